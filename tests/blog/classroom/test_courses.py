"""Making and changing courses."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.urls import reverse

from blog.assignments import services as assignments
from blog.classroom.models import Course, Membership, Section
from blog.classroom.services import courses
from blog.classroom.services.courses import (
    create_course,
    free_slug,
    normalise_join_code,
)
from citations.library.models import Library
from tests.factories import make_assignment, make_member, make_section, make_user


def test_creating_a_course_needs_the_permission(outsider, as_user):
    url = reverse("blog:course-create")
    data = {"title": "Cells", "timezone": "Europe/Berlin", "accent": "green"}
    refused = as_user(outsider).post(url, data)
    outsider.user_permissions.add(Permission.objects.get(codename="may_create_courses"))

    made = as_user(outsider).post(url, data)

    course = Course.objects.get()
    assert (refused.status_code, made.status_code) == (403, 302)
    assert (course.slug, course.library.slug) == ("cells", "cells")
    assert Membership.objects.get().role == "instructor"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("timezone", "Mars/Olympus"),
        ("ends_on", "2020-01-01"),
        ("starts_on", "yesterday"),
    ],
)
def test_a_wrong_field_says_so_and_keeps_the_rest(field, value, db, as_user):
    boss = make_user(is_staff=True, is_superuser=True)
    data = {
        "title": "Cells and Life",
        "timezone": "UTC",
        "accent": "green",
        "starts_on": "2026-09-01",
        "ends_on": "2026-12-01",
    }

    answer = as_user(boss).post(reverse("blog:course-create"), {**data, field: value})

    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() <= {field}
    assert not Course.objects.exists()


def test_two_courses_of_one_title_get_two_addresses(outsider):
    first = create_course(teacher=outsider, title="Cells")
    second = create_course(teacher=outsider, title="Cells")
    cyrillic = create_course(teacher=outsider, title="История")

    assert [first.slug, second.slug, cyrillic.slug] == ["cells", "cells-2", "course"]
    assert free_slug("New") == "new-2"


def test_deadlines_keep_their_wall_time_in_a_new_zone(course, prof, as_user):
    assignment = make_assignment(course)
    wall, before = assignment.due_wall, assignment.due_at
    url = reverse("blog:course-edit", args=[course.slug])

    answer = as_user(prof).post(
        url,
        {"title": course.title, "timezone": "Asia/Tokyo", "accent": "red"},
    )

    assignment.refresh_from_db()
    assert answer.status_code == 302
    assert assignment.due_wall == wall
    assert round((before - assignment.due_at).total_seconds() / 3600) == 9


def test_settings_that_are_saved_undo_nothing_that_somebody_else_does_meanwhile(
    course, prof, as_user, monkeypatch
):
    change, code = assignments.change_course, course.join_code

    def after_others(stale, **changed):
        other = Course.objects.get(pk=course.pk)
        courses.renew_join_code(other)
        courses.archive_course(other)
        Course.objects.filter(pk=course.pk).update(term="Fall", title="Theirs")
        Library.objects.update(name="Theirs")
        return change(stale, **changed)

    monkeypatch.setattr(assignments, "change_course", after_others)
    typed = {
        "title": course.title,
        "code": "HIST 9",
        "timezone": "UTC",
        "accent": "red",
    }

    as_user(prof).post(reverse("blog:course-edit", args=[course.slug]), typed)

    course.refresh_from_db()
    assert course.code == "HIST 9"
    assert course.join_code != code
    assert (course.state, course.is_join_open) == ("archived", False)
    assert (course.term, course.title) == ("Fall", "Theirs")
    assert course.library.name == "Theirs"


def test_the_library_is_called_as_the_course_is(course, prof, as_user):
    url = reverse("blog:course-edit", args=[course.slug])

    as_user(prof).post(url, {"title": "New", "timezone": "UTC", "accent": "red"})

    course.refresh_from_db()
    assert (course.title, course.library.name) == ("New", "New")


def test_sections_are_added_renamed_and_removed(course, ada, prof, as_user, member_of):
    client = as_user(prof)
    client.post(reverse("blog:section-create", args=[course.slug]), {"name": "Monday"})
    section = Section.objects.get()
    again = client.post(
        reverse("blog:section-create", args=[course.slug]), {"name": "monday"}
    )
    client.post(
        reverse("blog:section-edit", args=[course.slug, section.pk]),
        {"name": "Tuesday"},
    )
    Membership.objects.filter(pk=member_of(ada).pk).update(section=section)

    client.post(reverse("blog:section-delete", args=[course.slug, section.pk]))

    assert again.status_code == 400
    assert "section with that name" in again.content.decode()
    assert not Section.objects.exists()
    assert member_of(ada).section is None


def test_another_courses_section_is_not_there(course, prof, as_user):
    foreign = make_section(make_member(create_course(teacher=prof, title="B")).course)
    url = reverse("blog:section-delete", args=[course.slug, foreign.pk])

    assert as_user(prof).post(url).status_code == 404


def test_archiving_closes_the_door_and_reopening_opens_the_course(
    course, prof, as_user
):
    client = as_user(prof)

    client.post(reverse("blog:course-archive", args=[course.slug]))
    course.refresh_from_db()
    assert (course.state, course.is_join_open) == ("archived", False)
    settings = reverse("blog:course-edit", args=[course.slug])
    assert client.get(settings).status_code == 200
    assert client.post(settings, {"title": "x"}).status_code == 403

    client.post(reverse("blog:course-reopen", args=[course.slug]))
    course.refresh_from_db()
    assert course.state == "active"


def test_the_command_makes_a_course(outsider):
    out = io.StringIO()

    call_command("create_course", "Cells", teacher="Outsider@Example.org", stdout=out)

    course = Course.objects.get()
    assert course.memberships.get().user == outsider
    assert normalise_join_code(out.getvalue().split()[-1].rstrip(".")) == (
        course.join_code
    )


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"teacher": "nobody@example.org"}, "Nobody signs in"),
        ({"timezone": "Mars"}, "no time zone"),
        ({"slug": "new"}, "cannot be an address"),
        ({"slug": "é x"}, "cannot be an address"),
    ],
)
def test_the_command_says_what_is_wrong(outsider, options, says):
    with pytest.raises(CommandError, match=says):
        call_command("create_course", "Cells", **{"teacher": outsider.email, **options})
