"""Titles in the text: the part before the colon, plain, and whether it is in quotes."""

from __future__ import annotations

import re

from citations.styles.entry import Item
from citations.styles.pandoc.dress import undressed

# Parts of something larger; whatever else there is stands by itself, in italics.
_PARTS = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "interview"),
        *("paper-conference", "post", "post-weblog", "review", "review-book", "song"),
    }
)
_UNPUBLISHED = frozenset({"document", "manuscript", "personal_communication", "speech"})
_TAG = re.compile(r"</?(?:i|span[^>]*)>")


def title_dress(item: Item, style: str) -> str:
    """How the text shows the title of a clean item: "quoted" or "italic"."""
    return "quoted" if _is_quoted(item, style) else "italic"


def _is_quoted(item: Item, style: str) -> bool:
    kind = item["type"]
    if kind in _PARTS or "container-title" in item and kind != "webpage":
        return True
    if style == "apa":
        return False
    if kind == "webpage":
        return "is-site" not in item
    return kind in _UNPUBLISHED or kind == "thesis" and style != "mla"


def main_title(title: str) -> str:
    """“Russia” of “Russia: A History”."""
    return re.split(r":\s", _TAG.sub("", title), maxsplit=1)[0].strip()


def plain_title(title: str) -> str:
    """Without markup and without marks of ours."""
    return _TAG.sub("", undressed(title)).strip()
