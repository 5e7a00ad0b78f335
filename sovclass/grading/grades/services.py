"""What happens to grades. Every change is one event; a stale save changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from blog.classroom.models import Membership
from blog.essays.models import Revision
from sovclass.accounts.models import User
from sovclass.grading.grades.models import Feedback, Grade, GradeEvent
from sovclass.grading.items.models import GradeItem


@dataclass(frozen=True)
class TypedMark:
    """What a grader typed for one item; `version` is the grade's they saw, 0 for none."""

    item: GradeItem
    score: Decimal | None
    version: int
    feedback: str | None = None
    """None leaves the feedback as it is."""


class StaleGrade(Exception):
    """Another grader saved in between; `stored` are the grades as they are now."""

    def __init__(self, stored: Sequence[Grade]) -> None:
        super().__init__("A newer grade is stored.")
        self.stored = list(stored)


def grade_facts(grade: Grade) -> dict[str, Any]:
    """A grade as an event keeps it."""
    feedback = getattr(grade, "feedback", None)
    return {
        "score": None if grade.score is None else f"{grade.score.normalize():f}",
        "state": grade.state,
        "feedback": feedback.body if feedback else "",
        "revision": grade.revision_id,
    }


def save_marks(
    marks: Iterable[TypedMark],
    *,
    member: Membership,
    revision: Revision | None,
    by: User,
) -> list[Grade]:
    """Save a student's marks, all or none. The grades that changed.

    Raises StaleGrade when any of them was saved by somebody else since it was read.
    """
    try:
        with transaction.atomic():
            saved = [_save(mark, member, revision, by) for mark in marks]
    except IntegrityError:  # two graders made the first grade at once
        items = [mark.item.pk for mark in marks]
        stored = Grade.objects.filter(item__in=items, membership=member)
        raise StaleGrade(list(stored.select_related("feedback", "graded_by"))) from None
    return [grade for grade in saved if grade is not None]


def _save(
    mark: TypedMark, member: Membership, revision: Revision | None, by: User
) -> Grade | None:
    stored = (
        Grade.objects.select_for_update(of=("self",))
        .select_related("feedback", "graded_by")
        .filter(item=mark.item, membership=member)
        .first()
    )
    if (stored.version if stored else 0) != mark.version:
        raise StaleGrade([stored] if stored else [])
    if stored is None:
        if mark.score is None and not mark.feedback:
            return None
        return _first(mark, member, revision, by)
    before = grade_facts(stored)
    stored.score = mark.score
    feedback = before["feedback"] if mark.feedback is None else mark.feedback
    if (before["score"], before["feedback"]) == (
        grade_facts(stored)["score"],
        feedback,
    ):
        return None
    stored.revision = revision
    _bump(stored, by, feedback)
    _note(stored, GradeEvent.Verb.SAVED, by, before)
    return stored


def _first(
    mark: TypedMark, member: Membership, revision: Revision | None, by: User
) -> Grade:
    grade = Grade.objects.create(
        item=mark.item,
        membership=member,
        revision=revision,
        score=mark.score,
        graded_by=by,
    )
    grade.feedback = Feedback.objects.create(
        grade=grade, body=mark.feedback or "", author=by
    )
    _note(grade, GradeEvent.Verb.SAVED, by, {})
    return grade


def _bump(grade: Grade, by: User, feedback: str | None = None) -> None:
    """Write a changed grade as its next version."""
    grade.version += 1
    grade.graded_by = by
    grade.updated_at = timezone.now()
    grade.save(
        update_fields=[
            *("score", "revision", "state", "released_at"),
            *("version", "graded_by", "updated_at"),
        ]
    )
    if feedback is None:
        return
    kept, _made = Feedback.objects.get_or_create(grade=grade, defaults={"author": by})
    if kept.body != feedback:
        kept.body, kept.author, kept.updated_at = feedback, by, timezone.now()
        kept.save(update_fields=["body", "author", "updated_at"])
    grade.feedback = kept


def _note(grade: Grade, verb: str, by: User, before: dict[str, Any]) -> None:
    GradeEvent.objects.create(
        grade=grade,
        verb=verb,
        by=by,
        version=grade.version,
        before=before,
        after=grade_facts(grade),
    )


@transaction.atomic
def release(grades: Iterable[Grade], *, by: User) -> int:
    """Show grades to their students; those without a mark or already shown stay as they
    are. The number released."""
    return _switch(
        grades, by, Grade.State.DRAFT, Grade.State.RELEASED, GradeEvent.Verb.RELEASED
    )


@transaction.atomic
def take_back(grades: Iterable[Grade], *, by: User) -> int:
    """Hide released grades again. The number taken back."""
    return _switch(
        grades, by, Grade.State.RELEASED, Grade.State.DRAFT, GradeEvent.Verb.TAKEN_BACK
    )


def _switch(grades: Iterable[Grade], by: User, old: str, new: str, verb: str) -> int:
    ids = [grade.pk for grade in grades]
    locked = (
        Grade.objects.select_for_update(of=("self",))
        .select_related("feedback")
        .filter(pk__in=ids, state=old, score__isnull=False)
        .order_by("pk")
    )
    changed = 0
    for grade in locked:
        before = grade_facts(grade)
        grade.state = new
        grade.released_at = timezone.now() if new == Grade.State.RELEASED else None
        _bump(grade, by)
        _note(grade, verb, by, before)
        changed += 1
    return changed
