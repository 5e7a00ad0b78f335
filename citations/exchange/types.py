"""What the readers give: records, and closed lists of what may be said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]
"""A CSL-JSON item: the fields of `items.py`, clean, without an id."""

MOST_BYTES = 8 * 1024 * 1024
"""The longest file that is read."""
MOST_RECORDS = 10_000
"""What comes after these is reported and left out."""
DEEPEST = 40
"""Braces within braces in one BibTeX value."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a record: a code of docs/exchange.md and what it is about."""

    code: str
    about: str = ""


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
    """What was read, but not as it stands in the file."""
    shown: str = ""
    """The beginning of what could not be read."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A whole file, read."""

    format: str
    """bibtex, ris, csl-json, or nothing when it is none of these."""
    records: tuple[Record, ...]
    notes: tuple[Note, ...] = ()
    """About the file: how its letters were guessed, what was left out."""


def beginning(text: str) -> str:
    """The first characters of something unreadable, on one line."""
    return " ".join(text[:200].split())[:120]
