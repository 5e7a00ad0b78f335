"""What the reader finds is said in words, and the readings of the assignment count."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from blog.assignments.models import Reading
from blog.assignments.readings import assigned_pages
from blog.essays.markers import picker_sources, write_marker
from citations.library.services.sources import add_source
from citations.reading.reader import read
from citations.reading.types import FindingCode, State
from tests.factories import make_assignment, make_post

pytestmark = pytest.mark.django_db

QUOTE = "“the shops were empty by the end of spring”"
EVERY_FINDING = (
    f"<p>As Freeze notes, {QUOTE}.</p><p>It fell (Freeze 446; Freeze 2001, 405; Freeze 999).</p>"
    "<p>He said “a very long and cold winter it was”.</p><p>It fell (Nowak, p. 12) [1].</p><p>It “rose.</p>"
    "<p>Works Cited</p><p>Kotkin, Stephen. Magnetic Mountain. U of California P, 1995.</p>"
)
"""All of them but an ambiguous source, where only Freeze is on the shelf."""


@pytest.fixture
def freeze(course):
    csl = {
        "type": "book",
        "title": "Russia: A History",
        "author": [{"family": "Freeze", "given": "Gregory"}],
        "issued": {"date-parts": [[2009]]},
    }
    return add_source(
        course.library, kind="book", csl=csl, key="freeze", first_page="1", last_page="559"
    )  # fmt: skip


def said(client, post, body):
    answer = client.post(
        reverse("blog:draft-read", args=[post.course.slug, post.pk]),
        json.dumps({"body": body}),
        content_type="application/json",
    )
    assert answer.status_code == 200
    return {row["code"]: row["message"] for row in answer.json()["findings"]}


def test_each_finding_has_its_sentence(course, ada, as_user, freeze):
    assignment = make_assignment(course=course)
    Reading.objects.create(assignment=assignment, source=freeze, pages="400-410, 420")
    post = make_post(author=ada, course=course, assignment=assignment)
    found = said(as_user(ada), post, EVERY_FINDING)

    assert set(found) == set(FindingCode) - {FindingCode.AMBIGUOUS_SOURCE}
    assert all(found.values())
    assert found["page-outside-readings"] == (
        "Page 446 of Russia: A History is outside the assigned reading."
    )


def test_the_assigned_pages(course, freeze):
    assignment = make_assignment(course=course)
    assert assigned_pages(None) == assigned_pages(assignment) == {}
    Reading.objects.create(assignment=assignment, source=freeze, pages="ix-xii, 406–33, 440")  # fmt: skip

    assert assigned_pages(assignment) == {
        "freeze": [("ix", "xii"), ("406", "433"), ("440", "440")]
    }

    Reading.objects.create(assignment=assignment, source=freeze, pages="")
    assert assigned_pages(assignment) == {}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Freeze argues that it fell.", "Freeze argues"),
        ("It fell (Freeze 4).", "(Freeze, Russia 4)"),
    ],
)
def test_to_say_which_work_is_meant_never_rewrites_a_sentence(freeze, text, written):
    shelf = [freeze.as_shelf_source(), replace(freeze.as_shelf_source(), id="other")]

    (citation,) = read(text, shelf).citations

    assert citation.state is State.AMBIGUOUS
    assert write_marker(freeze, citation) == written


@pytest.mark.parametrize("style", ["chicago-author-date", "apa"])
def test_what_the_picker_types_for_two_works_of_a_year_says_which_and_so_does_a_letter(
    style, course
):
    for key, title in (("peasants", "Stalin’s Peasants"), ("all", "The Russian Revolution")):  # fmt: skip
        csl = {
            "type": "book",
            "title": title,
            "author": [{"family": "Fitzpatrick", "given": "Sheila"}],
            "issued": {"date-parts": [[1994]]},
        }
        add_source(course.library, kind="book", csl=csl, key=key)
    sources = {source.key: source for source in course.library.sources.order_by("pk")}
    shelf = [source.as_shelf_source() for source in sources.values()]

    for row in picker_sources(sources, style):
        text = f"It fell ({row['short']}{row['joins']}12)."
        (citation,) = read(text, shelf).citations
        assert (citation.state, citation.source) == (State.LINKED, row["key"])
        assert "1994" in row["short"]
    for letter, key in (("a", "all"), ("b", "peasants")):  # by title, as works cited
        (citation,) = read(f"It fell (Fitzpatrick 1994{letter}, 12).", shelf).citations
        assert (citation.state, citation.source) == (State.LINKED, key)
