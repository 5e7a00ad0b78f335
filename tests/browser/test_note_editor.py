"""Footnotes in the editor: made, changed, deleted by keyboard and mouse; the same text
as the server's; kept by every way of keeping."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.essays.models import Draft
from blog.html.sanitiser import clean_html
from citations.reading.text import project
from citations.styles.full_notes import PLACE
from tests.browser.axe import sideways, violations
from tests.factories import make_assignment, make_post, make_source

pytestmark = pytest.mark.browser

SAVED = re.compile("^Saved")
NOTE = '<span class="footnote">'
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
PROJECT = """async (html) => {
  const { project } = await import("sovclass/editor/projection");
  const { fromTextarea, PARSE } = await import("sovclass/editor/schema");
  const { editor } = document.querySelector(".editor .tiptap");
  editor.commands.setContent(fromTextarea(html), { parseOptions: PARSE });
  const { text, length } = project(editor.state.doc);
  return [text, length];
}"""


@pytest.fixture
def essay(live_server, course, ada):
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    for title, key in (("Everyday Stalinism", "es"), ("The Russian Revolution", "rr")):
        make_source(course, family="Fitzpatrick", title=title, key=key)
    assignment = make_assignment(course, words_min=600, words_max=900)
    return make_post(
        author=ada,
        course=course,
        assignment=assignment,
        title="Doors",
        body_html="<p></p>",
        handed_in=False,
    )


@pytest.fixture
def open_essay(essay, sign_in, ada):
    """`open_essay(page, html)`: the writing page with this text."""

    def go(page, html="<p></p>"):
        Draft.objects.filter(post=essay).update(body_html=html)
        sign_in(page, ada)
        page.goto(reverse("blog:draft-edit", args=[essay.course.slug, essay.pk]))
        expect(page.locator(".editor .tiptap")).to_be_visible()
        return page

    return go


@pytest.fixture
def writing(page, open_essay):
    yield open_essay(page)
    assert page.blocked == []
    assert page.elsewhere == []


def text(page):
    return page.locator(".editor .tiptap")


def dialog(page):
    return page.get_by_role("dialog", name=re.compile("^Footnote"))


def write(page, words):
    text(page).click()
    page.keyboard.type(words)


def add_note(page, words):
    page.keyboard.press("Control+Alt+f")
    expect(dialog(page).get_by_role("textbox")).to_be_focused()
    page.keyboard.type(words)


def press(page, *keys):
    """Keys that move the caret; the editor hears of it a moment later."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate("() => new Promise((done) => setTimeout(done, 60))")


def stored(page, essay):
    expect(page.locator("[data-saved]")).to_contain_text(SAVED, timeout=8000)
    return Draft.objects.get(post=essay).body_html


def test_a_note_is_written_by_keyboard_and_writing_goes_on(writing, essay):
    write(writing, "It had a door.")
    add_note(writing, "See ")
    writing.keyboard.press("Control+i")
    writing.keyboard.type("Pravda")
    writing.keyboard.press("Control+i")
    writing.keyboard.type(", 4 May.")
    writing.keyboard.press("Enter")
    expect(dialog(writing)).to_have_count(0)
    writing.keyboard.type(" And a key.")
    chip = writing.get_by_role("button", name="Note 1: See Pravda, 4 May.")
    expect(chip).to_have_text("1")
    assert stored(writing, essay) == (
        f"<p>It had a door.{NOTE}See <em>Pravda</em>, 4 May.</span> And a key.</p>"
    )
    expect(writing.locator(".checks [data-words]")).to_have_text("7")


def test_notes_are_numbered_in_the_order_of_the_text(writing):
    write(writing, "One, two.")
    add_note(writing, "second")
    writing.keyboard.press("Enter")
    press(writing, "Home", "Control+ArrowRight")
    add_note(writing, "first")
    writing.keyboard.press("Escape")
    labels = [
        chip.get_attribute("aria-label") for chip in writing.locator(".fn-chip").all()
    ]
    assert labels == ["Note 1: first", "Note 2: second"]


def test_a_note_is_opened_by_click_and_by_enter_and_changed(open_essay, page, essay):
    open_essay(page, f"<p>a{NOTE}old</span></p>")
    page.locator(".fn-chip").click()
    expect(dialog(page).get_by_role("textbox")).to_have_text("old")
    page.keyboard.type("er")
    dialog(page).get_by_role("button", name="Done").click()
    assert stored(page, essay) == f"<p>a{NOTE}older</span></p>"
    press(page, "ArrowLeft")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("textbox")).to_have_text("older")
    page.keyboard.press("Escape")
    expect(text(page)).to_be_focused()


def test_the_toolbar_adds_a_note_behind_what_is_selected(writing, essay):
    write(writing, "One two")
    press(writing, "Control+Shift+ArrowLeft")
    writing.get_by_role("button", name="Footnote", exact=True).click()
    writing.keyboard.type("n")
    dialog(writing).get_by_role("button", name="Done").click()
    assert stored(writing, essay) == f"<p>One two{NOTE}n</span></p>"


def test_a_note_is_deleted_and_comes_back_with_undo(open_essay, page, essay):
    whole = f"<p>a{NOTE}old</span>b</p>"
    open_essay(page, whole)
    page.locator(".fn-chip").click()
    dialog(page).get_by_role("button", name="Delete the note").click()
    expect(page.locator(".fn-chip")).to_have_count(0)
    assert stored(page, essay) == "<p>ab</p>"
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Note 1: old")).to_be_visible()
    press(page, "Control+End", "ArrowLeft", "Backspace")
    expect(page.locator(".fn-chip")).to_have_count(0)


def test_a_note_left_empty_is_none(writing, essay):
    write(writing, "a")
    add_note(writing, " ")
    writing.keyboard.press("Enter")
    expect(writing.locator(".fn-chip")).to_have_count(0)
    writing.keyboard.type("b")
    assert stored(writing, essay) == "<p>ab</p>"


def test_typing_and_pasting_on_a_selected_note_go_behind_it(open_essay, page, essay):
    open_essay(page, f"<p>a{NOTE}n</span></p>")
    text(page).click()
    press(page, "Control+End", "ArrowLeft")
    page.keyboard.type("b")
    press(page, "ArrowLeft", "ArrowLeft")
    page.evaluate(PASTE, ["", "c"])
    assert stored(page, essay) == f"<p>a{NOTE}n</span>cb</p>"


def test_the_caret_moves_on_from_a_note_at_the_end_of_a_paragraph(open_essay, page):
    open_essay(page, f"<p>One, two.{NOTE}n</span></p><p>Three.</p>")
    text(page).locator("p").first.click()
    press(page, "End", "Home")
    page.keyboard.type("a")
    press(page, "End", "ArrowRight")
    page.keyboard.type("b")
    expect(text(page).locator("p").first).to_have_text("aOne, two.1")
    expect(text(page).locator("p").last).to_have_text("bThree.")


def test_bold_and_links_around_a_note_leave_it_alone(open_essay, page, essay):
    open_essay(page, f"<p>One{NOTE}n <em>m</em></span> two</p>")
    text(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+k")
    page.get_by_label("Address").fill("https://example.org/")
    page.get_by_role("button", name="Set the link").click()
    body = stored(page, essay)
    assert f"</strong></a>{NOTE}n <em>m</em></span><a" in body


def test_a_line_break_a_paste_and_an_input_method_in_a_note(writing, essay):
    write(writing, "a")
    add_note(writing, "one")
    writing.keyboard.press("Shift+Enter")
    writing.evaluate(PASTE, [f"<p>two</p><p>three{NOTE}four</span></p>", ""])
    keys = writing.context.new_cdp_session(writing)
    keys.send("Input.insertText", {"text": "пять"})
    writing.keyboard.press("Control+Enter")
    assert stored(writing, essay) == (
        f"<p>a{NOTE}one<br>two<br>three (four)пять</span></p>"
    )


def test_the_picker_types_a_marker_in_a_note(writing, essay):
    write(writing, "a")
    add_note(writing, "See @free 40")
    expect(writing.get_by_role("option", name="Russia: A History")).to_be_visible()
    writing.keyboard.press("Escape")
    expect(dialog(writing)).to_be_visible()
    writing.keyboard.type(" @fitz")
    writing.get_by_role("option", name="Everyday Stalinism").click()
    writing.keyboard.type("7")
    writing.keyboard.press("Enter")
    assert "(Fitzpatrick, Everyday Stalinism 7)</span>" in stored(writing, essay)


def test_citations_in_notes_are_listed_with_the_number_of_their_note(writing):
    write(writing, "It had 😀")
    add_note(writing, "🙂 See (Freeze 12), (Fitzpatrick 9).")
    writing.keyboard.press("Enter")
    writing.keyboard.type(" a door (Freeze 407).")
    expect(text(writing).locator(".cite")).to_have_text("(Freeze 407)")
    needs = writing.locator("[data-panel-needs] .todo")
    expect(needs).to_contain_text("Note 1 (Fitzpatrick 9)")
    linked = writing.locator("[data-panel-linked]")
    linked.locator("summary").click()
    expect(linked).to_contain_text("Note 1 (Freeze 12)")
    needs.get_by_role("button", name="(Fitzpatrick 9)").click()
    expect(writing.locator(".fn-chip.ProseMirror-selectednode")).to_have_count(1)
    needs.get_by_role("button", name="Everyday Stalinism").click()
    expect(linked).to_contain_text("Note 1 (Fitzpatrick, Everyday Stalinism 9)")


def test_where_no_note_can_stand_it_says_so(open_essay, page, essay):
    figure = "<figure><figcaption>A lit window.</figcaption></figure>"
    open_essay(page, f"<p>a</p>{figure}")
    page.evaluate(
        """() => document.querySelector(".editor .tiptap").editor
        .commands.setContent('<p>a</p><figure><img src="/courses/russia/pictures/1/large/">'
          + '<figcaption>A lit window.</figcaption></figure>')"""
    )
    page.locator(".tiptap figcaption").click()
    button = page.get_by_role("button", name="Footnote", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Control+Alt+f")
    expect(dialog(page)).to_contain_text("A footnote cannot go here.")
    page.keyboard.press("Escape")
    page.locator(".tiptap figcaption").click()
    page.evaluate(PASTE, [f"<p>b{NOTE}c</span></p>", ""])
    expect(page.locator(".tiptap figcaption")).to_contain_text("b (c)")
    expect(page.locator(".fn-chip")).to_have_count(0)


def test_a_note_that_is_too_long_is_said_to_be(writing):
    write(writing, "a")
    writing.keyboard.press("Control+Alt+f")
    writing.keyboard.insert_text("x" * 3001)
    expect(dialog(writing)).to_contain_text("at most 3000 characters")
    box = dialog(writing).get_by_role("textbox")
    expect(box).to_have_attribute("aria-invalid", "true")
    writing.keyboard.press("Enter")
    expect(writing.locator("[data-saved]")).to_contain_text(
        "A footnote is too long", timeout=8000
    )


def test_what_is_typed_into_a_note_is_kept_at_once(writing):
    writing.route("**/draft/", lambda route: route.abort())
    write(writing, "Door")
    add_note(writing, "Half a note")
    expect(writing.locator("[data-saved]")).to_contain_text("Kept in this browser")
    writing.reload()
    chip = writing.get_by_role("button", name="Note 1: Half a note")
    expect(chip).to_be_visible()


def test_two_windows_keep_the_notes_of_both(writing, essay):
    second = writing.context.new_page()
    second.goto(writing.url)
    expect(text(second)).to_be_visible()
    write(writing, "First")
    add_note(writing, "of the first")
    writing.keyboard.press("Enter")
    stored(writing, essay)
    second.bring_to_front()
    write(second, "Second")
    add_note(second, "of the second")
    box = second.get_by_role("dialog", name="This draft was changed")
    expect(box).to_contain_text("First [of the first]", timeout=8000)
    expect(box).to_contain_text("Second [of the second]")
    box.get_by_role("button", name="Use the other").click()
    expect(dialog(second)).to_have_count(0)
    expect(second.get_by_role("button", name="Note 1: of the first")).to_be_visible()


@pytest.fixture
def cites_in_notes(essay):
    """The course cites in notes, and its shelf has its full ones."""
    library = essay.course.library
    library.style = "chicago-notes"
    library.save()
    library.sources.filter(key="freeze").update(
        full_note={
            "whole": "Gregory L. Freeze, <i>Russia: A History</i>.",
            "place": f"Gregory L. Freeze, <i>Russia: A History</i>, {PLACE}.",
        }
    )


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.usefixtures("cites_in_notes")
def test_a_style_that_cites_in_notes_gets_a_note_from_the_picker(
    open_essay, page, essay, waits
):
    open_essay(page)
    write(page, "It had a door. @free" + ("" if waits else " 407"))
    expect(page.get_by_role("option")).to_contain_text("in a note")
    page.keyboard.press("Tab" if waits else "Enter")
    if waits:
        expect(dialog(page).get_by_role("textbox")).to_be_focused()
        page.keyboard.type(", 407")
        page.keyboard.press("Enter")
    page.keyboard.type(" And a key.")
    assert stored(page, essay) == (
        f"<p>It had a door.{NOTE}Gregory L. Freeze, <em>Russia: A History</em>, 407."
        "</span> And a key.</p>"
    )


@pytest.mark.usefixtures("cites_in_notes")
def test_a_work_that_is_cited_again_gets_its_short_note(open_essay, page, essay):
    open_essay(page)
    write(page, "One. @free 4")
    page.keyboard.press("Enter")
    page.keyboard.type(" Two. @free 7-9")
    page.keyboard.press("Enter")
    page.keyboard.type(" Three.")
    add_note(page, "See @free 5")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    assert stored(page, essay) == (
        f"<p>One.{NOTE}Gregory L. Freeze, <em>Russia: A History</em>, 4.</span>"
        f" Two.{NOTE}Freeze, <em>Russia</em>, 7-9.</span>"
        f" Three.{NOTE}See Freeze, <em>Russia</em>, 5.</span></p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<p>a{NOTE}b</span></p>",
        f"<p>🙂 a{NOTE}👩‍🚀 <em>b</em> c</span> d</p><p>e</p>",
        f"<h2>a{NOTE}one</span></h2><ul><li><p>b{NOTE}two</span>{NOTE}3</span></p></li></ul>",
        f"<p>a{NOTE}b<br>c</span><br>d</p><blockquote><p>e{NOTE}f</span></p></blockquote>",
        f"<p>a{NOTE} &nbsp;</span>b{NOTE}c</span></p>",
        f"<p>{NOTE}a &amp; &lt;b&gt; <a href=\"https://example.org/\">c</a></span></p>",
        f"<p><strong>a{NOTE}b</span>c</strong> <a href=\"/x\">d</a>{NOTE}e</span></p>",
        f"<p>a{NOTE}H<sub>2</sub>O, 2<sup>nd</sup></span></p><hr><p></p>",
        f"<p>е\u0308ж{NOTE}שלום</span> (Freeze 4)</p><p>{NOTE}x</span></p>",
        f"<p>a  b{NOTE}  c  </span>  d</p>",
        f"words alone{NOTE}b</span>\n\nmore",
    ],
)  # fmt: skip
def test_the_editors_text_is_the_servers(open_essay, page, html):
    open_essay(page)
    text, length = page.evaluate(PROJECT, html)
    projection = project(clean_html(html))
    assert text == projection.text
    assert length == len(projection.text)


def test_opening_and_closing_changes_no_note(open_essay, page, essay):
    body = (
        f'<p>a{NOTE}b <em>c</em><br>d <a href="https://example.org/">e</a></span>f</p>'
        f"<h3>g{NOTE}h<sup>2</sup></span></h3>"
    )
    open_essay(page, body)
    page.locator(".tiptap h3").click()
    page.keyboard.press("Home")
    page.keyboard.type("!")
    assert stored(page, essay).replace("!", "", 1) == body


def test_without_scripts_a_typed_note_is_a_note(no_scripts_page, sign_in, ada, essay):
    page = no_scripts_page
    sign_in(page, ada)
    page.goto(reverse("blog:draft-edit", args=[essay.course.slug, essay.pk]))
    expect(page.locator("#body-hint")).to_contain_text('<span class="footnote">')
    page.get_by_label("Essay", exact=True).fill(
        f"One.{NOTE}See (Fitzpatrick 4).</span> Two.\n\nThree."
    )
    page.get_by_role("button", name="Save draft").click()
    assert Draft.objects.get(post=essay).body_html == (
        f"<p>One.{NOTE}See (Fitzpatrick 4).</span> Two.</p><p>Three.</p>"
    )
    expect(page.locator("[data-panel-needs]")).to_contain_text("Note 1 (Fitzpatrick 4)")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_dialog_of_a_note_is_accessible(open_essay, new_page, width):
    page = new_page(width=width, height=740, reduced_motion="reduce")
    open_essay(page, f"<p>a{NOTE}See (Freeze 7).</span></p>")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.locator(".fn-chip").click()
    page.keyboard.type(" @fitz")
    expect(page.get_by_role("option").first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    assert sideways(page) == ""
    assert page.blocked == []
