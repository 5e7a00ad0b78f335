"""Clean items as pandoc may get them: what citeproc would take for markup is held.

Held characters are private ones, which cleaning takes out of whatever people type; the
reading of the answer releases them (`inlines.HELD`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citations.items import fields
from citations.items.clean import clean_item
from citations.items.values import plain
from citations.styles.entry import Item
from citations.styles.pandoc.inlines import HELD

_ITALIC = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_PAIR = re.compile("\x01([^\x01\x02]*)\x02")
_DOUBLE = re.compile(r'"([^"]*)"')
_SINGLE = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
# “…” and ‘…’ that are plainly pairs; whole italics may stand inside.
_QUOTED = (
    ("“", re.compile("“((?:[^“”<>]|<i>[^“”<>]*</i>)*)”")),
    ("‘", re.compile("‘((?:[^“”‘’<>]|<i>[^“”‘’<>]*</i>)*)’")),
)
_NOT_PRINTED = ("ISBN", "ISSN")


def safe_items(items: Sequence[object]) -> dict[str, Item]:
    """Clean, held items by id, in order; the first of several with one id counts.

    An item without an id gets "item-1" and so on, by its place.
    """
    found: dict[str, Item] = {}
    for place, raw in enumerate(items, start=1):
        item = raw if isinstance(raw, Mapping) else {}
        source = _source(item.get("id")) or f"item-{place}"
        if source not in found:
            found[source] = safe_item(item, fallback_title=source)
    return found


def _source(value: object) -> str:
    """The id exactly as given, where it is one: callers look entries up by it."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value) if isinstance(value, str) or abs(value) < 10**18 else ""


def safe_item(raw: Mapping[Any, Any], *, fallback_title: str = "") -> Item:
    """The clean item, held, with our own of `custom` beside CSL's fields.

    Without title and names, the title is the fallback.
    """
    cleaned, _notes = clean_item(raw)
    item = {
        name: _held(name, value)
        for name, value in cleaned.items()
        if name not in _NOT_PRINTED
    }
    item |= _custom(raw.get("custom"))
    if raw.get("type") == "website":
        item["is-site"] = True
    if not any(name in item for name in ("title", "container-title", *fields.NAMES)):
        item["title"] = safe_text(plain(fallback_title)) or "…"
    return item


def _custom(value: object) -> Item:
    given = value if isinstance(value, Mapping) else {}
    own: Item = {}
    for name in fields.CUSTOM_TITLES:
        title = clean_item({"title": given.get(name)})[0].get("title")
        if title:
            own[name] = safe_title(title)
    if given.get("is-site") is True:
        own["is-site"] = True
    return own


def _held(name: str, value: Any) -> Any:
    if name in fields.TITLES:
        return safe_title(value)
    if name in fields.NAMES:
        return [{part: safe_text(words) for part, words in p.items()} for p in value]
    if name in fields.DATES:
        literal = value.get("literal")
        return {**value, "literal": safe_text(literal)} if literal else value
    if name in ("DOI", "URL"):  # an apostrophe in one is no quotation mark
        return value.replace("<", HELD["<"])
    return safe_text(value)


def safe_text(words: str) -> str:
    """Text in which nothing is markup."""
    return _quotes_held(words.replace("<", HELD["<"]))


def safe_title(words: str) -> str:
    """Like `safe_text`, but pairs of `<i>` (or `<em>`), not nested, stay as `<i>`."""
    marked = _ITALIC.sub(lambda tag: "\x02" if tag[1] else "\x01", words)
    held = marked.replace("<", HELD["<"])
    paired = _PAIR.sub(lambda pair: f"<i>{pair[1]}</i>" if pair[1] else "", held)
    lone = paired.translate({1: None, 2: None})
    return _quotes_held(" ".join(lone.split()))


def _quotes_held(words: str) -> str:
    """Quotation marks in plain pairs, curled; any others held.

    An opening mark that nothing closes doubles pandoc's time (twenty in a title take
    seconds), and straight ones nest without end.
    """
    words = _DOUBLE.sub(r"“\1”", words).replace('"', HELD['"'])
    words = _SINGLE.sub(r"‘\1’", words).replace("'", "’")
    for opening, pair in _QUOTED:
        kept = pair.sub(lambda found: f"\x01{found[1]}{found[0][-1]}", words)
        words = kept.replace(opening, HELD[opening]).replace("\x01", opening)
    return words
