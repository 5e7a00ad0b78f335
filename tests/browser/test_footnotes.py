"""Footnotes: on the page at the end, in the margin of wide screens, on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sideways, violations
from tests.factories import make_post, make_source
from tests.world.acts import publish

pytestmark = pytest.mark.browser

NOTE = '<span class="footnote">{}</span>'
WORDS = "The corridor was long and the kitchen had four tables and four lamps. " * 6
FIRST = NOTE.format("Compare <em>Russia: A History</em> (Freeze 12).")
SECOND = NOTE.format(
    "A second note of the same line, long enough to need several. " * 3
)
CYRILLIC = NOTE.format("Коммунальная квартира, Москва, 1934.")
BODY = (
    f"<p>It had a door,{FIRST} and a key{SECOND} (Freeze 407). {WORDS}</p>"
    f"<blockquote><p>One lived as one was seen to live.{CYRILLIC} {WORDS}</p></blockquote>"
    f"<h2>The lamps</h2><p>{WORDS}</p>"
)


@pytest.fixture
def make_essay(graded_server, course, ada):
    def make(body=BODY):
        post = make_post(author=ada, course=course, title="Doors", handed_in=False)
        publish(post, ada, body)
        return post

    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    return make


@pytest.fixture
def reading(make_essay, ben, sign_in):
    """`reading(page)`: a classmate reads the essay there."""

    def go(page, body=BODY):
        sign_in(page, ben)
        page.goto(make_essay(body).get_absolute_url())
        return page

    return go


def box(page, selector):
    return page.locator(selector).bounding_box()


def test_a_number_leads_to_its_note_and_back(reading, narrow_page):
    page = reading(narrow_page)
    mark = page.get_by_label("Note 2", exact=True)
    note = page.locator("#note-2")
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "note-2"
    page.get_by_label("Back to the text, note 2").click()
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()


def test_a_citation_in_a_note_opens_its_card(reading, page):
    reading(page)
    page.locator("#note-1 a.cite").click()
    card = page.get_by_role("dialog", name="Russia: A History")
    expect(card).to_be_visible()


def test_on_a_wide_screen_notes_stand_beside_their_lines_one_below_the_other(
    reading, page
):
    reading(page)
    text = box(page, ".essay-head")
    bottom = 0
    for n in (1, 2, 3):
        note, mark = box(page, f"#note-{n}"), box(page, f"#note-{n}-mark")
        assert note["x"] > text["x"] + text["width"]
        assert note["y"] >= bottom
        assert abs(note["y"] - max(mark["y"], bottom)) < 16
        bottom = note["y"] + note["height"]
    assert sideways(page) == ""


def test_a_text_from_right_to_left_has_its_notes_in_the_same_margin(reading, page):
    words = "היה להם מסדרון ארוך ומטבח עם ארבעה שולחנות " * 9
    reading(page, f"<p>{words}{NOTE.format('ראו שם.')} {words}</p>")
    text, note = box(page, ".essay-head"), box(page, "#note-1")
    assert page.locator(".essay-body").get_attribute("dir") == "rtl"
    assert note["x"] > text["x"] + text["width"]
    assert note["y"] > text["y"] + text["height"]


def test_on_a_narrow_screen_and_on_paper_notes_stand_at_the_end(reading, narrow_page):
    page = reading(narrow_page)
    heading = page.get_by_role("heading", name="Notes", exact=True)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(heading).to_be_visible()
        last = box(page, ".essay-body > p:last-of-type")
        for n in (1, 2, 3):
            assert box(page, f"#note-{n}")["y"] > last["y"] + last["height"]
    assert sideways(page) == ""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert box(page, "#note-1")["y"] > box(page, "#note-1-mark")["y"] + 200


def test_too_many_notes_stay_at_the_end(reading, page):
    reading(page, f"<p>a{NOTE.format('b ' * 400)}</p>" * 4)
    last = box(page, ".essay-body > p:last-of-type")
    assert box(page, "#note-1")["y"] > last["y"] + last["height"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_with_notes_is_accessible(reading, new_page, width):
    page = reading(new_page(width=width, reduced_motion="reduce"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    assert page.blocked == []
