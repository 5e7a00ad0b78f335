"""What happens to assignments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from blog.assignments.models import Assignment, Reading
from blog.assignments.walltime import derive_instants
from blog.classroom.models import Course
from citations.library.models import Library

_made_with: list[Callable[[Assignment], None]] = []


def make_with_assignments(make: Callable[[Assignment], None]) -> None:
    """Have something made with every new assignment, in the same transaction.

    For what builds on the classroom and is not known here. Called in an app's `ready`.
    """
    _made_with.append(make)


class AssignmentInUse(Exception):
    """Essays or grades belong to it."""


class NumberTaken(Exception):
    """Another assignment of the course has this number."""


class ChangedMeanwhile(Exception):
    """What somebody else did at the same moment does not go with this: nothing is saved."""


def save_assignment(
    assignment: Assignment,
    readings: Iterable[Reading],
    removed: Iterable[Reading] = (),
    *,
    changed: Collection[str] = (),
    changed_readings: Mapping[int, Collection[str]] | None = None,
) -> Assignment:
    """Save an assignment with its readings, instants derived from wall times.

    Of what is there already only columns that `changed` are written, of readings by
    their numbers. Raises NumberTaken and ChangedMeanwhile.
    """
    try:
        with transaction.atomic():
            _save(assignment, changed)
            _save_readings(assignment, readings, changed_readings or {})
            for reading in removed:
                reading.delete()
    except IntegrityError:
        others = Assignment.objects.of(assignment.course).exclude(pk=assignment.pk)
        if others.filter(number=assignment.number).exists():
            raise NumberTaken from None
        raise ChangedMeanwhile from None
    return assignment


def _save(assignment: Assignment, changed: Collection[str]) -> None:
    # Held, so that the zone stays what it is until the instants are written.
    course = Course.objects.select_for_update(no_key=True).get(pk=assignment.course_id)
    derive_instants(assignment, course.zone)
    if assignment._state.adding:
        assignment.save(force_insert=True)
        for make in _made_with:
            make(assignment)
        return
    if not Assignment.objects.filter(pk=assignment.pk).select_for_update():
        raise ChangedMeanwhile
    assignment.save(update_fields={*changed, "opens_at", "due_at", "locks_at"})


def _save_readings(
    assignment: Assignment,
    readings: Iterable[Reading],
    changed: Mapping[int, Collection[str]],
) -> None:
    """Put them in this order. One that somebody else has removed stays removed."""
    for position, reading in enumerate(readings):
        reading.assignment, reading.position = assignment, position
        if reading._state.adding:
            reading.save(force_insert=True)
            continue
        columns = {name: getattr(reading, name) for name in changed.get(reading.pk, ())}
        Reading.objects.filter(pk=reading.pk).update(position=position, **columns)


def delete_assignment(assignment: Assignment) -> None:
    """Remove an assignment nobody has begun.

    Raises AssignmentInUse when an essay, a draft or a grade belongs to it.
    """
    try:
        with transaction.atomic():
            assignment.delete()
    except (ProtectedError, IntegrityError):  # the latter: begun at this moment
        raise AssignmentInUse from None


class DeadlinesCollide(Exception):
    """In the new zone an assignment would be due before it opens, or lock too early."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__(str(assignment))
        self.assignment = assignment


@transaction.atomic
def change_course(course: Course, *, changed: Collection[str]) -> Course:
    """Save changed settings; deadlines keep their wall time in a new zone.

    Raises DeadlinesCollide.
    """
    if changed:
        course.save(update_fields=changed)
    if "title" in changed:
        Library.objects.filter(pk=course.library_id).update(name=course.title)
    if "timezone" in changed:
        for assignment in course.assignments.all():
            derive_instants(assignment, course.zone)
            if not assignment.is_in_order:
                raise DeadlinesCollide(assignment)
            assignment.save(update_fields=["opens_at", "due_at", "locks_at"])
    return course
