"""Assignments: what to write, until when, from what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseInlineFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog import permissions
from blog.changes import changed_columns
from blog.editor_media import editor_media
from blog.forms.assignments import AssignmentForm, make_reading_forms
from blog.http import UserRequest, get_member
from blog.models import Assignment, Membership, Post
from blog.paging import page_by_key
from blog.querysets import add_authors
from blog.services import assignments as services


@require_safe
def assignment_list(request: UserRequest, slug: str) -> HttpResponse:
    """All assignments by number, with the state of one's own essay."""
    member = get_member(request, slug)

    page = page_by_key(
        Assignment.objects.of(member.course),
        request,
        by=(("number", "asc"),),
        size=30,
    )
    mine = _own_posts(member, [a.pk for a in page.items])
    rows = [(assignment, mine.get(assignment.pk)) for assignment in page.items]
    context = {
        "member": member,
        "here": "assignments",
        "rows": rows,
        "page": page,
        "can_teach": permissions.can_teach(member),
        "can_write": permissions.can_write(member),
        "now": timezone.now(),
    }
    return render(request, "blog/assignment_list.html", context)


def _own_posts(member: Membership, assignment_ids: list[int]) -> dict[int, Post]:
    posts = Post.objects.own(member).filter(assignment_id__in=assignment_ids)
    return {post.assignment_id: post for post in posts if post.assignment_id}


def _find(member: Membership, number: int) -> Assignment:
    assignment = get_object_or_404(Assignment.objects.of(member.course), number=number)
    assignment.course = member.course
    return assignment


@require_safe
def assignment_detail(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Guidelines, readings, deadline, and the essays handed in so far."""
    member = get_member(request, slug)
    assignment = _find(member, number)

    essays = page_by_key(
        Post.objects.read_by_all(member).filter(assignment=assignment).for_list(),
        request,
        by=(("handed_in_at", "asc"), ("pk", "asc")),
        size=20,
    )
    add_authors(essays.items)
    context = {
        "member": member,
        "here": "assignments",
        "assignment": assignment,
        "readings": assignment.readings.select_related("source"),
        "essays": essays,
        "mine": _own_posts(member, [assignment.pk]).get(assignment.pk),
        "can_write": permissions.can_write_for(member, assignment),
        "can_teach": permissions.can_teach(member),
    }
    return render(request, "blog/assignment_detail.html", context)


def assignment_create(request: UserRequest, slug: str) -> HttpResponse:
    """A new assignment, numbered after the last."""
    member = get_member(request, slug)
    permissions.require(permissions.can_teach(member))

    last = member.course.assignments.order_by("-number").first()
    draft = Assignment(course=member.course, number=last.number + 1 if last else 1)
    return _edit(request, member, draft)


def assignment_edit(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Change an assignment and its readings."""
    member = get_member(request, slug)
    assignment = _find(member, number)
    permissions.require(permissions.can_teach(member))

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
        except services.NumberTaken:
            form.refuse_number()
        except services.ChangedMeanwhile:
            form.add_error(
                None,
                _(
                    "Nothing is saved: somebody else changed or removed this assignment, "
                    "or a source of it, at the same moment. Save it again."
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
    return render(request, "blog/assignment_edit.html", context, status=status)


def _save(form: AssignmentForm, readings: BaseInlineFormSet[Any, Any, Any]) -> None:
    readings.save(commit=False)
    gone = {reading.pk for reading in readings.deleted_objects}
    kept = [f for f in readings.initial_forms if f.instance.pk not in gone]
    services.save_assignment(
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
    assignment = _find(member, number)
    permissions.require(permissions.can_teach(member))

    try:
        services.delete_assignment(assignment)
    except services.AssignmentInUse:
        messages.error(
            request,
            _("Essays or grades belong to this assignment, so it stays."),
        )
        return redirect(assignment)
    messages.success(request, _("The assignment is removed."))
    return redirect("blog:assignment-list", slug)
