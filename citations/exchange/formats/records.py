"""What the readers give: records of files, cleaned, and refused without a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from citations.items.clean import (
    Item,
    Note,
    clean_item,
)
from citations.items.values import plain

MOST_BYTES = 8 * 1024 * 1024
"""The longest file that is read."""
MOST_RECORDS = 10_000
"""What comes after these is reported and left out."""
DEEPEST = 40
"""Braces within braces in one BibTeX value."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file: an item, or a problem that says why there is none."""

    line: int
    """The line it begins at, from 1."""
    item: Item | None = None
    key: str = ""
    """What the file calls it."""
    problem: Note | None = None
    notes: tuple[Note, ...] = ()
    """What was read, but not as it is in the file."""
    shown: str = ""
    """The beginning of what could not be read."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A whole file, read."""

    format: str
    """bibtex, ris, csl-json, or nothing if it is none of these."""
    records: tuple[Record, ...]
    notes: tuple[Note, ...] = ()
    """About the file: how its letters were guessed, what was left out."""


def beginning(text: str) -> str:
    """The first characters of something unreadable, on one line."""
    return " ".join(text[:200].split())[:120]


def record_of(
    raw: Mapping[Any, Any],
    *,
    line: int,
    key: object = "",
    notes: Iterable[Note] = (),
) -> Record:
    """The record of these fields; one without a title is a problem."""
    item, said = clean_item(raw)
    name = plain(key)[:100]
    if not item.get("title"):
        shown = beginning(name or plain(raw.get("container-title")))
        return Record(line, key=name, problem=Note("no-title"), shown=shown)
    return Record(line, item=item, key=name, notes=(*notes, *said))


def limit(records: Iterable[Record]) -> tuple[Record, ...]:
    """At most MOST_RECORDS; the first of the rest says that they are left out."""
    kept: list[Record] = []
    for record in records:
        if len(kept) == MOST_RECORDS:
            too_many = Note("too-many", str(MOST_RECORDS))
            kept.append(Record(record.line, problem=too_many))
            break
        kept.append(record)
    return tuple(kept)
