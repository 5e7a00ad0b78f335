"""What happens to assignments."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError

from blog.models import Assignment, Reading
from blog.walltime import derive_instants


class AssignmentInUse(Exception):
    """Essays or grades belong to it."""


@transaction.atomic
def save_assignment(
    assignment: Assignment, readings: Iterable[Reading], removed: Iterable[Reading]
) -> Assignment:
    """Save an assignment with its readings, instants derived from wall times."""
    derive_instants(assignment, assignment.course.zone)
    assignment.save()
    for position, reading in enumerate(readings):
        reading.assignment = assignment
        reading.position = position
        reading.save()
    for reading in removed:
        reading.delete()
    return assignment


def delete_assignment(assignment: Assignment) -> None:
    """Remove an assignment nobody has begun.

    Raises AssignmentInUse when an essay, a draft or a grade belongs to it.
    """
    try:
        with transaction.atomic():
            assignment.delete()
    except ProtectedError:
        raise AssignmentInUse from None
