"""From the raw fields a reader found to a record: cleaned, and refused without a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from citations.exchange.items import plain, tidy
from citations.exchange.types import MOST_RECORDS, Note, Record, beginning


def finish(
    raw: Mapping[Any, Any],
    *,
    line: int,
    key: object = "",
    notes: Iterable[Note] = (),
) -> Record:
    """The record of these fields; one without a title is a problem."""
    item, said = tidy(raw)
    name = plain(key)[:100]
    if not item.get("title"):
        shown = beginning(name or plain(raw.get("container-title")))
        return Record(line, key=name, problem=Note("no-title"), shown=shown)
    return Record(line, item=item, key=name, notes=(*notes, *said))


def capped(records: Iterable[Record]) -> tuple[Record, ...]:
    """At most MOST_RECORDS; the first of the rest says that they are left out."""
    kept: list[Record] = []
    for record in records:
        if len(kept) == MOST_RECORDS:
            too_many = Note("too-many", str(MOST_RECORDS))
            kept.append(Record(record.line, problem=too_many))
            break
        kept.append(record)
    return tuple(kept)
