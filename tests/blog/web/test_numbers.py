"""Numbers in forms and behind question marks: whatever is sent is no error of the site."""

from __future__ import annotations

import pytest
from django.urls import reverse

from blog.web.numbers import whole_number
from sovclass.grading.grades.models import Grade
from tests.factories import (
    make_assignment,
    make_grade,
    make_import,
    make_item,
    make_post,
    make_source,
    make_user,
)

NO_NUMBERS = ("²", "1²", "٣", "-1", "1.0", "", " 7", "9" * 16)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_a_number_is_none(text):
    assert whole_number(text) is None


def test_a_number_is_what_stands_there():
    assert whole_number("007") == 7
    assert whole_number("9" * 15) == 10**15 - 1
    assert whole_number("9" * 10, digits=9) is None


@pytest.mark.parametrize("sent", NO_NUMBERS)
def test_no_page_falls_over_what_is_no_number(
    sent, course, ada, prof, member_of, as_user
):
    assignment = make_assignment(course)
    post = make_post(author=ada, course=course, assignment=assignment)
    source, batch = make_source(course), make_import(course)
    grade = make_grade(item=make_item(assignment), member=member_of(ada), by=prof)
    teacher, student = as_user(prof), as_user(ada)
    boss = as_user(make_user(is_staff=True, is_superuser=True))

    marks = {f"score-{grade.item_id}": "3", f"version-{grade.item_id}": "1"}
    marks |= {"feedback": "", "revision": sent}

    def at(name, *args):
        return reverse(name, args=[course.slug, *args])

    statuses = [
        teacher.get(at("grading:gradebook"), {"section": sent}),
        teacher.get(at("grading:assignment", 1), {"section": sent}),
        teacher.get(at("blog:import-create"), {"again": sent}),
        teacher.get(at("blog:source-merge", source.pk), {"into": sent}),
        teacher.post(at("blog:import-choose", batch.pk), {"shown": sent}),
        teacher.post(at("grading:release", 1), {"member": sent}),
        teacher.post(at("grading:desk", 1, grade.membership_id), marks),
        student.get(post.get_absolute_url(), {"reply_to": sent}),
        student.post(at("blog:post-create"), {"assignment": sent}),
        student.post(at("blog:post-publish", post.pk), {"version": sent}),
        student.post(at("blog:revision-restore", post.pk, 1), {"version": sent}),
        boss.get(reverse("grading:disclosure-list"), {"grade": sent}),
    ]

    assert {answer.status_code for answer in statuses} <= {200, 302, 400, 404, 409}
    kept = Grade.objects.get(pk=grade.pk)
    assert (kept.state, kept.revision) == ("draft", post.live_revision)
