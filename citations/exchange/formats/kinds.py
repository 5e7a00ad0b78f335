"""Our kind of a source (the forms' types) for a CSL item of any type."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

KINDS = {
    "article": "article-journal",
    "article-magazine": "article-newspaper",
    "review": "article-journal",
    "review-book": "article-journal",
    "periodical": "article-journal",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "chapter",
    "classic": "book",
    "collection": "book",
    "pamphlet": "book",
    "musical_score": "book",
    "post": "webpage",
    "post-weblog": "webpage",
    "software": "webpage",
    "dataset": "webpage",
    "broadcast": "motion_picture",
    "event": "speech",
    "performance": "speech",
    "standard": "report",
}
"""The nearest of our kinds; what is not named is an archive document."""


def kind_of(item: Mapping[str, Any], kinds: Container[str], wanted: str = "") -> str:
    """One of `kinds`: the one asked for where it fits the item, or the nearest."""
    kind = str(item.get("type", ""))
    if kind == "book" and item.get("editor") and not item.get("author"):
        kind = "edited-book"
    if kind == "webpage" and wanted == "website":
        kind = "website"
    for name in (kind, KINDS.get(kind, "document"), "document"):
        if name in kinds:
            return name
    return "document"
