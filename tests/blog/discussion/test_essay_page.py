"""The reading page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from blog.essays.services import drafts, publication
from citations.library.services.sources import add_source
from citations.styles import BibliographyError
from tests.factories import (
    make_assignment,
    make_comment,
    make_member,
    make_post,
    make_source,
)


def published(course, user, body, assignment=None, title="The Metro"):
    post = drafts.start_post(course, user, assignment)
    fields = {"title": title, "standfirst": "", "body": body}
    version = drafts.save_draft(post.draft, post.draft.version, fields, user)
    publication.publish(post, version, user)
    post.refresh_from_db()
    return post


@pytest.fixture
def freeze(course):
    return add_source(
        course.library,
        kind="book",
        csl={
            "type": "book",
            "title": "Russia: A History",
            "author": [{"family": "Freeze", "given": "Gregory"}],
        },
        key="freeze",
        last_page="559",
    )


BODY = "<p>It fell (Freeze 352). It rose (Nowak 12). Then (Freeze 1352).</p>"


def test_readers_see_quiet_links_and_authors_and_staff_every_state(
    course, ada, ben, prof, freeze, as_user
):
    url = published(course, ada, BODY).get_absolute_url()

    reader = as_user(ben).get(url).content.decode()
    writer, teacher = (as_user(u).get(url).content.decode() for u in (ada, prof))

    assert 'data-state="linked"' in reader
    assert 'data-state="unknown"' not in reader
    for page in (writer, teacher):
        assert 'data-state="unknown"' in page
        assert 'data-state="outside"' in page
    assert 'id="w-freeze"' in reader
    assert 'id="card-freeze"' in reader
    assert "The class has cited it 2 times." in reader


def test_works_cited_pending_is_said_and_made_again(
    course, ada, ben, freeze, as_user, monkeypatch
):
    def away(*args, **kwargs):
        raise BibliographyError("away")

    with monkeypatch.context() as patch:
        patch.setattr(publication, "works_cited", away)
        post = published(course, ada, BODY)
    url = reverse("blog:works-cited-retry", args=[course.slug, post.pk])
    pending = as_user(ben).get(post.get_absolute_url()).content.decode()

    refused = as_user(ben).post(url).status_code
    made = as_user(ada).post(url, follow=True).content.decode()

    assert "Works cited pending" in pending
    assert refused == 403
    assert "Works cited pending" not in made
    assert "Freeze, Gregory." in made


def test_a_draft_is_nobody_elses_business(course, ada, ben, prof, as_user):
    post = make_post(author=ada, course=course, handed_in=False)

    assert as_user(ben).get(post.get_absolute_url()).status_code == 404
    assert as_user(prof).get(post.get_absolute_url()).status_code == 404
    assert as_user(ada).get(post.get_absolute_url()).status_code == 302


def test_neighbours_are_of_the_same_assignment(course, ada, ben, prof, as_user):
    assignment = make_assignment(course)
    first, second, third = (
        make_post(author=u, course=course, assignment=assignment)
        for u in (ada, ben, prof)
    )
    make_post(author=ada, course=course)

    page = as_user(ada).get(second.get_absolute_url())

    assert page.context["before"] == [str(first.pk), first.title]
    assert page.context["after"] == [str(third.pk), third.title]

    refused = as_user(ada).post(
        reverse("blog:comment-create", args=[course.slug, second.pk]), {"body": " "}
    )

    assert refused.status_code == 400
    assert refused.context["before"] == [str(first.pk), first.title]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_page_costs_eight_queries_at_most(
    count, course, ada, ben, freeze, as_user, django_assert_num_queries
):
    post = published(course, ada, BODY, make_assignment(course))
    for _ in range(count):
        make_comment(post=post, author=ben)
        make_source(course)
    reader, writer = as_user(ben), as_user(ada)
    for client in (reader, writer):
        client.get(post.get_absolute_url())

    with django_assert_num_queries(7):
        reader.get(post.get_absolute_url())
    with django_assert_num_queries(8):
        writer.get(post.get_absolute_url())


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Весной первые пассажиры были теми, кто его построил.", "ru", "ltr"),
        ("באביב נסעו לראשונה אלה שבנו את הרכבת.", "he", "rtl"),
        ("In the spring the first to ride were those who dug.", "", "ltr"),
    ],
)
def test_language_and_direction_follow_the_script(
    text, language, direction, course, ada, as_user
):
    post = published(course, ada, f"<p>{text}</p>", title=text[:20])

    page = as_user(ada).get(post.get_absolute_url()).content.decode()

    revision = post.live_revision
    assert revision.direction == direction
    assert revision.language in {language, "en"}
    assert f'dir="{direction}"' in page


def test_the_author_page_shows_drafts_to_the_author_only(
    course, ada, ben, as_user, member_of
):
    make_post(author=ada, course=course, title="Shown")
    make_post(author=ada, course=course, title="Hidden draft", handed_in=False)
    url = member_of(ada).get_absolute_url()

    own, other = (as_user(u).get(url).content.decode() for u in (ada, ben))

    assert "Hidden draft" in own
    assert "Hidden draft" not in other
    assert "Shown" in other


def test_a_withdrawn_members_work_stays(course, ada, ben, as_user, member_of):
    make_post(author=ada, course=course, title="Stays")
    member = member_of(ada)
    member.is_active = False
    member.save()

    page = as_user(ben).get(member.get_absolute_url()).content.decode()

    assert "Stays" in page
    assert "no longer in the course" in page


@pytest.mark.parametrize("count", [1, 3])
def test_author_pages_cost_the_same_however_long(
    count, course, ada, ben, as_user, member_of, django_assert_num_queries
):
    for _ in range(count):
        make_comment(post=make_post(author=ada, course=course), author=ada)
    client = as_user(ben)
    client.get(course.get_absolute_url())

    url = member_of(ada).get_absolute_url()

    with django_assert_num_queries(7):
        client.get(url)


def test_an_observer_is_a_reader(course, ada, freeze, as_user):
    post = published(course, ada, BODY)
    observer = make_member(course, role="observer").user

    page = as_user(observer).get(post.get_absolute_url()).content.decode()

    assert 'data-state="unknown"' not in page
    assert 'id="reply"' not in page
