"""Copying works cited: with italics by a button, by hand without scripts."""

import pytest
from django.urls import reverse

from tests.factories import make_course, make_member, make_post, make_source, make_user
from tests.world.acts import publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def essay():
    course = make_course(slug="russia", title="Twentieth-Century Russia")
    ada = make_user("Ada")
    make_member(course, ada)
    for family in ("Freeze", "Ames", "Solzhenitsyn"):
        make_source(course, family=family, title="The Long Winter", key=family)
    post = make_post(author=ada, course=course, body_html="<p>It fell.</p>")
    revision = post.live_revision
    revision.works_cited = [
        {"key": key, "anchor": key, "html": key, "text": key, "at": ""}
        for key in ("Freeze", "Ames", "Solzhenitsyn")
    ]
    revision.save()
    post.ada = ada
    return post


def address(post, style):
    return reverse("blog:works-list", args=[post.course.slug, post.pk, style])


def test_the_list_is_copied_with_its_italics(new_page, sign_in, essay):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    sign_in(page, essay.ada)
    page.goto(address(essay, "chicago-notes"))

    page.get_by_role("button", name="Copy the list").click()

    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const read = async (type) => (await item.getType(type)).text();
            return { text: await read("text/plain"), html: await read("text/html") };
        }"""
    )
    assert copied["text"].startswith("Ames, A. The Long Winter. 2001.\n\nFreeze, A.")
    assert "<i>The Long Winter</i>" in copied["html"]
    assert page.blocked == []


def test_without_scripts_there_is_the_list_and_its_files(
    no_scripts_page, sign_in, essay
):
    page = no_scripts_page
    sign_in(page, essay.ada)
    page.goto(essay.get_absolute_url())
    page.get_by_text("Copy or download in a citation style").click()
    page.get_by_role("link", name="APA 7").click()

    assert page.get_by_text("Ames, A. (2001).").is_visible()
    assert not page.get_by_text("Copy the list").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as text").click()
    assert download.value.suggested_filename == f"works-cited-{essay.pk}-apa.txt"


def test_no_line_begins_with_the_full_stop_after_a_citations_glyph(
    new_page, sign_in, essay
):
    post = make_post(author=essay.ada, course=essay.course, handed_in=False)
    publish(post, essay.ada, "<p>A door fell (Nobody 407). It was never mended.</p>")
    page = new_page()
    sign_in(page, essay.ada)
    page.goto(post.get_absolute_url())
    page.locator(".cite .i").wait_for()

    apart = page.evaluate(
        """() => {
            const cite = document.querySelector(".cite");
            const middle = (start, end) => {
                const range = document.createRange();
                range.setStart(...start);
                range.setEnd(...end);
                const box = range.getBoundingClientRect();
                return box.top + box.height / 2;
            };
            const found = [];
            for (let width = 120; width < 320; width += 1) {
                cite.closest("p").style.inlineSize = `${width}px`;
                const words = cite.firstChild;
                const box = cite.querySelector(".i").getBoundingClientRect();
                const lines = [
                    middle([words, words.length - 1], [words, words.length]),
                    box.top + box.height / 2,
                    middle([cite.nextSibling, 0], [cite.nextSibling, 1]),
                ];
                if (Math.max(...lines) - Math.min(...lines) > 10) found.push(width);
            }
            return found;
        }"""
    )
    assert apart == []
    assert page.blocked == []
