"""Titles in the text: the part before the colon, plain, and whether it is in quotes."""

from __future__ import annotations

import re
from collections.abc import Container

from citations.styles.entry import Item
from citations.styles.pandoc.dress import undress

# Parts of something larger; whatever else there is stands by itself, in italics.
_PARTS = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "interview"),
        *("paper-conference", "post", "post-weblog", "review", "review-book", "song"),
    }
)
UNPUBLISHED = frozenset({"document", "manuscript", "personal_communication", "speech"})
_TAG = re.compile(r"</?(?:i|span[^>]*)>")


def is_quoted(item: Item, quoted: Container[str]) -> bool:
    """Whether the text quotes the title of a clean item; others are in italics.

    Parts of something larger are quoted, and the types in `quoted`; a whole site is not.
    """
    kind = item["type"]
    if kind in _PARTS or "container-title" in item and kind != "webpage":
        return True
    return kind in quoted and "is-site" not in item


def main_title(title: str) -> str:
    """“Russia” of “Russia: A History”."""
    return re.split(r":\s", _TAG.sub("", title), maxsplit=1)[0].strip()


def plain_title(title: str) -> str:
    """Without markup and without marks of ours."""
    return _TAG.sub("", undress(title)).strip()
