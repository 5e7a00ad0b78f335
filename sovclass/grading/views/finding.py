"""Finding what a grading page is about; what one may not grade is not there (404)."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from blog.http import UserRequest, get_member
from blog.models import Assignment, Membership
from sovclass.grading import permissions


def get_grader(request: UserRequest, slug: str) -> Membership:
    """The signed-in member who sees the grading pages; Http404 for everybody else."""
    member = get_member(request, slug)
    if not permissions.can_open_grading(member):
        raise Http404
    return member


def get_assignment(member: Membership, number: int) -> Assignment:
    """The course's assignment of this number."""
    assignment = get_object_or_404(Assignment.objects.of(member.course), number=number)
    assignment.course = member.course
    return assignment


def get_student(member: Membership, pk: int) -> Membership:
    """A student this member grades, withdrawn ones included."""
    return get_object_or_404(
        Membership.objects.graded_by(member).select_related("user", "section"), pk=pk
    )
