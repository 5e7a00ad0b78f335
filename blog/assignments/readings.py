"""The pages an assignment assigns, as the citation reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from blog.assignments.models import Reading
from citations.items.pages import PageRange, read_ranges
from citations.prepared import Param, prepared

if TYPE_CHECKING:
    from blog.assignments.models import Assignment


def assigned_pages(assignment: Assignment | None) -> dict[str, list[PageRange]]:
    """Source key → (first, last) pages. One query; a reading without pages is all of it."""
    if assignment is None:
        return {}
    pages: dict[str, list[PageRange]] = {}
    whole: set[str] = set()
    for key, said in _readings().all(assignment=assignment.pk):
        pages.setdefault(key, []).extend(read_ranges(said))
        if not said.strip(" ,"):
            whole.add(key)
    return {key: parts for key, parts in pages.items() if key not in whole}


@prepared
def _readings() -> QuerySet[Any, Any]:
    readings = Reading.objects.filter(assignment_id=Param("assignment"))
    return readings.order_by("pk").values_list("source__key", "pages")
