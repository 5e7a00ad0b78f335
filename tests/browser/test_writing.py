"""The editor in a real browser, under the real policy."""

import io
import json
import re
import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from blog.essays.models import Draft, Figure
from tests.factories import make_assignment, make_post, make_source

pytestmark = pytest.mark.browser

SAVED = re.compile("^Saved")
KEPT_WITHIN_A_SECOND = """() => new Promise((done) => {
  const began = performance.now();
  const look = () => {
    const kept = Object.keys(localStorage).some((k) => k.startsWith("sovclass:draft:"));
    if (kept || performance.now() - began > 1000) done(kept);
    else setTimeout(look, 20);
  };
  look();
})"""


@pytest.fixture
def essay(live_server, course, ada):
    """Ada's empty draft in a course with two works by Fitzpatrick and one by Freeze."""
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    for title, key in (("Everyday Stalinism", "es"), ("The Russian Revolution", "rr")):
        make_source(course, family="Fitzpatrick", title=title, key=key)
    assignment = make_assignment(course, words_min=600, words_max=900)
    return make_post(
        author=ada,
        course=course,
        assignment=assignment,
        title="What the Kitchen Heard",
        body_html="<p></p>",
        handed_in=False,
    )


@pytest.fixture
def address(essay):
    return reverse("blog:draft-edit", args=[essay.course.slug, essay.pk])


@pytest.fixture
def writing(page, sign_in, ada, address):
    sign_in(page, ada)
    opened(page, address)
    yield page
    assert page.blocked == []
    assert page.elsewhere == []


def opened(page, address):
    page.goto(address)
    expect(page.locator(".tiptap")).to_be_visible()
    return page


def write(page, text):
    page.locator(".tiptap").click()
    page.keyboard.type(text)


def state(page):
    return page.locator("[data-saved]")


def test_a_typed_citation_is_underlined_and_listed(writing):
    write(writing, "It had a door (Freeze 407).")
    cite = writing.locator(".tiptap .cite")
    expect(cite).to_have_text("(Freeze 407)")
    expect(cite).to_have_attribute("data-state", "linked")
    expect(writing.locator("[data-panel-linked]")).to_contain_text("1")
    expect(writing.locator(".checks [data-words]")).to_have_text("6")


def test_an_emoji_before_and_italics_inside_underline_right(writing):
    write(writing, "😀 👩‍🚀 said (Fitzpatrick, ")
    writing.keyboard.press("Control+i")
    writing.keyboard.type("Everyday Stalinism")
    writing.keyboard.press("Control+i")
    writing.keyboard.type(" 46). More.")
    writing.wait_for_selector(".tiptap .cite[data-state=linked]")
    parts = writing.locator(".tiptap .cite").all_inner_texts()
    assert "".join(parts) == "(Fitzpatrick, Everyday Stalinism 46)"


def test_the_hour_of_saving_is_the_courses(new_page, sign_in, ada, essay, address):
    essay.course.timezone = "Asia/Kathmandu"
    essay.course.save()
    page = new_page(timezone_id="America/New_York")
    sign_in(page, ada)
    opened(page, address)
    write(page, "It had a door.")
    expect(state(page)).to_have_text(re.compile(r"^Saved.*\d:\d\d"), timeout=8000)
    now = timezone.now().astimezone(essay.course.zone)
    hours = {f"{now - timedelta(minutes=back):%H:%M}" for back in range(3)}
    assert state(page).inner_text().split()[-1] in hours


def test_citations_differ_by_shape_not_only_colour(writing):
    write(writing, "One (Freeze 4). Two (Fitzpatrick 5). Three (Nobody 6).")
    writing.wait_for_selector(".cite[data-state=unknown]")
    styles = {
        name: writing.locator(f".tiptap .cite[data-state={name}]").evaluate(
            "e => getComputedStyle(e).textDecorationStyle"
        )
        for name in ("linked", "ambiguous", "unknown")
    }
    assert len(set(styles.values())) == 3


def test_choosing_among_two_works_writes_the_short_title(writing):
    write(writing, "A song (Fitzpatrick 219).")
    needs = writing.locator("[data-panel-needs]")
    needs.get_by_role("button", name="Everyday Stalinism").click()
    expect(writing.locator(".tiptap")).to_contain_text(
        "(Fitzpatrick, Everyday Stalinism 219)"
    )
    expect(writing.locator(".tiptap .cite")).to_have_attribute("data-state", "linked")


def test_what_is_no_citation_can_be_said_and_taken_back(writing):
    write(writing, "An aside (Nobody 6).")
    needs = writing.locator("[data-panel-needs]")
    needs.get_by_role("button", name="Not a citation").click()
    expect(writing.locator(".tiptap .cite")).to_have_count(0)
    needs.get_by_role("button", name="Take back").click()
    expect(writing.locator(".tiptap .cite")).to_have_count(1)


def test_advice_that_is_no_problem_stays_dismissed(writing):
    write(writing, "One critic calls it “a very long and cold winter in there”.")
    needs = writing.locator("[data-panel-needs]")
    needs.get_by_role("button", name="Not a problem").click()
    expect(needs.locator("li")).to_have_count(0)

    writing.keyboard.type(" It was cold.")
    expect(state(writing)).to_have_text(re.compile(r"^Saved"), timeout=8000)
    writing.reload()
    expect(writing.locator("[data-panel-needs] li")).to_have_count(0)


def test_a_page_alone_says_in_the_panel_why_it_is_in_its_work(writing):
    write(writing, "A door (Freeze 4).")
    writing.keyboard.press("Enter")
    writing.keyboard.type("“It was shut by then” (7).")
    linked = writing.locator("[data-panel-linked]")
    linked.locator("summary").click()
    expect(linked).to_contain_text("(the only work of the essay)")


def test_the_picker_types_the_marker(writing):
    write(writing, "A door @free 407")
    expect(writing.get_by_role("option")).to_have_count(1)
    writing.keyboard.press("Enter")
    expect(writing.locator(".tiptap")).to_have_text("A door (Freeze 407)")
    writing.keyboard.type(" and (@fitz")
    writing.keyboard.press("ArrowDown")
    writing.keyboard.press("ArrowUp")
    writing.keyboard.press("Tab")
    writing.keyboard.type("46")
    expect(writing.locator(".tiptap")).to_have_text(
        "A door (Freeze 407) and (Fitzpatrick, Everyday Stalinism 46)"
    )


def test_the_picker_stays_shut_for_an_address_and_after_escape(writing):
    write(writing, "ada@free")
    expect(writing.get_by_role("listbox")).to_be_hidden()
    writing.keyboard.type(" @free")
    expect(writing.get_by_role("listbox")).to_be_visible()
    writing.keyboard.press("Escape")
    writing.keyboard.type("z")
    expect(writing.get_by_role("listbox")).to_be_hidden()


def test_the_cite_button_opens_the_picker_on_a_phone(
    narrow_page, sign_in, ada, address
):
    sign_in(narrow_page, ada)
    page = opened(narrow_page, address)
    write(page, "A door")
    page.get_by_role("button", name="Cite").click()
    page.get_by_role("option", name="Russia: A History").click()
    expect(page.locator(".tiptap")).to_have_text("A door (Freeze )")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_toolbar_is_one_tab_stop_and_says_what_is_on(writing):
    write(writing, "words")
    writing.keyboard.press("Alt+F10")
    expect(writing.get_by_role("button", name="Bold")).to_be_focused()
    writing.keyboard.press("ArrowRight")
    italic = writing.get_by_role("button", name="Italic")
    expect(italic).to_be_focused()
    italic.click()
    expect(italic).to_have_attribute("aria-pressed", "true")
    assert writing.locator("[data-tools] [tabindex='0']").count() == 1


def test_words_are_kept_here_within_a_second_and_there_within_five(writing, essay):
    write(writing, "Nine square metres.")
    assert writing.evaluate(KEPT_WITHIN_A_SECOND)
    expect(state(writing)).to_contain_text(SAVED, timeout=5000)
    assert Draft.objects.get(post=essay).body_html == "<p>Nine square metres.</p>"
    assert writing.evaluate("Object.keys(localStorage).length") == 0


@pytest.mark.parametrize("choice", ["Keep mine", "Use the other"])
def test_a_second_window_loses_neither_text(writing, essay, address, choice):
    second = writing.context.new_page()
    opened(second, address)
    write(writing, "From the first window.")
    expect(state(writing)).to_contain_text(SAVED)
    second.bring_to_front()
    write(second, "From the second window.")
    dialog = second.get_by_role("dialog")
    expect(dialog).to_contain_text("From the first window.")
    expect(dialog).to_contain_text("From the second window.")
    dialog.get_by_role("button", name=choice).click()
    expect(state(second)).to_contain_text(SAVED)
    mine, other = "second", "first"
    if choice == "Use the other":
        mine, other = other, mine
    assert Draft.objects.get(post=essay).body_html == f"<p>From the {mine} window.</p>"
    second.get_by_role("button", name="Look at it").click()
    expect(second.get_by_role("dialog")).to_contain_text(f"From the {other} window.")


def test_offline_keeps_and_a_reload_restores(writing, essay):
    save = "**/draft/"
    writing.route(save, lambda route: route.abort())
    write(writing, "Written on a train.")
    expect(state(writing)).to_contain_text("Kept in this browser: offline")
    writing.reload()
    expect(writing.locator(".tiptap")).to_have_text("Written on a train.")
    writing.unroute(save)
    expect(state(writing)).to_contain_text(SAVED, timeout=15000)
    assert Draft.objects.get(post=essay).body_html == "<p>Written on a train.</p>"


def test_a_kept_copy_never_replaces_a_newer_version(writing, essay, ada, address):
    kept = {
        "fields": {"title": "Mine", "standfirst": "", "body": "<p>Kept here.</p>"},
        "base": 1,
    }
    name = f"sovclass:draft:{ada.pk}:{essay.pk}"
    writing.evaluate("([k, v]) => localStorage.setItem(k, v)", [name, json.dumps(kept)])
    Draft.objects.filter(post=essay).update(version=2, body_html="<p>Newer.</p>")
    opened(writing, address)
    dialog = writing.get_by_role("dialog")
    expect(dialog).to_contain_text("Kept here.")
    expect(dialog).to_contain_text("Newer.")
    writing.keyboard.press("Escape")
    write(writing, "!")
    expect(dialog).to_contain_text("Newer.", timeout=8000)
    assert Draft.objects.get(post=essay).body_html == "<p>Newer.</p>"
    dialog.get_by_role("button", name="Keep mine").click()
    expect(state(writing)).to_contain_text(SAVED)
    assert "Kept here." in Draft.objects.get(post=essay).body_html


def test_signing_out_removes_every_copy(writing, ada, essay):
    writing.route("**/draft/", lambda route: route.abort())
    write(writing, "On a shared computer.")
    expect(state(writing)).to_contain_text("Kept in this browser")
    writing.goto("/accounts/logout/")
    assert writing.evaluate("Object.keys(localStorage).length") == 1
    writing.get_by_role("button", name="Sign out").last.click()
    writing.wait_for_url("**/login/**")
    assert writing.evaluate("Object.keys(localStorage).length") == 0


def test_an_input_method_composes_in_the_picker(writing):
    write(writing, "@")
    keys = writing.context.new_cdp_session(writing)
    for part in ("f", "fi", "fitz"):
        keys.send(
            "Input.imeSetComposition",
            {"text": part, "selectionStart": len(part), "selectionEnd": len(part)},
        )
    keys.send("Input.insertText", {"text": "fitz"})
    expect(writing.get_by_role("option")).to_have_count(2)
    writing.keyboard.press("Enter")
    expect(writing.locator(".tiptap")).to_have_text("(Fitzpatrick, Everyday Stalinism)")


def test_places_stay_right_while_an_answer_travels(writing):
    def slowly(route):
        time.sleep(1)
        route.continue_()

    writing.route("**/reading/", slowly)
    write(writing, "A door (Freeze 407).")
    writing.wait_for_timeout(700)
    writing.keyboard.press("Home")
    writing.keyboard.type("First: ")
    expect(writing.locator(".tiptap .cite")).to_have_text("(Freeze 407)")


def test_an_expired_sign_in_is_renewed_in_place(writing, sign_in, ada, ben, essay):
    Session.objects.all().delete()
    write(writing, "After the break.")
    dialog = writing.get_by_role("dialog")
    expect(dialog).to_contain_text("Sign in again")
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog).to_contain_text("not signed in yet")
    sign_in(writing, ben)
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog).to_contain_text("Somebody else")
    sign_in(writing, ada)
    dialog.get_by_role("button", name="Continue").click()
    expect(state(writing)).to_contain_text(SAVED)
    assert Draft.objects.get(post=essay).body_html == "<p>After the break.</p>"


def test_a_picture_needs_a_description(writing, essay):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    picture = {"name": "k.png", "mimeType": "image/png", "buffer": file.getvalue()}
    write(writing, "Look:")
    writing.get_by_role("button", name="Picture", exact=True).click()
    dialog = writing.get_by_role("dialog")
    dialog.locator("[name=image]").set_input_files(files=[picture])
    dialog.locator("[name=caption]").fill("A lit window.")
    dialog.get_by_role("button", name="Add the picture").click()
    alt = dialog.locator("[name=alt]")
    expect(alt).to_be_focused()
    expect(alt).to_have_attribute("aria-invalid", "true")
    expect(dialog.locator("[name=caption]")).to_have_value("A lit window.")
    alt.fill("Two people at a window")
    dialog.locator("[name=credit]").fill("Drawing: N. Lindqvist")
    dialog.get_by_role("button", name="Add the picture").click()
    expect(writing.locator(".tiptap figure img")).to_have_attribute(
        "alt", "Two people at a window"
    )
    expect(state(writing)).to_contain_text(SAVED, timeout=8000)
    stored = Draft.objects.get(post=essay).body_html
    figure = Figure.objects.get(post=essay)
    assert f"/pictures/{figure.pk}/large/" in stored
    assert "A lit window." in stored
    assert '<small class="credit">Drawing: N. Lindqvist' in stored


def test_a_link_must_be_an_address(writing, essay):
    write(writing, "See ")
    writing.keyboard.press("Control+k")
    dialog = writing.get_by_role("dialog")
    dialog.get_by_label("Address").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Set the link").click()
    expect(dialog).to_contain_text("not an address")
    dialog.get_by_label("Address").fill("https://example.org/a")
    dialog.get_by_role("button", name="Set the link").click()
    expect(state(writing)).to_contain_text(SAVED)
    stored = Draft.objects.get(post=essay).body_html
    assert '<a href="https://example.org/a">https://example.org/a</a>' in stored


def test_pasted_word_keeps_what_it_means(writing, essay):
    html = (
        "<p class=MsoNormal style='font-weight:bold'><b style='font-weight:normal'>"
        "Plain <span style='font-style:italic'>slanted</span></b></p>"
        "<img src='https://example.org/x.png' onerror='alert(1)'>"
    )
    writing.locator(".tiptap").click()
    writing.evaluate(
        """html => { const data = new DataTransfer(); data.setData('text/html', html);
        document.querySelector('.tiptap').dispatchEvent(new ClipboardEvent('paste',
        {clipboardData: data, bubbles: true, cancelable: true})) }""",
        html,
    )
    expect(state(writing)).to_contain_text(SAVED)
    stored = Draft.objects.get(post=essay).body_html
    assert "Plain <em>slanted</em>" in stored
    assert "<strong>" not in stored
    assert "<img" not in stored


def test_handing_in_saves_first(writing, essay):
    write(writing, "The last words.")
    writing.locator("[data-hand-in]").click()
    writing.wait_for_url("**/hand-in/")
    assert Draft.objects.get(post=essay).body_html == "<p>The last words.</p>"


def test_opening_and_closing_changes_nothing(writing, essay, address):
    body = (
        "<h2>A  b</h2><p>One<br>two &amp; three</p><blockquote><p>Q</p></blockquote>"
        '<ol data-type="decimal"><li><p>x</p></li></ol><ul><li><p>y</p></li></ul>'
        "<p>H<sub>2</sub>O <u>u</u> <s>s</s></p><hr><p></p>"
    )
    Draft.objects.filter(post=essay).update(body_html=body)
    opened(writing, address)
    write(writing, "!")
    expect(state(writing)).to_contain_text(SAVED)
    stored = Draft.objects.get(post=essay).body_html
    assert stored.replace("!", "", 1) == body


def test_guidelines_are_rich_text_too(live_server, course, prof, page, sign_in):
    assignment = make_assignment(course, title="The Thaw")
    sign_in(page, prof)
    page.goto(reverse("blog:assignment-edit", args=[course.slug, assignment.number]))
    page.locator(".rich-text .tiptap").click()
    page.keyboard.press("Control+b")
    page.keyboard.type("Read first.")
    page.get_by_role("button", name="Save assignment").click()
    assignment.refresh_from_db()
    assert "<strong>Read first.</strong>" in assignment.guidelines_html
    assert page.blocked == []


def test_without_scripts_the_textarea_saves(
    no_scripts_page, sign_in, ada, essay, address
):
    page = no_scripts_page
    sign_in(page, ada)
    page.goto(address)
    page.get_by_label("Essay", exact=True).fill("One.\n\nTwo (Freeze 407).")
    page.get_by_role("button", name="Save draft").click()
    stored = Draft.objects.get(post=essay).body_html
    assert stored == "<p>One.</p><p>Two (Freeze 407).</p>"
    assert page.locator("[data-panel-linked]").inner_text().count("1")
