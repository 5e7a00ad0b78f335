"""The first pages, and what is new on them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from blog.classroom.models import Membership
from tests.factories import (
    make_assignment,
    make_comment,
    make_course,
    make_member,
    make_post,
    make_source,
    make_user,
)

START = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_a_visit_is_written_once_in_five_minutes(
    course, ada, as_user, member_of, django_assert_num_queries
):
    def visit(minutes):
        with time_machine.travel(START + timedelta(minutes=minutes), tick=False):
            client = as_user(ada)
            client.get(course.get_absolute_url())
        member = member_of(ada)
        return (
            (member.visited_at - START).total_seconds() / 60,
            member.previous_visit_at
            and (member.previous_visit_at - START).total_seconds() / 60,
        )

    assert visit(0) == (0, None)
    assert visit(4) == (0, None)
    assert visit(6) == (6, None)
    assert visit(20) == (20, None)
    assert visit(90) == (90, 20)
    assert visit(96) == (96, 20)


def test_the_front_page_says_what_came_since_the_last_visit(
    course, ada, ben, as_user, member_of
):
    Membership.objects.filter(pk=member_of(ada).pk).update(
        visited_at=timezone.now(), previous_visit_at=timezone.now() - timedelta(days=1)
    )
    old = make_post(
        author=ben, course=course, handed_in_at=timezone.now() - timedelta(days=3)
    )
    make_post(author=ben, course=course, title="Fresh")
    make_post(author=ada, course=course, title="My own")
    make_comment(post=old, author=ben)

    page = as_user(ada).get(course.get_absolute_url())

    assert (page.context["new_essays"], page.context["new_comments"]) == (1, 1)
    assert "1 new essay" in page.content.decode()


def test_drafts_and_other_courses_are_not_on_it(course, ada, ben, as_user):
    make_post(author=ben, course=course, title="Unfinished", handed_in=False)
    other = make_course()
    make_post(author=make_member(other).user, course=other, title="Elsewhere")
    make_post(author=ben, course=course, title="Here")

    page = as_user(ada).get(course.get_absolute_url()).content.decode()

    assert "Here" in page
    assert "Unfinished" not in page
    assert "Elsewhere" not in page


def test_it_shows_the_next_deadline_and_the_state_of_ones_own_essay(
    course, ada, ben, as_user
):
    make_assignment(course, due_at=timezone.now() - timedelta(days=1))
    soon = make_assignment(course, title="Soon")
    make_assignment(course, title="Later", due_at=timezone.now() + timedelta(days=9))
    draft = make_post(author=ada, course=course, assignment=soon, handed_in=False)

    mine, theirs = (as_user(u).get(course.get_absolute_url()) for u in (ada, ben))

    assert mine.context["assignment"] == soon
    assert mine.context["mine"] == draft
    assert "Continue writing" in mine.content.decode()
    assert theirs.context["mine"] is None
    assert "Start writing" in theirs.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_front_page_costs_the_same_however_long(
    count, course, ada, ben, as_user, django_assert_num_queries
):
    assignment = make_assignment(course)
    for _ in range(count):
        assignment.readings.create(source=make_source(course), pages="1-2")
        make_comment(post=make_post(author=ben, course=course), author=ben)
    client = as_user(ada)
    client.get(course.get_absolute_url())

    with django_assert_num_queries(9):
        client.get(course.get_absolute_url())


def test_essays_are_paged_by_key(course, ada, as_user):
    for number in range(23):
        make_post(author=ada, course=course, title=f"Essay {number:02d}")
    client, seen, query = as_user(ada), [], "?"
    while query:
        page = client.get(course.get_absolute_url() + query)
        lead = page.context["lead"]
        seen += [p.title for p in [lead, *page.context["stories"]] if p]
        query = page.context["page"].next

    assert sorted(seen) == [f"Essay {number:02d}" for number in range(23)]


def test_a_new_course_tells_its_instructor_what_to_do_first(course, ada, prof, as_user):
    teacher, student = (
        as_user(u).get(course.get_absolute_url()).content.decode() for u in (prof, ada)
    )

    assert "What to do first" in teacher
    assert "What to do first" not in student
    assert "No essays yet" in student


def test_home_lists_ones_courses_and_invitations(course, ada, as_user):
    archived = make_course(title="Old course", state="archived")
    make_member(archived, ada)
    make_course(title="Not mine")

    page = as_user(ada).get(reverse("blog:home")).content.decode()

    assert course.title in page
    assert "Old course" in page
    assert "Not mine" not in page


def test_home_without_a_course_says_how_to_join(as_user, db):
    page = as_user(make_user()).get(reverse("blog:home")).content.decode()

    assert "You are not in a course yet" in page


@pytest.mark.parametrize("count", [1, 3])
def test_home_costs_the_same_however_long(
    count, ada, as_user, django_assert_num_queries
):
    for _ in range(count):
        make_member(make_course(), ada)
    client = as_user(ada)
    client.get("/")

    with django_assert_num_queries(6):
        client.get("/")
