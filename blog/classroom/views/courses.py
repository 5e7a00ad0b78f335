"""Making and changing courses. The front page is in front.py."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.classroom.access import get_member
from blog.classroom.forms.courses import CourseForm
from blog.classroom.permissions import (
    can_create_courses,
    can_reopen_course,
    can_teach,
    require,
)
from blog.classroom.services import courses
from blog.web.requests import UserRequest


def course_create(request: UserRequest) -> HttpResponse:
    """A new course, for those who may create some."""
    require(can_create_courses(request.user))

    form = CourseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        course = courses.create_course(teacher=request.user, **form.cleaned_data)
        messages.success(request, _("Your course is ready. Here is what to do first."))
        return redirect(course)
    status = 400 if form.is_bound else 200
    return render(
        request, "blog/classroom/course_create.html", {"form": form}, status=status
    )


@require_POST
def course_archive(request: UserRequest, slug: str) -> HttpResponse:
    """Make the course read-only."""
    member = get_member(request, slug)
    require(can_teach(member))

    courses.archive_course(member.course)
    messages.success(
        request, _("The course is archived. It can be read but not changed.")
    )
    return redirect("blog:course-edit", slug)


@require_POST
def course_reopen(request: UserRequest, slug: str) -> HttpResponse:
    """Make an archived course writable again."""
    member = get_member(request, slug)
    require(can_reopen_course(member))

    courses.reopen_course(member.course)
    messages.success(request, _("The course is active again."))
    return redirect("blog:course-edit", slug)
