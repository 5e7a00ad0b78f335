"""Two writers at once, whose texts cite the same sources the other way round."""

from __future__ import annotations

import pytest
from django.db import connection  # noqa: F401  the mark below names it

from blog.models import Draft, Post
from blog.services import comments, posts
from citations.models import Citation, Source
from tests.at_once import at_once
from tests.factories import (
    make_course,
    make_member,
    make_post,
    make_source,
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
    monkeypatch.setattr(posts, "works_cited", lambda sources, style: [])
    made = make_course()
    for name in ("Freeze", "Tucker"):
        make_source(made, family=name)
    return made


def revise(post: Post, body: str) -> None:
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    version = posts.save_draft(draft, draft.version, fields, post.created_by)
    posts.publish(Post.objects.get(pk=post.pk), version, post.created_by)


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
