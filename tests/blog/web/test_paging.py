"""Lists in pages, by key."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from blog.classroom.models import Membership
from blog.web.paging import page_by_key
from tests.factories import make_member, make_user

BY = (("user__sort_key", "asc"), ("pk", "desc"))


def page(course, query="", size=2):
    request = RequestFactory().get(f"/{query}")
    rows = Membership.objects.filter(course=course).select_related("user")
    return page_by_key(rows, request, by=BY, size=size)


def names(found):
    return [member.user.name for member in found.items]


@pytest.fixture
def five(course):
    for name in ["Eve", "Ada", "Bo", "Bo", "Cy"]:
        make_member(course, make_user(name))
    return course


def test_every_row_is_on_exactly_one_page_and_back_leads_back(five):
    first = page(five)
    second = page(five, first.next)
    third = page(five, second.next)

    assert [names(first), names(second), names(third)] == [
        ["Ada", "Bo"],
        ["Bo", "Cy"],
        ["Eve"],
    ]
    assert (first.back, third.next) == ("", "")
    assert names(page(five, third.back)) == names(second)
    assert names(page(five, second.back)) == names(first)


def test_rows_with_the_same_name_are_neither_lost_nor_shown_twice(five):
    seen, query = [], ""
    while True:
        found = page(five, query, size=1)
        seen += [member.pk for member in found.items]
        if not found.next:
            break
        query = found.next

    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%00",
        "-",
        "WzFd",
        "W10",
        "W251bGwsbnVsbF0",
        "WyJhIiwieCJd",
        "é",
        "a" * 5000,
    ],
)
def test_a_cursor_that_makes_no_sense_shows_a_page_and_no_error(five, cursor):
    assert len(page(five, f"?after={cursor}")) <= 2


def test_an_empty_list_has_no_neighbours(course):
    found = page(course)

    assert (found.items, found.next, found.back) == ([], "", "")
