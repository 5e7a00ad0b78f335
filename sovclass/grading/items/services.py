"""Make, list and delete the items of an assignment."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.utils.translation import gettext as _

from blog.assignments.models import Assignment
from citations.prepared import Param, prepared
from sovclass.grading.items.models import GradeItem


class ItemInUse(Exception):
    """Grades belong to it."""


def make_items(assignment: Assignment) -> None:
    """What is graded for a new assignment as a rule: the essay, and the discussion where
    replies are wanted."""
    items = [
        GradeItem(
            assignment=assignment,
            kind=GradeItem.Kind.ESSAY,
            title=_("Essay"),
            points=assignment.points,
        )
    ]
    if assignment.replies_wanted:
        items.append(
            GradeItem(
                assignment=assignment,
                kind=GradeItem.Kind.PARTICIPATION,
                title=_("Discussion"),
                points=Decimal(5),
                position=1,
            )
        )
    GradeItem.objects.bulk_create(items)


def items_of(assignment: Assignment) -> list[GradeItem]:
    """What is graded for an assignment, in order."""
    return _items().all(assignment=assignment.pk)


@prepared
def _items() -> QuerySet[GradeItem]:
    items = GradeItem.objects.filter(assignment_id=Param("assignment"))
    return items.order_by("position", "pk")


def leading(items: Sequence[GradeItem]) -> GradeItem | None:
    """The item by whose mark an assignment counts as graded, and with which the feedback
    is kept: the essay, wherever it stands; where there is none, the first."""
    essays = (item for item in items if item.kind == GradeItem.Kind.ESSAY)
    return next(essays, items[0] if items else None)


def delete_item(item: GradeItem) -> None:
    """Remove what nobody was graded for. Raises ItemInUse."""
    try:
        with transaction.atomic():
            item.delete()
    except (ProtectedError, IntegrityError):  # the latter: graded at this moment
        raise ItemInUse from None
