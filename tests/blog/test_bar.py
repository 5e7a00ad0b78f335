"""The bar of a course is kept by all that it shows: a change of any of it is seen."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from blog.classroom.models import Course, Membership
from sovclass.accounts.models import User


@pytest.fixture
def bar(course, prof, as_user):
    """`bar()`: the head of prof's page, up to where the page itself begins."""

    def head(where: str = "") -> str:
        address = f"/courses/{course.slug}/{where}"
        page: str = as_user(prof).get(address).content.decode()
        return page[page.index('<header class="top"') : page.index("<main")]

    return head


def new_address(course: Course) -> None:
    Course.objects.update(slug="ussr")
    course.slug = "ussr"


@pytest.mark.parametrize(
    "change",
    [
        new_address,
        lambda course: Course.objects.update(title="The Soviet Century"),
        lambda course: Course.objects.update(code="HIST 500"),
        lambda course: Course.objects.update(state=Course.State.ARCHIVED),
        lambda course: User.objects.update(name="Zoya Dean"),
        lambda course: User.objects.update(is_staff=True),
        lambda course: Membership.objects.update(role="student"),
        lambda course: Membership.objects.update(role="assistant"),
        lambda course: Membership.objects.update(role="observer"),
    ],
)
def test_a_change_of_anything_shown_is_seen_at_once(change, bar, course):
    before = bar()
    change(course)

    after = bar()

    caches["template_fragments"].clear()
    assert after == bar() != before


def test_it_marks_where_one_is(bar):
    assert bar("assignments/") != bar("library/") != bar()


def test_it_is_another_for_each_member(course, ada, prof, as_user):
    address = f"/courses/{course.slug}/"
    asked = {user: as_user(user).get(address).content.decode() for user in (prof, ada)}

    assert "grading/" in asked[prof]
    assert "grading/" not in asked[ada]
    assert ">AW<" in asked[ada].replace("\n", "")
