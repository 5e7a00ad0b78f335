"""The one place where CSL-JSON from people becomes items we dare to format.

A field that makes no sense is dropped; the entry still appears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citations.styles import fields
from citations.styles.dates import date
from citations.styles.entry import Item
from citations.styles.values import listed, rich_text, text

MOST_NAMES = 50
LONGEST_NAME = 200
"""Characters of a part of a name: initials are made of every word in it."""
# Raise when anything here changes what comes out: kept lists are then made again.
VERSION = "2"


def clean_items(items: Sequence[object]) -> dict[str, Item]:
    """Clean items by id, in order; the first of several with one id counts.

    An item without an id gets "item-1" and so on, by its place.
    """
    cleaned: dict[str, Item] = {}
    for place, raw in enumerate(items, start=1):
        item = raw if isinstance(raw, Mapping) else {}
        source = _source(item.get("id")) or f"item-{place}"
        if source not in cleaned:
            cleaned[source] = clean_item(item, fallback_title=source)
    return cleaned


def _source(value: object) -> str:
    """The id exactly as given, where it is one: callers look entries up by it."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value) if isinstance(value, str) or abs(value) < 10**18 else ""


def clean_item(raw: Mapping[Any, Any], *, fallback_title: str = "") -> Item:
    """Known fields with sound values. Without title and names, the title is the id."""
    item: Item = {"type": _type(raw.get("type"))}
    for names, clean in _CLEANERS:
        for name in names:
            given = raw.get(name)
            if given is not None and (value := clean(given)):
                item[name] = value
    if "event-title" not in item and (event := text(raw.get("event"))):
        item["event-title"] = event
    item |= _custom(raw.get("custom"))
    if raw.get("type") == "website":
        item["is-site"] = True
    if not any(name in item for name in ("title", "container-title", *fields.NAMES)):
        item["title"] = text(fallback_title) or "…"
    return item


def _custom(value: object) -> Item:
    given = value if isinstance(value, Mapping) else {}
    found = {name: rich_text(given.get(name)) for name in fields.CUSTOM_TITLES}
    own: Item = {name: words for name, words in found.items() if words}
    if given.get("is-site") is True:
        own["is-site"] = True
    return own


def _type(value: object) -> str:
    written = text(value)
    name = fields.TYPE_NAMES.get(written, written)
    return name if name in fields.TYPES else "document"


def _names(value: object) -> list[dict[str, str]]:
    return [name for raw in listed(value)[:MOST_NAMES] if (name := _name(raw))]


def _name(raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        literal = _part(raw)
        return {"literal": literal} if literal else {}
    parts = {p: words for p in fields.NAME_PARTS if (words := _part(raw.get(p)))}
    if "family" in parts:
        parts.pop("literal", None)
    elif "literal" in parts:
        parts = {"literal": parts["literal"]}
    elif "given" in parts:
        parts = {"literal": parts["given"]}
    else:
        parts = {}
    return parts


def _part(value: object) -> str:
    words = text(value)
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rstrip() + "…"


def _doi(value: object) -> str:
    found = re.search(r"10\.\d{4,9}/\S+", text(value))
    return found[0] if found else ""


def _url(value: object) -> str:
    url = text(value)
    return url if re.fullmatch(r"https?://\S+", url, re.IGNORECASE) else ""


def _pages(value: object) -> str:
    return re.sub(r"\s*(?:--+|[–—])\s*", "-", text(value))


_CLEANERS: tuple[tuple[tuple[str, ...], Callable[[object], Any]], ...] = (
    (fields.TITLES, rich_text),
    (fields.TEXTS, text),
    (fields.NAMES, _names),
    (fields.DATES, date),
    (("DOI",), _doi),
    (("URL",), _url),
    (("page",), _pages),
)
