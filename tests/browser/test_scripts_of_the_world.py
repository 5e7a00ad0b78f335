"""Essays from right to left and in Cyrillic: marked as what they are, whole on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import sideways, violations
from tests.factories import make_assignment, make_comment, make_post, make_source
from tests.world.acts import add_picture, publish

pytestmark = pytest.mark.browser

ESSAYS = {
    "ar": (
        "rtl",
        "ما سمعه المطبخ",
        "كان للمطبخ المشترك باب، وكان وراء الباب من يصغي إلى كل كلمة (Freeze 407).",
    ),
    "he": (
        "rtl",
        "מה שמע המטבח",
        "למטבח המשותף הייתה דלת, ומאחורי הדלת עמד מי שהקשיב לכל מילה (Freeze 407).",
    ),
    "ru": (
        "ltr",
        "Что слышала кухня",
        "У коммунальной кухни была дверь, а за дверью тот, кто слышал всё (Freeze 407).",
    ),
}


@pytest.fixture
def essay(live_server, course, ada):
    """`essay("he")`: handed in, with a picture, a quotation and a list."""
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    assignment = make_assignment(course, title="The Thaw")

    def hand_in(language):
        _direction, title, words = ESSAYS[language]
        post = make_post(
            author=ada, course=course, assignment=assignment, handed_in=False
        )
        body = f"<p>{words}</p><blockquote><p>{words}</p></blockquote><ul><li>{words}</li></ul>"
        publish(post, ada, body + add_picture(post, ada), title=title)
        make_comment(post=post, author=ada, body=words)
        return post

    return hand_in


@pytest.mark.parametrize("language", ESSAYS)
def test_an_essay_is_marked_as_what_it_is_and_fits(
    language, essay, narrow_page, sign_in, ben
):
    direction, title, words = ESSAYS[language]
    page = narrow_page
    sign_in(page, ben)
    page.goto(essay(language).get_absolute_url())
    for part in (page.get_by_role("heading", name=title), page.locator(".essay-body")):
        expect(part).to_have_attribute("lang", language)
        expect(part).to_have_attribute("dir", direction)
        expect(part).to_have_css("direction", direction)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    said = page.locator(".comment-text p")
    assert said.evaluate("e => getComputedStyle(e).direction") == direction
    expect(page.locator(".essay-body p a.cite").first).to_contain_text("Freeze 407")
    expect(page.get_by_role("region", name="Works cited")).to_contain_text("Russia")
    assert sideways(page) == ""
    assert violations(page) == []


@pytest.mark.parametrize("language", ESSAYS)
def test_its_lines_begin_on_their_own_side(language, essay, page, sign_in, ben):
    direction, _title, _words = ESSAYS[language]
    sign_in(page, ben)
    page.goto(essay(language).get_absolute_url())
    gap = page.locator(".essay-body > p").first.evaluate(
        """e => { const range = document.createRange(); range.selectNodeContents(e);
        const lines = [...range.getClientRects()]; const box = e.getBoundingClientRect();
        return { left: Math.min(...lines.map((l) => l.left)) - box.left,
          right: box.right - Math.max(...lines.map((l) => l.right)) } }"""
    )
    nearer = "right" if direction == "rtl" else "left"
    assert gap[nearer] <= 1


@pytest.mark.parametrize("language", ESSAYS)
def test_the_front_page_shows_it_as_what_it_is(
    language, essay, narrow_page, sign_in, ben, course
):
    direction, title, _words = ESSAYS[language]
    page = narrow_page
    essay(language)
    sign_in(page, ben)
    page.goto(course.get_absolute_url())
    heading = page.get_by_role("heading", name=title)
    expect(heading).to_have_attribute("lang", language)
    expect(heading).to_have_attribute("dir", direction)
    assert sideways(page) == ""
