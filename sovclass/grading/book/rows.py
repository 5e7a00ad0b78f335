"""The gradebook's numbers: a student's total, and how it was computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any, Protocol

from django.db.models import QuerySet

from blog.classroom.models import Membership
from citations.prepared import filling, one_of, prepared
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem


class BookCell(Protocol):
    """No more of a grade than a book shows."""

    @property
    def score(self) -> Decimal | None:
        """The points."""

    @property
    def state(self) -> str:
        """As the grade's."""


@dataclass
class BookRow:
    """One student's marks in the order of the items."""

    member: Membership
    cells: list[BookCell | None]
    total: Decimal | None
    """Percent of the points that count so far; None when nothing does."""


def total(grades: Iterable[tuple[GradeItem, BookCell | None]]) -> Decimal | None:
    """Percent, weighted: what was reached of what could be, over items with a mark."""
    reached = possible = Decimal(0)
    for item, grade in grades:
        if grade is None or grade.score is None or not item.points:
            continue
        reached += item.weight * grade.score / item.points
        possible += item.weight
    return (reached * 100 / possible).quantize(Decimal("0.1")) if possible else None


def book_rows(
    members: Sequence[Membership], items: Sequence[GradeItem]
) -> list[BookRow]:
    """Rows for these students. One query."""
    if not members:
        return []
    size, places = filling("member", [member.pk for member in members])
    found = {
        (mark.membership_id, mark.item_id): mark for mark in _marks(size).all(**places)
    }
    rows = []
    for member in members:
        cells = [found.get((member.pk, item.pk)) for item in items]
        rows.append(BookRow(member, cells, total(zip(items, cells, strict=True))))
    return rows


@prepared
def _marks(size: int) -> QuerySet[Grade, Any]:
    marks = Grade.objects.filter(membership__pk__in=one_of("member", size))
    return marks.values_list("membership_id", "item_id", "score", "state", named=True)


def statistics(
    items: Sequence[GradeItem], scores: Mapping[int, list[Decimal]]
) -> list[tuple[int, Decimal | None]]:
    """For each item how many marks there are, and their median."""
    return [
        (
            len(scores.get(item.pk, [])),
            median(scores[item.pk]) if scores.get(item.pk) else None,
        )
        for item in items
    ]
