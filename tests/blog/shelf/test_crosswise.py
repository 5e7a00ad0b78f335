"""Two writers at once, whose texts cite the same sources the other way round."""

from __future__ import annotations

import pytest
from django.db import connection, transaction  # noqa: F401  the mark below names one

from blog.discussion import services as comments
from blog.essays.models import Draft, Post
from blog.essays.services import drafts, publication
from citations.documents.models import Citation, Document
from citations.documents.services.read import read_html
from citations.documents.services.record import record_again
from citations.library.models import Source
from citations.quotations.extract import Extracted
from citations.quotations.match import Page
from citations.quotations.models import QuotationCheck
from citations.quotations.services import uploads
from citations.quotations.services.checks import check_document
from citations.quotations.services.texts import remove_texts
from tests.at_once import at_once
from tests.factories import (
    make_course,
    make_member,
    make_post,
    make_source,
    make_source_text,
    make_user,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="SQLite has one writer at a time"
    ),
]
ROUNDS = 12


@pytest.fixture
def course(db, monkeypatch):
    monkeypatch.setattr(publication, "works_cited", lambda sources, style: [])
    made = make_course()
    for name in ("Freeze", "Tucker"):
        make_source(made, family=name)
    return made


def revise(post: Post, body: str) -> None:
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    version = drafts.save_draft(draft, draft.version, fields, post.created_by)
    publication.publish(Post.objects.get(pk=post.pk), version, post.created_by)


def assert_counts_are_right() -> None:
    for source in Source.objects.all():
        cited = Citation.objects.live().filter(source=source).count()
        assert source.citation_count == cited


def test_two_essays_that_swap_their_sources_never_block_each_other(course):
    one = make_post(author=make_user(), course=course)
    two = make_post(author=make_user(), course=course)
    texts = ["<p>So (Freeze 1).</p>", "<p>So (Tucker 1).</p>"]

    problems = []
    for number in range(ROUNDS):
        mine, other = texts[number % 2], texts[1 - number % 2]
        problems += at_once(
            lambda text=mine: revise(one, text), lambda text=other: revise(two, text)
        )

    assert problems == []
    assert_counts_are_right()


def test_a_comment_and_a_revision_of_its_essay_never_block_each_other(course):
    post = make_post(author=make_user(), course=course)
    member = make_member(course)
    texts = ["<p>So (Freeze 1).</p>", "<p>So (Tucker 1).</p>"]

    def talk(number):
        said = comments.say(
            Post.objects.get(pk=post.pk),
            member=member,
            body="(Tucker 2) and (Freeze 2)",
            parent=None,
            sent_key=f"key-{number:05}",
        )
        if number % 2:
            comments.remove(said, by=member.user)
        else:
            comments.change(said, body="(Freeze 3)")

    problems = []
    for number in range(ROUNDS):
        problems += at_once(
            lambda n=number: talk(n), lambda n=number: revise(post, texts[n % 2])
        )

    assert problems == []
    assert_counts_are_right()
    assert Post.objects.get().comment_count == ROUNDS // 2


QUOTED = "".join(
    f"<p>So, “words number {n} stay” (Freeze {n}).</p>" for n in range(1, 30)
)
PAGES = {str(n): f"words number {n} stay" for n in range(1, 30)}


@pytest.fixture
def document(course):
    post = make_post(author=make_user(), course=course)
    revise(post, QUOTED)
    return Post.objects.get().live_revision.document


def test_a_text_that_is_removed_while_it_is_checked_blocks_nobody(document):
    source = Source.objects.first()
    problems = []
    for _ in range(ROUNDS):
        make_source_text(source, PAGES)
        check_document(document)
        QuotationCheck.objects.update(key="asked otherwise")
        problems += at_once(
            lambda: check_document(document), lambda: remove_texts(source)
        )

    assert problems == []
    assert not QuotationCheck.objects.exists()


def test_a_text_that_reads_otherwise_while_it_is_checked_blocks_nobody(
    course, document
):
    make_source_text(Source.objects.first(), PAGES)
    readings = [read_html(body, course.library) for body in (QUOTED, "<p>So.</p>")]

    def read_otherwise(reading):
        with transaction.atomic():
            record_again(Document.objects.get(pk=document.pk), reading)

    problems = []
    for _ in range(ROUNDS):
        read_otherwise(readings[0])
        check_document(document)
        QuotationCheck.objects.update(key="asked otherwise")
        problems += at_once(
            lambda: check_document(document), lambda: read_otherwise(readings[1])
        )

    assert problems == []
    assert not QuotationCheck.objects.exists()


def test_a_comment_that_is_changed_while_it_is_checked_blocks_nobody(course, document):
    make_source_text(Source.objects.first(), PAGES)
    post, member = Post.objects.get(), make_member(course)
    body = "\n\n".join(f"“words number {n} stay” (Freeze {n})" for n in range(1, 30))

    problems = []
    for number in range(ROUNDS):
        said = comments.say(
            post, member=member, body=body, parent=None, sent_key=f"k{number}"
        )
        QuotationCheck.objects.update(key="asked otherwise")
        problems += at_once(
            lambda old=said.document: check_document(old),
            lambda said=said: comments.change(said, body="So."),
        )

    assert problems == []


def test_an_upload_that_is_finished_and_sent_again_at_once_blocks_nobody(course):
    source, user = Source.objects.first(), make_user()
    said = {"rights": "Public domain", "added_by_id": user.pk}
    pages = Extracted("plain", (Page("1", "Words."),))

    problems = []
    for _ in range(ROUNDS):
        upload = uploads.keep_upload(source, b"Words.", **said)
        problems += at_once(
            lambda upload=upload: uploads.finish_upload(upload, pages),
            lambda: uploads.keep_upload(source, b"Other words.", **said),
        )

    assert problems == []
