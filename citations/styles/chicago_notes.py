"""Chicago 18, notes and bibliography: citations are footnotes."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.styles import chicago
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.pandoc.dress import is_bare
from citations.styles.shapes import Shape
from citations.styles.steps.alphabet import lead_key, without_article
from citations.styles.steps.whole_lists import nothing_is_left_out
from citations.styles.style import InText, Style, gettext_noop


def sort_key(item: Item) -> tuple[Any, ...]:
    """By names, then by title (13.69 to 13.73)."""
    return lead_key(item, chicago.leads(item)), chicago.title_key(item)


def note(item: Item) -> Item:
    """An adapted item as its note wants it: what we put together begins small there."""
    small = dict(item)
    for name in ("genre", "medium"):
        if name in item:
            small[name] = _small(item[name])
    if item["type"] in {"speech", "broadcast"} and "publisher" in item:
        small["publisher"] = _small(item["publisher"])
    if is_bare(item.get("title", "")) and item["type"] != "webpage":
        small["title"] = re.sub(r"(?<=\ue010)\w", lambda m: m[0].lower(), item["title"])
    return small


def _small(words: str) -> str:
    is_word = len(words) > 1 and words[1:2].islower() and not words.startswith("PhD")
    return words[:1].lower() + words[1:] if is_word else words


def finish(item: Item, html: str) -> str:
    """A period stands before the publisher of a new edition (14.16)."""
    if "original-date" in item:
        html = re.sub(r"(\. \d{4}); (?=\w)", r"\1. ", html, count=1)
    return chicago.finish(item, html)


def short_title(item: Item) -> str:
    """Without its article (13.37)."""
    title = chicago.short_title(item)
    return without_article(title, item.get("language", ""))


def _whole(style: ET.Element) -> None:
    nothing_is_left_out(style, "bibliography-notes")


IN_TEXT = InText(short_title=short_title, quoted=chicago.QUOTED, places=chicago.PLACES)
"""Freeze, *Russia*, 407: 13.32 to 13.37."""

STYLE = Style(
    name="chicago-notes",
    label=gettext_noop("Chicago 18, notes"),
    list_title=gettext_noop("Bibliography"),
    csl=Csl("chicago-notes-bibliography.csl", _whole),
    version=f"chicago-1/{CLEAN_VERSION}",
    adapt=chicago.adapt,
    sort_key=sort_key,
    leads=chicago.leads,
    finish=finish,
    note=note,
    in_text=IN_TEXT,
    shapes=frozenset({Shape.LEAD_TITLE_PLACE, Shape.LEAD_SIGN_PLACE, Shape.LEAD}),
)
