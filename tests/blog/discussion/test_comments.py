"""The discussion of an essay."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from blog.discussion import services as comments
from blog.discussion.models import Comment
from blog.discussion.services import DEEPEST, say, to_html
from citations.documents.models import Citation, Document
from citations.library.models import Source
from citations.library.services.sources import add_source
from tests.factories import (
    make_comment,
    make_course,
    make_member,
    make_post,
    make_source,
)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def essay(course, ada):
    return make_post(author=ada, course=course, title="The Metro")


def post_comment(client, essay, body="I disagree.", **fields):
    return client.post(
        reverse("blog:comment-create", args=[essay.course.slug, essay.pk]),
        {"body": body, "sent_key": "key-12345678", **fields},
        follow=True,
    )


def test_a_comment_is_posted_read_and_counted(course, ada, ben, essay, as_user):
    add_source(
        course.library,
        kind="book",
        csl={
            "type": "book",
            "title": "Russia",
            "author": [{"family": "Freeze", "given": "G."}],
        },
        key="freeze",
    )

    page = post_comment(
        as_user(ben), essay, "Look (Freeze 352).\n\nAnd http://x.org/a."
    )

    essay.refresh_from_db()
    comment = Comment.objects.get()
    assert essay.comment_count == 1
    assert f'id="c{comment.pk}"' in page.content.decode()
    assert 'data-state="linked"' in comment.finished_html
    assert '<a href="http://x.org/a" rel="nofollow ugc">http://x.org/a</a>.' in (
        comment.finished_html
    )
    assert Citation.objects.live().get().first_page == 352


def test_a_double_click_makes_one_comment(essay, ben, as_user):
    client = as_user(ben)

    post_comment(client, essay)
    post_comment(client, essay)

    essay.refresh_from_db()
    assert (Comment.objects.count(), essay.comment_count) == (1, 1)


@pytest.fixture
def deleted_meanwhile(course, monkeypatch):
    """`deleted_meanwhile(times)`: so often a source is deleted while a text that cites it
    is read, and another one takes its place."""

    def arrange(times):
        make_source(course, family="Freeze")
        record = comments.record

        def after_deleting(*args, **options):
            nonlocal times
            if times:
                times -= 1
                Source.objects.all().delete()
                make_source(course, family="Freeze")
            return record(*args, **options)

        monkeypatch.setattr(comments, "record", after_deleting)

    return arrange


@pytest.mark.django_db(transaction=True)  # what a row points at is checked at the end
def test_a_comment_whose_source_is_deleted_while_it_is_read_is_read_again(
    essay, ben, member_of, deleted_meanwhile
):
    deleted_meanwhile(1)

    said = say(essay, member=member_of(ben), body="(Freeze 1)", parent=None, sent_key="k")  # fmt: skip

    essay.refresh_from_db()
    assert said.document.citations.get().source == Source.objects.get()
    assert (Comment.objects.count(), essay.comment_count) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_changed_words_whose_source_is_deleted_while_they_are_read_are_read_again(
    essay, ben, member_of, deleted_meanwhile
):
    said = say(essay, member=member_of(ben), body="No.", parent=None, sent_key="k")
    deleted_meanwhile(1)

    comments.change(said, body="(Freeze 1)")

    said.refresh_from_db()
    assert said.body == "(Freeze 1)"
    assert said.document.citations.get().source == Source.objects.get()
    assert Document.objects.filter(line=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_comment_is_not_read_again_for_ever(essay, ben, member_of, deleted_meanwhile):
    said = say(essay, member=member_of(ben), body="No.", parent=None, sent_key="k")
    deleted_meanwhile(4)

    with pytest.raises(IntegrityError):
        comments.change(said, body="(Freeze 1)")
    with pytest.raises(IntegrityError):
        say(essay, member=member_of(ben), body="(Freeze 1)", parent=None, sent_key="l")

    assert Comment.objects.get().body == "No."


@pytest.mark.parametrize("body", ["", "   \n ", "x" * 20_001])
def test_a_comment_that_cannot_be_posted_says_why_and_keeps_the_words(
    body, essay, ben, as_user
):
    answer = post_comment(as_user(ben), essay, body)

    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {"body"}
    assert body.strip() in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("body", ["No.", "I disagree, and here is why: it <b>was</b>."])
def test_words_sent_after_the_sign_in_has_run_out_are_handed_back(body, client, essay):
    answer = post_comment(client, essay, body)

    assert answer.status_code == 401
    assert escape(body) in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_reply_stays_on_its_page_and_threads_are_capped(
    course, ada, ben, essay, as_user, member_of
):
    elsewhere = make_comment(post=make_post(author=ada, course=course), author=ada)
    refused = post_comment(as_user(ben), essay, parent=elsewhere.pk)
    parent = None
    for number in range(DEEPEST + 3):
        parent = say(
            essay,
            member=member_of(ben),
            body=f"Reply {number}",
            parent=parent,
            sent_key=f"key-0000000{number}",
        )

    assert refused.status_code == 400
    depths = list(essay.comments.in_thread_order().values_list("depth", flat=True))
    assert depths == [*range(DEEPEST + 1), DEEPEST, DEEPEST]


def test_words_are_changed_by_their_author_only_and_marked(
    essay, ada, ben, prof, as_user
):
    comment = make_comment(post=essay, author=ben)
    url = reverse("blog:comment-edit", args=[essay.course.slug, comment.pk])

    refused = [
        as_user(user).post(url, {"body": "x"}).status_code for user in (ada, prof)
    ]
    as_user(ben).post(url, {"body": "Better words."})

    comment.refresh_from_db()
    assert refused == [403, 403]
    assert (comment.body, comment.edited_at is not None) == ("Better words.", True)
    page = as_user(ada).get(essay.get_absolute_url()).content.decode()
    assert "Better words." in page
    assert "edited" in page


def test_removing_leaves_a_tombstone_and_the_replies(essay, ada, ben, prof, as_user):
    comment = make_comment(post=essay, author=ben, body="A hasty word.")
    make_comment(post=essay, author=ada, body="A calm answer.", parent=comment)
    url = reverse("blog:comment-remove", args=[essay.course.slug, comment.pk])

    refused = as_user(ada).post(url).status_code
    asked = as_user(prof).get(url).status_code
    as_user(prof).post(url)
    as_user(prof).post(url)

    essay.refresh_from_db()
    page = as_user(ben).get(essay.get_absolute_url()).content.decode()
    assert (refused, asked) == (403, 200)
    assert "A hasty word." not in page
    assert "Removed. Replies stay." in page
    assert "A calm answer." in page
    assert essay.comment_count == 1


def test_a_long_thread_is_paged_and_a_permalink_finds_its_page(
    essay, ada, ben, as_user
):
    parent = None
    for number in range(120):
        parent = make_comment(
            post=essay, author=ben, parent=parent if number % 4 else None
        )
    target = essay.comments.in_thread_order()[107]
    client = as_user(ada)

    first = client.get(essay.get_absolute_url())
    found = client.get(target.get_absolute_url(), follow=True)

    assert len(first.context["thread"].rows) == 50
    assert target.pk in [row.comment.pk for row in found.context["thread"].rows]
    assert found.redirect_chain[0][0].endswith(f"#c{target.pk}")
    html = found.content.decode()
    assert html.count("<article") == html.count("</article>")
    assert html.count("<div") == html.count("</div>")


def test_comments_since_the_last_visit_are_marked_new(
    essay, ada, ben, as_user, member_of
):
    member = member_of(ada)
    member.previous_visit_at = timezone.now() - timedelta(hours=2)
    member.visited_at = timezone.now()
    member.save()
    make_comment(post=essay, author=ben, created_at=timezone.now() - timedelta(days=1))
    make_comment(post=essay, author=ben)
    make_comment(post=essay, author=ada)

    page = as_user(ada).get(essay.get_absolute_url())

    assert [row.is_new for row in page.context["thread"].rows] == [False, True, False]
    assert "3 comments, 1 new" in re.sub(r"\s+", " ", page.content.decode())


def test_a_flood_is_refused_and_the_words_are_kept(essay, ben, as_user):
    client = as_user(ben)
    with time_machine.travel(timezone.now(), tick=False):  # all in one window
        for number in range(20):
            post_comment(client, essay, sent_key=f"key-flood-{number:04d}")

        answer = post_comment(client, essay, "One more.", sent_key="key-flood-9999")

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "One more." in answer.content.decode()
    assert Comment.objects.count() == 20


def test_observers_read_and_outsiders_find_nothing(course, essay, outsider, as_user):
    observer = make_member(course, role="observer").user
    stranger = make_member(make_course(), role="instructor").user
    comment = make_comment(post=essay, author=essay.created_by)

    assert as_user(observer).get(essay.get_absolute_url()).status_code == 200
    assert post_comment(as_user(observer), essay).status_code == 403
    for user in (outsider, stranger):
        assert as_user(user).get(comment.get_absolute_url()).status_code == 404
        assert post_comment(as_user(user), essay).status_code == 404
    assert Comment.objects.count() == 1


def test_markup_in_a_comment_is_shown_as_typed():
    html = to_html(
        '<script>alert(1)</script> & <b>x</b>\nnext\n\nhttps://a.b/?x=1&y="2'
    )

    assert "<script>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;<br>next</p>" in html
    assert 'href="https://a.b/?x=1&amp;y="' in html
