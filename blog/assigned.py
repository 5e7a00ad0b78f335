"""The pages an assignment assigns, as the citation reader wants them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blog.models import Assignment

_DASH = re.compile(r"\s*[-–—]\s*")


def assigned_pages(assignment: Assignment | None) -> dict[str, list[tuple[str, str]]]:
    """Source key → (first, last) pages. One query; a reading without pages is all of it."""
    if assignment is None:
        return {}
    pages: dict[str, list[tuple[str, str]]] = {}
    whole: set[str] = set()
    for key, said in assignment.readings.values_list("source__key", "pages"):
        parts = [part.strip() for part in said.split(",") if part.strip()]
        pages.setdefault(key, []).extend(map(_ends, parts))
        if not parts:
            whole.add(key)
    return {key: parts for key, parts in pages.items() if key not in whole}


def _ends(part: str) -> tuple[str, str]:
    first, *rest = _DASH.split(part, maxsplit=1)
    return first, rest[0] if rest else first
