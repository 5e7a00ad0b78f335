"""The one cleaner: whatever a file, a service, a form or a database gave → a clean item.

Input is judged here and nowhere else. Unknown fields go, a value that makes no sense
goes, the rest of the item stays, and a note says what was changed. Values are capped at
what the source form takes, so that every import can be edited and all of it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from citations.items import fields
from citations.items.dates import date, is_cut
from citations.items.values import listed, plain

# Raise when anything here changes what comes out: kept lists are then made again.
VERSION = "3"

MOST_NAMES = 60
LONGEST_NAME = 200
"""Characters of a part of a name: initials are made of every word in it."""
LONGEST_TITLE = 1000
LONGEST = 300
LONGEST_URL = 1000
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\\]+")
_URL = re.compile(r"https?://[^\s<>\"{}\\^`]+", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:--+|[–—−])\s*")

Item = dict[str, Any]
"""A CSL-JSON item: the fields of `CLEANERS`, clean, without an id."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about an item: a code of docs/exchange.md and what it is about."""

    code: str
    about: str = ""


Notes = list[Note]


def clean_item(raw: Mapping[Any, Any]) -> tuple[Item, tuple[Note, ...]]:
    """The known fields with sound values, and a note for each value that was changed."""
    notes: Notes = []
    item: Item = {"type": _type(raw.get("type"), notes)}
    for name, cleaner in CLEANERS.items():
        given = _given(raw, name)
        if given is None or given in ("", [], {}):
            continue
        value = cleaner(name, given, notes)
        if value:
            item[name] = value
        else:
            notes.append(Note("field-left-out", name))
    return item, tuple(dict.fromkeys(notes))


def _given(raw: Mapping[Any, Any], name: str) -> object:
    given, older = raw.get(name), fields.OLDER_NAMES.get(name)
    return raw.get(older) if given is None and older else given


def _type(value: object, notes: Notes) -> str:
    written = plain(value)[:60]
    name = fields.TYPE_NAMES.get(written, written)
    if name in fields.TYPES:
        return name
    notes.append(Note("unknown-type", written))
    return "document"


def _cut(name: str, words: str, longest: int, notes: Notes) -> str:
    if len(words) <= longest:
        return words
    notes.append(Note("cut", name))
    return words[: longest - 1].rstrip() + "…"


def _text(name: str, value: object, notes: Notes) -> str:
    longest = LONGEST_TITLE if name == "title" else LONGEST
    return _cut(name, plain(value), longest, notes)


def _names(name: str, value: object, notes: Notes) -> list[dict[str, str]]:
    given = listed(value)
    if len(given) > MOST_NAMES:
        notes.append(Note("cut", name))
    people = []
    for raw in given[:MOST_NAMES]:
        person = _name(name, raw, notes)
        if person:
            people.append(person)
        elif raw:
            notes.append(Note("name-left-out", name))
    return people


def _name(field: str, raw: object, notes: Notes) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raw = {"literal": raw}
    parts = {
        part: _cut(field, words, LONGEST_NAME, notes)
        for part in fields.NAME_PARTS
        if (words := plain(raw.get(part)))
    }
    if "family" in parts:
        parts.pop("literal", None)
        return parts
    literal = parts.get("literal") or parts.get("given") or ""
    return {"literal": literal} if literal else {}


def _date(name: str, value: object, notes: Notes) -> Item | None:
    if is_cut(value):
        notes.append(Note("date-cut", name))
    return date(value)


def _doi(name: str, value: object, notes: Notes) -> str:
    return doi_in(plain(value))


def doi_in(text: str) -> str:
    """The DOI in “https://doi.org/10.1000/xyz.” or the like, or nothing."""
    found = _DOI.search(text[:500])
    return found[0].rstrip(".,;)]>\"'")[:200] if found else ""


def _url(name: str, value: object, notes: Notes) -> str:
    url = plain(value)[: LONGEST_URL + 1]
    return url if len(url) <= LONGEST_URL and _URL.fullmatch(url) else ""


def _pages(name: str, value: object, notes: Notes) -> str:
    words = _DASHES.sub("-", plain(value)).strip("-")
    return _cut(name, words, 60, notes)


_Cleaner = Callable[[str, object, Notes], Any]
CLEANERS: dict[str, _Cleaner] = {
    **dict.fromkeys(fields.TITLES, _text),
    **dict.fromkeys(fields.TEXTS, _text),
    **dict.fromkeys(fields.NAMES, _names),
    **dict.fromkeys(fields.DATES, _date),
    "DOI": _doi,
    "URL": _url,
    "page": _pages,
    "ISBN": _text,
    "ISSN": _text,
}
"""Every field that is taken over. Abstracts, keywords, notes and files are not."""
