"""The assignment that a page is about."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from citations.prepared import Param, prepared


def find_assignment(member: Membership, number: int) -> Assignment:
    """The course's assignment of this number, with its course. Raises Http404."""
    assignment = _assignment().first(course=member.course_id, number=number)
    if assignment is None:
        raise Http404
    assignment.course = member.course
    return assignment


@prepared
def _assignment() -> QuerySet[Assignment]:
    return Assignment.objects.filter(course_id=Param("course"), number=Param("number"))
