"""A page whose scripts come late loses no key and no click (tests/browser/patience.py)."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_assignment, make_post

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(live_server, page, course, ada, ben, prof, member_of, sign_in):
    """Ben's; Ada's is next. From now on the script that listens to keys and clicks
    comes half a second after the page, and from the server anew each time."""
    assignment = make_assignment(course, title="The Thaw")
    for user, title in ((ada, "Doors"), (ben, "Windows")):
        make_post(author=user, course=course, assignment=assignment, title=title)
    sign_in(page, prof)
    args = [course.slug, assignment.number, member_of(ben).pk]
    page.goto(reverse("grading:desk", args=args))

    def slowly(route):
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/js/page*.js", slowly)
    yield page
    page.wait_for_load_state()  # nothing is held back when the page is closed


def heading(page):
    return page.get_by_role("heading", level=1)


def test_a_key_waits_for_the_scripts_of_the_page_it_is_pressed_on(desk):
    for key, title in (("j", "Doors"), ("k", "Windows"), ("j", "Doors")):
        desk.keyboard.press(key)
        expect(heading(desk)).to_have_text(title)


def test_a_click_waits_for_the_scripts_of_the_page_one_is_led_to(desk, course):
    desk.goto(course.get_absolute_url(), wait_until="commit")
    desk.get_by_role("button", name="Your account").click()
    desk.get_by_role("button", name="Dark or light").click()
    expect(desk.locator("html")).to_have_attribute("data-theme", "dark")
