"""The pages an assignment assigns, as the citation reader wants them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from blog.models import Reading
from citations.prepared import Param, prepared

if TYPE_CHECKING:
    from blog.models import Assignment

_DASH = re.compile(r"\s*[-–—]\s*")


def assigned_pages(assignment: Assignment | None) -> dict[str, list[tuple[str, str]]]:
    """Source key → (first, last) pages. One query; a reading without pages is all of it."""
    if assignment is None:
        return {}
    pages: dict[str, list[tuple[str, str]]] = {}
    whole: set[str] = set()
    for key, said in _readings().all(assignment=assignment.pk):
        parts = [part.strip() for part in said.split(",") if part.strip()]
        pages.setdefault(key, []).extend(map(_ends, parts))
        if not parts:
            whole.add(key)
    return {key: parts for key, parts in pages.items() if key not in whole}


@prepared
def _readings() -> QuerySet[Any, Any]:
    readings = Reading.objects.filter(assignment_id=Param("assignment"))
    return readings.order_by("pk").values_list("source__key", "pages")


def _ends(part: str) -> tuple[str, str]:
    first, *rest = _DASH.split(part, maxsplit=1)
    return first, rest[0] if rest else first
