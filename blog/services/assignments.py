"""What happens to assignments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import ProtectedError

from blog.models import Assignment, Reading
from blog.walltime import derive_instants

_made_with: list[Callable[[Assignment], None]] = []


def make_with_assignments(make: Callable[[Assignment], None]) -> None:
    """Have something made with every new assignment, in the same transaction.

    For what builds on the classroom and is not known here. Called in an app's `ready`.
    """
    _made_with.append(make)


class AssignmentInUse(Exception):
    """Essays or grades belong to it."""


@transaction.atomic
def save_assignment(
    assignment: Assignment, readings: Iterable[Reading], removed: Iterable[Reading]
) -> Assignment:
    """Save an assignment with its readings, instants derived from wall times."""
    derive_instants(assignment, assignment.course.zone)
    is_new = assignment.pk is None
    assignment.save()
    for position, reading in enumerate(readings):
        reading.assignment = assignment
        reading.position = position
        reading.save()
    for reading in removed:
        reading.delete()
    if is_new:
        for make in _made_with:
            make(assignment)
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
