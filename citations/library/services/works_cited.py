"""Works cited lists, from what was kept or from the style engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from citations.library.models import FormattedWorks, Source
from citations.prepared import Param, prepared
from citations.styles import (
    DEFAULT_TIMEOUT,
    format_works_cited,
    works_cited_key,
)

Works = list[dict[str, str]]


def works_cited(
    sources: Sequence[Source], style: str, *, timeout: float = DEFAULT_TIMEOUT
) -> Works:
    """The works cited list: [{"source" (key), "text", "html"}], from cache or pandoc.

    `timeout` in seconds, with the wait for a turn. ValueError for an unknown style;
    raises citations.styles.BibliographyError. Never call it in a transaction.
    """
    items: list[dict[str, Any]] = [dict(source.item) for source in sources]
    key = works_cited_key(items, style)
    kept = _kept_works(items, key)
    if kept is not None:
        return kept
    entries = [
        {"source": e.source, "text": e.text, "html": e.html}
        for e in format_works_cited(items, style=style, timeout=timeout)
    ]
    FormattedWorks.objects.get_or_create(key=key, defaults={"entries": entries})
    return entries


def kept_works_cited(sources: Sequence[Source], style: str) -> Works | None:
    """The list as `works_cited` gives it, where it was made before; else None. One
    query, so it may be asked anywhere."""
    items: list[dict[str, Any]] = [dict(source.item) for source in sources]
    return _kept_works(items, works_cited_key(items, style))


def _kept_works(items: Sequence[object], key: str) -> Works | None:
    if not items:
        return []
    kept = _formatted().first(key=key)
    return None if kept is None else list(kept.entries)


@prepared
def _formatted() -> QuerySet[FormattedWorks]:
    return FormattedWorks.objects.filter(key=Param("key"))
