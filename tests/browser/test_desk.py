"""The desk on a small screen: nothing lies over the field that is filled in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_assignment, make_item, make_post

pytestmark = pytest.mark.browser

HIT = """field => {
  const box = field.getBoundingClientRect();
  return [0.15, 0.5, 0.85].every(part => {
    const there = document.elementFromPoint(box.left + box.width * part, box.top + box.height * part);
    return there !== null && (there === field || field.contains(there));
  });
}"""
"""Whether the field itself lies on top, from corner to corner."""


@pytest.fixture
def desk(graded_server, course, prof, ada, member_of):
    assignment = make_assignment(course)
    for kind in ("essay", "participation"):
        make_item(assignment, kind)
    body = "<p>Words of an essay.</p>" * 30
    make_post(author=ada, course=course, assignment=assignment, body_html=body)
    at = [course.slug, assignment.number, member_of(ada).pk]
    return reverse("grading:desk", args=at)


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 480), (1280, 800)])
def test_the_save_bar_covers_no_field(width, height, desk, new_page, sign_in, prof):
    page = new_page(width=width, height=height)
    sign_in(page, prof)
    page.goto(desk)

    fields = page.locator(".desk-mark input:not([type=hidden]), .desk-mark textarea")
    for number in range(fields.count()):
        field = fields.nth(number)
        field.focus()
        field.scroll_into_view_if_needed()
        assert field.evaluate(HIT), field.get_attribute("name")
    save = page.get_by_role("button", name="Save", exact=True)
    save.scroll_into_view_if_needed()
    expect(save).to_be_in_viewport()
    assert page.blocked == []
