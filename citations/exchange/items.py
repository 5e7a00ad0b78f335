"""Whatever a file, a service or a person gave → a clean CSL-JSON item, and what was not kept.

Fields are limit at what the source form takes, so that every import can be edited.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from citations.styles import fields

MOST_NAMES = 60
LONGEST_TITLE = 1000
LONGEST = 300
LONGEST_URL = 1000
_JOINERS = "\u200c\u200d"
_NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\\]+")
_URL = re.compile(r"https?://[^\s<>\"{}\\^`]+", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:--+|[–—−])\s*")
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_TITLES = frozenset(fields.TITLES)
_HIGHEST = (9999, 12, 31)

Item = dict[str, Any]
"""A CSL-JSON item: the fields of `CLEANERS`, clean, without an id."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a record: a code of docs/exchange.md and what it is about."""

    code: str
    about: str = ""


Notes = list[Note]


def tidy(raw: Mapping[Any, Any]) -> tuple[Item, tuple[Note, ...]]:
    """The known fields with sound values, and a note for each value that was changed."""
    notes: Notes = []
    item: Item = {"type": _type(raw.get("type"), notes)}
    for name, clean in CLEANERS.items():
        given = raw.get(name)
        if given is None or given in ("", [], {}):
            continue
        value = clean(name, given, notes)
        if value:
            item[name] = value
        else:
            notes.append(Note("field-left-out", name))
    return item, tuple(dict.fromkeys(notes))


def _type(value: object, notes: Notes) -> str:
    written = plain(value)[:60]
    name = fields.TYPE_NAMES.get(written, written)
    if name in fields.TYPES:
        return name
    notes.append(Note("unknown-type", written))
    return "document"


def plain(value: object) -> str:
    """One line of text from text or a number; "" from anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) > 10**18:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    words = " ".join(str(value)[: LONGEST_TITLE * 20].split())
    if not words.isprintable():
        words = "".join(char for char in words if _is_kept(char))
    return " ".join(unicodedata.normalize("NFC", words).split())


def _is_kept(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _NEVER


def _cut(name: str, words: str, longest: int, notes: Notes) -> str:
    if len(words) <= longest:
        return words
    notes.append(Note("cut", name))
    return words[: longest - 1].rstrip() + "…"


def _text(name: str, value: object, notes: Notes) -> str:
    longest = LONGEST_TITLE if name == "title" else LONGEST
    return _cut(name, plain(value), longest, notes)


def _names(name: str, value: object, notes: Notes) -> list[dict[str, str]]:
    given = value if isinstance(value, list | tuple) else [value]
    if len(given) > MOST_NAMES:
        notes.append(Note("cut", name))
    people = []
    for raw in given[:MOST_NAMES]:
        person = _name(raw)
        if person:
            people.append(person)
        elif raw:
            notes.append(Note("name-left-out", name))
    return people


def _name(raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        literal = plain(raw)[:LONGEST]
        return {"literal": literal} if literal else {}
    parts = {p: words for p in fields.NAME_PARTS if (words := plain(raw.get(p))[:200])}
    if "family" in parts:
        parts.pop("literal", None)
        return parts
    literal = parts.get("literal") or parts.get("given") or ""
    return {"literal": literal} if literal else {}


def _date(name: str, value: object, notes: Notes) -> Item | None:
    if not isinstance(value, Mapping):
        return date_from_text(plain(value))
    listed = value.get("date-parts")
    given = listed[:2] if isinstance(listed, list | tuple) else ()
    parts = [clean for raw in given if (clean := _parts(raw))]
    if not parts:
        return date_from_text(plain(value.get("literal")) or plain(value.get("raw")))
    if any(len(clean) < _said(raw) for clean, raw in zip(parts, given, strict=False)):
        notes.append(Note("date-cut", name))
    found: Item = {"date-parts": parts}
    if value.get("circa") in (True, 1, "1", "true"):
        found["circa"] = True
    season = _number(value.get("season"))
    if season in (1, 2, 3, 4):
        found["season"] = season
    return found


def _said(raw: object) -> int:
    return len(raw) if isinstance(raw, list | tuple) else 0


def date_from_text(written: str) -> Item | None:
    """“2009-03-17” as numbers; other words as they are; None for nothing."""
    iso = _ISO.fullmatch(written)
    parts = _parts([group for group in iso.groups() if group]) if iso else []
    if parts:
        return {"date-parts": [parts]}
    return {"literal": written[:100]} if written else None


def _parts(raw: object) -> list[int]:
    """Year, month, day as far as they are sound."""
    sound: list[int] = []
    given = raw[:3] if isinstance(raw, list | tuple) else ()
    for value, highest in zip(given, _HIGHEST, strict=False):
        number = _number(value)
        lowest = 1 if sound else -9999
        if number is None or number == 0 or not lowest <= number <= highest:
            break
        sound.append(number)
    return sound


def _number(value: object) -> int | None:
    written = plain(value)
    return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else None


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
