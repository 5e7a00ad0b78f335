"""Assignments: what to write, until when, from what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseInlineFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.assignments import services as assignments
from blog.assignments.access import find_assignment
from blog.assignments.forms import AssignmentForm, make_reading_forms
from blog.assignments.models import Assignment
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_teach, require
from blog.html.editor_media import editor_media
from blog.web.changes import changed_columns
from blog.web.requests import UserRequest


def assignment_create(request: UserRequest, slug: str) -> HttpResponse:
    """A new assignment, numbered after the last."""
    member = get_member(request, slug)
    require(can_teach(member))

    last = member.course.assignments.order_by("-number").first()
    draft = Assignment(course=member.course, number=last.number + 1 if last else 1)
    return _edit(request, member, draft)


def assignment_edit(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Change an assignment and its readings."""
    member = get_member(request, slug)
    assignment = find_assignment(member, number)
    require(can_teach(member))

    return _edit(request, member, assignment)


def _edit(
    request: UserRequest, member: Membership, assignment: Assignment
) -> HttpResponse:
    shown = str(assignment) if assignment.pk else ""
    data = request.POST if request.method == "POST" else None
    form = AssignmentForm(data, instance=assignment, course=member.course)
    readings = make_reading_forms(data, instance=assignment, course=member.course)
    if data is not None and form.is_valid() and readings.is_valid():
        try:
            _save(form, readings)
        except assignments.NumberTaken:
            form.refuse_number()
        except assignments.ChangedMeanwhile:
            form.add_error(
                None,
                _(
                    "Nothing was saved: somebody else changed or removed this "
                    "assignment, or one of its sources, at the same moment. Save it "
                    "again."
                ),
            )
        else:
            messages.success(request, _("Assignment saved."))
            return redirect(assignment)
    context = {
        "member": member,
        "here": "assignments",
        "form": form,
        "readings": readings,
        "assignment": assignment,
        "shown": shown,
        "editor_media": editor_media(request, main="main-rich"),
    }
    status = 400 if data is not None else 200
    return render(
        request, "blog/assignments/assignment_edit.html", context, status=status
    )


def _save(form: AssignmentForm, readings: BaseInlineFormSet[Any, Any, Any]) -> None:
    readings.save(commit=False)
    gone = {reading.pk for reading in readings.deleted_objects}
    kept = [f for f in readings.initial_forms if f.instance.pk not in gone]
    assignments.save_assignment(
        form.save(commit=False),
        [*(f.instance for f in kept), *readings.new_objects],
        readings.deleted_objects,
        changed=changed_columns(form),
        changed_readings={f.instance.pk: changed_columns(f) for f in kept},
    )


@require_POST
def assignment_delete(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Remove an assignment that nobody has begun."""
    member = get_member(request, slug)
    assignment = find_assignment(member, number)
    require(can_teach(member))

    try:
        assignments.delete_assignment(assignment)
    except assignments.AssignmentInUse:
        messages.error(
            request,
            _("This assignment has essays or grades, so it stays."),
        )
        return redirect(assignment)
    messages.success(request, _("Assignment removed."))
    return redirect("blog:assignment-list", slug)
