"""A record against the shelf: new, the same as a source, or a source changed in some fields.

A work is recognised by its DOI, else by its ISBN (books alone: chapters share their
book's), else by its key together with its title, else by first name, title and year. What
the record does not say is no change: an import never empties a field.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Any

import isbnlib

from citations.items import fields
from citations.items.clean import CLEANERS, Item, clean_item
from citations.items.pages import are_ranges, read_ranges
from citations.reading.folding import fold, folded_words
from citations.reading.small_words import SMALL, drop_article
from citations.reading.types import ShelfSource

_BOOKS = frozenset({"book", "report", "thesis", "pamphlet", "classic", "collection"})
_DASHES = re.compile(r"\s*[-‐‑–—−]+\s*")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with other words than on the shelf; `old` is empty where it had none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a record is: no `match` for something new."""

    match: int | None = None
    changes: tuple[FieldChange, ...] = ()
    is_doubtful: bool = False
    """Several sources fit equally, so none was chosen."""


@dataclass
class Known:
    """The works of a shelf by everything they can be recognised by."""

    items: dict[int, Mapping[str, Any]] = made_by(default_factory=dict)
    _index: dict[tuple[str, str], list[int]] = made_by(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, number: int, item: Mapping[str, Any], key: str) -> None:
        """A work under a number of the caller's."""
        self.items[number] = item
        for mark in marks(item, key):
            self._index[mark].append(number)

    def compare(self, item: Mapping[str, Any], key: str = "") -> Comparison:
        """The first way of recognising that finds any work decides."""
        for mark in marks(item, key):
            found = self._index.get(mark, [])
            if not found:
                continue
            verdicts = [Comparison(n, changes(self.items[n], item)) for n in found[:20]]
            same = [verdict for verdict in verdicts if not verdict.changes]
            if same or len(verdicts) == 1:
                return (same or verdicts)[0]
            return Comparison(is_doubtful=True)
        return Comparison()


def marks(item: Mapping[str, Any], key: str = "") -> list[tuple[str, str]]:
    """What a work is recognised by, the surest first."""
    found = []
    if item.get("DOI"):
        found.append(("doi", str(item["DOI"]).casefold()))
    isbn = isbn_of(str(item.get("ISBN", "")))
    if isbn and item.get("type") in _BOOKS:
        found.append(("isbn", f"{isbn} {fold(str(item.get('volume', '')))}"))
    read = ShelfSource.from_csl({**item, "id": ""})
    title = _title(read.title)
    if key and title:
        found.append(("key", f"{key.casefold()} {title.split()[0]}"))
    if title:
        name = fold(read.family_names[0]) if read.family_names else ""
        exact = f"{name}|{title}|{read.year}|{fold(str(item.get('volume', '')))}"
        found.append(("work", exact))
    return found


def _title(title: str) -> str:
    """Folded, without its article: at least one word that is not small comes first."""
    found = drop_article(folded_words(title))
    first = next((n for n, word in enumerate(found) if word not in SMALL), 0)
    return " ".join(found[first:])


def isbn_of(text: str) -> str:
    """The first sound ISBN in a text, with thirteen digits; "" for none."""
    for part in re.split(r"[,;()\s](?=\D*\d{9})|[,;]", text[:300]):
        digits = re.sub(r"[^0-9Xx]", "", part).upper()
        if isbnlib.is_isbn13(digits):
            return digits
        if isbnlib.is_isbn10(digits):
            return str(isbnlib.to_isbn13(digits))
    return ""


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields in which the new item differs, in the order of the item."""
    return tuple(
        FieldChange(name, shown(name, old.get(name)), shown(name, value))
        for name, value in new.items()
        if (name in CLEANERS or name == "type")
        and value
        and _plain(name, old.get(name)) != _plain(name, value)
    )


def merge_items(old: Mapping[str, Any], new: Mapping[str, Any]) -> Item:
    """The old item with what the new one says."""
    said = {change.field: new[change.field] for change in changes(old, new)}
    return {**old, **said}


def _plain(name: str, value: Any) -> Any:
    """A value with all that makes no difference taken out."""
    cleaned = clean_item({"type": "book", name: value})[0].get(name) if value else None
    if name == "type":
        return fields.TYPE_NAMES.get(str(value), value)
    if isinstance(cleaned, list):
        return [_person(person) for person in cleaned]
    if isinstance(cleaned, dict):
        return json.dumps(cleaned, sort_keys=True)
    text = " ".join(str(cleaned or "").translate(_MARKS).split())
    if name == "URL":
        return text.split("://", 1)[-1].rstrip("/")
    if name == "page" and are_ranges(text):
        return read_ranges(text)
    if name == "ISBN":
        return isbn_of(text) or text
    return text.casefold() if name == "DOI" else _DASHES.sub("-", text)


def _person(person: Mapping[str, str]) -> tuple[str, ...]:
    if "literal" in person:
        return (person["literal"],)
    particles = [person.get(n) for n in ("dropping-particle", "non-dropping-particle")]
    family = " ".join(filter(None, [*particles, person.get("family")]))
    if not person.get("given") and not person.get("suffix"):
        return (family,)
    return family, person.get("given", ""), person.get("suffix", "")


def shown(name: str, value: Any) -> str:
    """A value in words, for people who compare two."""
    if isinstance(value, list):
        return "; ".join(", ".join(filter(None, _person(p))) for p in value)
    if isinstance(value, Mapping):
        parts = value.get("date-parts") or []
        dates = ["-".join(f"{n:02d}" for n in part) for part in parts]
        return "/".join(dates) or str(value.get("literal", ""))
    return "" if value is None else str(value)
