"""What there is to look at is the same with scripts and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.assignments.models import Reading
from citations.reading.types import FindingCode
from tests.blog.essays.test_reader_findings import EVERY_FINDING
from tests.factories import make_assignment, make_post, make_source

pytestmark = pytest.mark.browser

ROWS = """rows => rows.map(row => ({
  tone: row.dataset.tone,
  glyph: row.querySelector("svg").innerHTML,
  words: row.querySelector(".vh")?.textContent,
  sentence: (row.querySelector("p") ?? row).textContent.trim(),
}))"""


@pytest.fixture
def address(live_server, course, ada):
    """A draft with everything in it that the reader finds."""
    source = make_source(
        course,
        family="Freeze",
        title="Russia: A History",
        key="freeze",
        csl={"issued": {"date-parts": [[2009]]}},
        first_page="1",
        last_page="559",
    )
    for title, key in (("Everyday Stalinism", "es"), ("The Russian Revolution", "rr")):
        make_source(course, family="Fitzpatrick", title=title, key=key)
    assignment = make_assignment(course, words_min=600, words_max=900)
    Reading.objects.create(assignment=assignment, source=source, pages="400-410, 420")
    body = EVERY_FINDING + "<p>It rose (Fitzpatrick 12).</p>"
    post = make_post(
        author=ada,
        course=course,
        assignment=assignment,
        body_html=body,
        handed_in=False,
    )
    return reverse("blog:draft-edit", args=[course.slug, post.pk])


def test_each_finding_has_the_same_glyph_and_words_in_the_editor_and_without_scripts(
    new_page, sign_in, ada, address
):
    plain = new_page(java_script_enabled=False)
    sign_in(plain, ada)
    plain.goto(address)
    page = new_page()
    sign_in(page, ada)
    with page.expect_response(lambda answer: "/reading/" in answer.url):
        page.goto(address)
    expect(page.locator("[data-panel-needs] button.said").first).to_be_visible()
    lists = ("[data-panel-needs] .todo > li", "[data-panel-ticks] > li")
    without, scripted = (
        [one.locator(rows).evaluate_all(ROWS) for rows in lists]
        for one in (plain, page)
    )

    assert scripted == without
    looks = {(row["glyph"], row["words"]) for row in without[0]}
    assert len(looks) == len(FindingCode)
    assert page.blocked == []
