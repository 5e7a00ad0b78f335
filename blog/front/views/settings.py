"""A course's settings and sections."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.assignments import services as assignments
from blog.assignments.models import Assignment
from blog.classroom.access import get_member
from blog.classroom.forms.courses import CourseForm, SectionForm, StyleForm
from blog.classroom.permissions import (
    can_reopen_course,
    can_see_members_page,
    can_teach,
    require,
)
from blog.classroom.services import courses
from blog.shelf.services.restyle import ask_to_restyle, style_in_work
from blog.web.changes import changed_columns
from blog.web.requests import UserRequest


def course_edit(request: UserRequest, slug: str) -> HttpResponse:
    """The course's settings and its sections."""
    member = get_member(request, slug)
    require(can_see_members_page(member))
    if request.method == "POST":
        require(can_teach(member))

    form = CourseForm(request.POST or None, instance=member.course)
    if request.method == "POST" and form.is_valid():
        try:
            assignments.change_course(
                form.save(commit=False), changed=changed_columns(form)
            )
        except assignments.DeadlinesCollide as problem:
            form.add_error("timezone", _collision(problem.assignment))
        else:
            messages.success(request, _("Settings saved."))
            return redirect("blog:course-edit", slug)
    if form.is_bound:
        member.course.refresh_from_db()
    return _settings_page(request, slug, form=form)


def _collision(assignment: Assignment) -> str:
    return _(
        "In this time zone the clocks skip the hour in which assignment %(number)d "
        "opens, is due or locks, so its times would end up out of order. Change them "
        "first."
    ) % {"number": assignment.number}


def _settings_page(
    request: UserRequest,
    slug: str,
    *,
    form: CourseForm | None = None,
    section_form: SectionForm | None = None,
    style_form: StyleForm | None = None,
) -> HttpResponse:
    member = get_member(request, slug)
    course = member.course
    forms = (form, section_form, style_form)
    is_wrong = any(f is not None and f.is_bound for f in forms)
    context = {
        "member": member,
        "here": "settings",
        "form": form or CourseForm(instance=course),
        "section_form": section_form or SectionForm(course=course),
        "style_form": style_form or StyleForm(initial={"style": course.library.style}),
        "style_job": style_in_work(course),
        "sections": course.sections.all(),
        "can_teach": can_teach(member),
        "can_reopen": can_reopen_course(member),
    }
    status = 400 if is_wrong else 200
    return render(request, "blog/front/course_edit.html", context, status=status)


@require_POST
def course_style(request: UserRequest, slug: str) -> HttpResponse:
    """Cite the whole course in another style; it is done in the background."""
    member = get_member(request, slug)
    require(can_teach(member))

    form = StyleForm(request.POST)
    if not form.is_valid():
        return _settings_page(request, slug, style_form=form)
    job = ask_to_restyle(
        member.course, style=form.cleaned_data["style"], by=request.user
    )
    return redirect(job)


@require_POST
def section_create(request: UserRequest, slug: str) -> HttpResponse:
    """Add a section."""
    member = get_member(request, slug)
    require(can_teach(member))

    form = SectionForm(request.POST, course=member.course)
    form.instance.course = member.course
    if not (form.is_valid() and form.save_or_refuse()):
        return _settings_page(request, slug, section_form=form)
    return redirect(reverse("blog:course-edit", args=[slug]) + "#sections")


def section_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Rename a section."""
    member = get_member(request, slug)
    require(can_see_members_page(member))
    section = get_object_or_404(member.course.sections, pk=pk)
    if request.method == "POST":
        require(can_teach(member))

    form = SectionForm(request.POST or None, instance=section, course=member.course)
    if request.method == "POST" and form.is_valid() and form.save_or_refuse():
        return redirect(reverse("blog:course-edit", args=[slug]) + "#sections")
    context = {
        "member": member,
        "here": "settings",
        "form": form,
        "section": section,
        "can_teach": can_teach(member),
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/front/section_edit.html", context, status=status)


@require_POST
def section_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Remove a section; its students stay."""
    member = get_member(request, slug)
    section = get_object_or_404(member.course.sections, pk=pk)
    require(can_teach(member))

    courses.delete_section(section)
    messages.success(request, _("Section removed. Its students stay."))
    return redirect(reverse("blog:course-edit", args=[slug]) + "#sections")
