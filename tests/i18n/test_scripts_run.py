"""The scripts in a real browser, in the pseudo-locale: what they put on the page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.essays.models import Draft
from tests.browser.conftest import (  # noqa: F401  fixtures
    _static_files,
    new_page,
    page,
    quiet,
    sign_in,
)
from tests.i18n.pseudo import pseudo, pseudo_locale
from tests.i18n.shown import untranslated
from tests.i18n.world import make_world

pytestmark = pytest.mark.browser

DRAWN = {"b: B", "i: I", "span: H", "small: H"}
"""The faces of the toolbar's buttons."""


@pytest.fixture
def world(live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with pseudo_locale(tmp_path / "locale"):
        yield make_world()


def left_on(screen):
    """The untranslated texts of the page as it is now, dialogs included."""
    html = screen.evaluate("document.documentElement.outerHTML")
    return sorted(set(untranslated(html)) - DRAWN)


def named(screen, text):
    """A button of this name, in the pseudo-locale."""
    return screen.get_by_role("button", name=pseudo(text), exact=True)


def test_the_editor_says_nothing_that_is_not_translated(page, sign_in, world):  # noqa: F811
    sign_in(page, world.people["ada"])
    draft = world.posts["draft"]
    page.goto(reverse("blog:draft-edit", args=[world.course.slug, draft.pk]))
    text = page.locator(".tiptap")
    expect(page.locator("[data-panel-needs] li").first).to_be_visible()
    assert left_on(page) == []

    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Και @Φρη")
    expect(page.locator("#picker")).to_be_visible()
    assert left_on(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#picker")).to_be_hidden()
    named(page, "Link").click()
    page.keyboard.type("ζ")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] .err")).to_be_visible()
    assert left_on(page) == []
    named(page, "Cancel").first.click()
    named(page, "Picture").click()
    named(page, "Add the picture").click()
    expect(page.locator("dialog[open] .err").first).to_be_visible()
    assert left_on(page) == []
    page.keyboard.press("Escape")
    named(page, "Footnote").click()
    page.keyboard.insert_text("ζ" * 3001)
    expect(page.locator("dialog[open] .err")).to_be_visible()
    assert left_on(page) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("ζ (Τάκερος 12)")
    page.keyboard.press("Enter")
    expect(page.locator("[data-panel-needs] .in-note").first).to_be_visible()
    assert left_on(page) == []

    Draft.objects.filter(pk=draft.draft.pk).update(version=50, body_html="<p>Α</p>")
    text.click()
    page.keyboard.type("Ξανά")
    expect(page.locator("dialog[data-versions]")).to_be_visible()
    assert left_on(page) == []
    named(page, "Keep mine").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    page.locator("[data-kept] button").click()
    assert left_on(page) == []
    named(page, "Close").click()

    page.context.clear_cookies()
    text.click()
    page.keyboard.type("Πάλι")
    expect(page.locator("dialog[data-sign-in]")).to_be_visible()
    named(page, "Continue").click()
    expect(page.locator("dialog[data-sign-in] [role=status]")).not_to_be_empty()
    assert left_on(page) == []


def test_the_desk_and_the_guidelines_say_nothing_untranslated(page, sign_in, world):  # noqa: F811
    sign_in(page, world.people["prof"])
    past, student = world.assignments["past"], world.members["ben"]
    page.goto(reverse("blog:assignment-edit", args=[world.course.slug, past.number]))
    expect(page.locator(".tiptap")).to_be_visible()
    assert left_on(page) == []
    desk = reverse("grading:desk", args=[world.course.slug, past.number, student.pk])
    page.goto(desk)
    page.locator("textarea[name=feedback]").fill("Λόγια")
    expect(page.locator("[data-kept]")).not_to_be_empty()
    page.reload()
    expect(page.locator("[data-kept]")).not_to_be_empty()
    assert left_on(page) == []
