"""Sources put on the shelf, changed, and taken off it."""

from __future__ import annotations

from typing import Any

from citations.models import Library, Source
from citations.shelving import derive, format_shelf, free_key


def add_source(
    library: Library,
    *,
    kind: str,
    csl: dict[str, Any],
    added_by_id: int | None = None,
    **fields: Any,
) -> Source:
    """Put a new source on the shelf, its reference formatted.

    `fields`: key, short_title, aliases, first_page, last_page; status and note of a
    suggestion. The style engine runs before anything is written, outside any
    transaction.
    """
    fields["key"] = fields.get("key") or free_key(library, csl)
    source = Source(
        library=library, type=kind, csl=csl, added_by_id=added_by_id, **fields
    )
    derive(source)
    format_shelf([source], library.style)
    source.save()
    return source


def change_source(source: Source, *, csl: dict[str, Any], **fields: Any) -> Source:
    """Change a source. What old essays linked stays linked; new readings see the change."""
    source.csl = csl
    source.short_title = ""
    for name, value in fields.items():
        if name != "key" or value:
            setattr(source, name, value)
    derive(source)
    format_shelf([source], source.library.style)
    source.save(
        update_fields=[
            field.name
            for field in Source._meta.concrete_fields
            if not field.primary_key and field.name != "citation_count"
        ]
    )
    return source


class SourceInUse(Exception):
    """Texts cite it, or assignments assign it."""


def delete_source(source: Source) -> None:
    """Take an uncited source off the shelf. Raises SourceInUse when texts cite it."""
    if source.citations.exists():
        raise SourceInUse
    source.delete()
