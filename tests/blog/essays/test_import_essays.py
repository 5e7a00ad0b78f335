"""Essays from plain text."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from blog.essays.models import Post
from blog.essays.plain_text import split_essays
from citations.library.models import Source
from citations.library.services.sources import add_source
from tests.factories import make_assignment
from tests.shared import SHARED

SEEDS = SHARED / "seeds/two_essays.txt"

BODY = "A paragraph that is long enough to be one, with (Freeze 4) in it. " * 4
TEXT = f"""First Title

A caption that says what the picture shows.

{BODY}

{BODY}

Second Title

{BODY}
"""


def run(path, course, author, **options):
    out = io.StringIO()
    call_command(
        "import_essays",
        str(path),
        course=course.slug,
        author=author.email,
        stdout=out,
        **options,
    )
    return out.getvalue()


@pytest.fixture
def sources(course):
    for title, family, aliases in (
        ("Russia: A History", "Freeze", []),
        ("Stalin in Power: The Revolution from Above", "Tucker", []),
        ("Seventeen Moments in Soviet History", "", ["17 Moments"]),
        ("History of the Communist Party: Short Course", "", ["Short Course"]),
    ):
        people = [{"family": family, "given": "A."}] if family else []
        add_source(
            course.library,
            kind="book",
            csl={"type": "book", "title": title, "author": people},
            aliases=aliases,
        )
    return Source.objects.all()


def test_the_seed_essays_become_two_posts_with_all_citations_linked(
    course, ada, sources
):
    if not SEEDS.exists():
        pytest.skip("the seed essays are not here")

    said = run(SEEDS, course, ada, publish=True)

    first, second = Post.objects.order_by("pk")
    assert first.title == "A New Leader: The Death of Stalin"
    assert second.title == "The Cult of Personality: Stalin Edition"
    assert [p.live_revision.citation_counts["linked"] for p in (first, second)] == [
        7,
        5,
    ]
    assert "caption: Nikita Khrushchev" in said
    texts = [p.live_revision.document.text for p in (first, second)]
    original = SEEDS.read_text(encoding="utf-8").split("\n\n")
    prose = [block.strip() for block in original if block.strip()]
    prose.remove(first.title)
    prose.remove(second.title)
    assert "\n".join(texts) == "\n".join(prose)
    states = {
        c.state
        for p in (first, second)
        for c in p.live_revision.document.citations.all()
    }
    assert states == {"linked"}
    assert len(first.live_revision.works_cited + second.live_revision.works_cited) == 5


def test_titles_captions_and_paragraphs_are_told_apart():
    first, second = split_essays(TEXT)

    assert (first.title, first.caption, len(first.paragraphs)) == (
        "First Title",
        "A caption that says what the picture shows.",
        2,
    )
    assert (second.title, second.caption, len(second.paragraphs)) == (
        "Second Title",
        "",
        1,
    )


def test_without_publish_they_are_drafts_and_a_second_for_one_assignment_has_none(
    tmp_path, course, ada
):
    path = tmp_path / "essays.txt"
    path.write_text(TEXT, encoding="utf-8")
    assignment = make_assignment(course)

    said = run(path, course, ada, assignment=assignment.number)

    assert [p.assignment for p in Post.objects.order_by("pk")] == [assignment, None]
    assert {p.state for p in Post.objects.all()} == {"draft"}
    assert "belongs to none" in said


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        (b"\xff\xfe", {}, "not UTF-8"),
        (b"", {}, "no essay"),
        (b"Only a title", {}, "no essay"),
        (TEXT.encode(), {"assignment": 9}, "no assignment 9"),
        (TEXT.encode(), {"author": "nobody@example.org"}, "no member"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    content, options, says, tmp_path, course, ada
):
    path = tmp_path / "essays.txt"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=says):
        call_command(
            "import_essays",
            str(path),
            **{"course": course.slug, "author": ada.email, **options},
        )
    assert not Post.objects.exists()


@given(st.text(max_size=600))
def test_any_text_is_split_without_losing_a_word(text):
    essays = split_essays(text)

    kept = [
        word
        for essay in essays
        for block in (essay.title, essay.caption, *essay.paragraphs)
        for word in block.split()
    ]
    assert len(text) > 300 or kept == text.split()
