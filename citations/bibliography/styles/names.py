"""Who leads an entry, and the alphabet of names."""

from __future__ import annotations

from collections.abc import Sequence

from citations.bibliography.sorting import letters, without_article
from citations.bibliography.types import Item

NameKey = tuple[tuple[str, str], ...]


def lead_key(item: Item, fields: Sequence[str]) -> NameKey:
    """The place in the alphabet of the first of these fields that is filled."""
    lead = next((item[field] for field in fields if item.get(field)), "")
    if isinstance(lead, str):
        return words_key(lead, item.get("language", ""))
    return names_key(lead)


def name_key(name: dict[str, str]) -> tuple[str, str]:
    """A name in the alphabet: family name with its particle, then the given names."""
    if "literal" in name:
        return letters(without_article(name["literal"])), ""
    family = (name.get("non-dropping-particle", ""), name["family"])
    return letters(" ".join(family)), letters(name.get("given", ""))


def names_key(names: Sequence[dict[str, str]]) -> NameKey:
    """One author stands before the same one with others."""
    return tuple(name_key(name) for name in names)


def words_key(words: str, language: str = "") -> NameKey:
    """A title where names would stand, without its article and our markup."""
    bare = words.removeprefix('<span class="nocase">').removesuffix("</span>")
    return ((letters(without_article(bare, language)), ""),)


def year_of(item: Item) -> int:
    """The year an entry is sorted by; undated works come last."""
    issued = item.get("issued", {})
    parts = issued.get("date-parts") or [[]]
    if parts[0]:
        return int(parts[0][0])
    literal = issued.get("literal", "")
    return int(literal[:4]) if literal[:4].isascii() and literal[:4].isdigit() else 9999
