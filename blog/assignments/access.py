"""The assignment that a page is about."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from blog.assignments.models import Assignment
from blog.classroom.models import Membership


def find_assignment(member: Membership, number: int) -> Assignment:
    """The course's assignment of this number, with its course. Raises Http404."""
    assignment = get_object_or_404(Assignment.objects.of(member.course), number=number)
    assignment.course = member.course
    return assignment
