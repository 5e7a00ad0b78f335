"""Counts of a class's citations, which are the same for everybody who looks.

They take the database longer than a page may: so they are kept for ten minutes, or until
the number of citations changes. Numbers only: names and words are asked for each time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import cache
from django.db.models import Sum

from blog.classroom.models import Course
from citations.library.models import Source

T = TypeVar("T")
KEPT_SECONDS = 600


class KeptCounts:
    """What was counted in one course, as long as its citations are as many."""

    def __init__(self, course: Course) -> None:
        shelf = Source.objects.filter(library_id=course.library_id)
        cited = shelf.aggregate(number=Sum("citation_count"))["number"] or 0
        self._course = f"{course.pk}:{course.created_at.timestamp()}:{cited}"

    def get(self, name: str, count: Callable[[], T]) -> T:
        """What is kept under this name, else what `count` gives."""
        key = f"{name}:{self._course}"
        return cast(T, cache.get_or_set(key, count, KEPT_SECONDS))
