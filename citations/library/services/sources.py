"""Sources put on the shelf, changed, and taken off it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from citations.library.derivation import (
    REFERENCE_COLUMNS,
    derive,
    format_and_write,
    free_key,
)
from citations.library.models import Library, Source


class KeyTaken(Exception):
    """Another source of the library has this key."""


class StaleSource(Exception):
    """Somebody changed, retired or merged the source since it was read."""


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
    transaction. Raises KeyTaken where a key is given and another source has it.
    """
    wanted = fields.pop("key", "")
    source = Source(
        library=library,
        type=kind,
        csl=csl,
        added_by_id=added_by_id,
        key=wanted or free_key(library, csl),
        **fields,
    )
    derive(source)
    format_and_write(library, [source], partial(_put, source, wanted=wanted))
    return source


def _put(source: Source, *, wanted: str) -> None:
    while True:
        try:
            with transaction.atomic():
                source.save(force_insert=True)
        except IntegrityError:
            if not source.library.sources.filter(key=source.key).exists():
                raise
            if wanted:
                raise KeyTaken from None
            source.key = free_key(source.library, source.csl)  # somebody was faster
        else:
            return


def change_source(source: Source, *, csl: dict[str, Any], **fields: Any) -> Source:
    """Change a source. What old essays linked stays linked; new readings see the change.

    Only columns that become others are written, and only where the row is as `source`
    was read: the style engine takes its time in between. Raises StaleSource where it is
    not, and KeyTaken.
    """
    before = _columns(source)
    source.csl = csl
    source.short_title = ""
    for name, value in fields.items():
        if name != "key" or value:
            setattr(source, name, value)
    derive(source)
    format_and_write(source.library, [source], partial(_write, source, before))
    return source


def _columns(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in ("key", *REFERENCE_COLUMNS)}


def _write(source: Source, before: dict[str, Any]) -> None:
    after = _columns(source)
    changes = {name: after[name] for name in after if after[name] != before[name]}
    as_read = Source.objects.filter(
        pk=source.pk, status=source.status, updated_at=source.updated_at
    )
    now = timezone.now()
    try:
        with transaction.atomic():
            is_written = as_read.update(**changes, updated_at=now)
    except IntegrityError:
        raise KeyTaken from None
    if not is_written:
        raise StaleSource
    source.updated_at = now


class SourceInUse(Exception):
    """Texts cite it, or something else needs it."""


def delete_source(source: Source) -> None:
    """Take a source off the shelf that nothing needs. Raises SourceInUse."""
    with transaction.atomic():
        # Held also against rows that begin to point at it.
        list(Source.objects.filter(pk=source.pk).select_for_update())
        if source.citations.exists():
            raise SourceInUse
        try:
            source.delete()
        except ProtectedError:
            raise SourceInUse from None
