"""The alphabet of a works cited list: letter by letter, articles and accents aside.

Who leads an entry, names and titles in their order, and the year after them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from citations.styles.entry import Item

NameKey = tuple[tuple[str, str], ...]

ARTICLES = {
    "en": ("a", "an", "the"),
    "fr": ("le", "la", "les", "l'", "un", "une"),
    "de": ("der", "die", "das", "ein", "eine"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "it": ("il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una"),
}

_TAG = re.compile(r"</?i>")


def letters(text: str) -> str:
    """Only what decides the order: letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text)).casefold()
    return "".join(char for char in plain if char.isalnum())


def without_article(title: str, language: str = "") -> str:
    """The title without an initial article of its language (English unless told)."""
    known = ARTICLES.get(language[:2].casefold(), ARTICLES["en"])
    opening = re.match(r"[\s\"'“‘«„(]*(?:<i>)?[\s\"'“‘«„]*", title)
    start = opening.end() if opening else 0
    for article in known:
        rest = _after(title[start:], article)
        if rest:
            return title[:start].strip() + rest
    return title


def _after(title: str, article: str) -> str:
    gap = "" if article.endswith("'") else r"\s+"
    pattern = re.escape(article).replace("'", "['’]") + gap
    found = re.match(pattern, title, re.IGNORECASE)
    return title[found.end() :].strip() if found else ""


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
    """One author comes before the same one with others."""
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
