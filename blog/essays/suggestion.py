"""What a suggestion of a source begins with: what the writer has typed already."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from citations.exchange.formats.kinds import kind_of
from citations.exchange.formats.reference import from_marker, from_reference
from citations.items.clean import Item
from citations.library.forms import FIELDS as FIELDS_OF
from citations.library.forms import as_typed
from citations.library.models import Source

FIELDS = ("type", "author", "title", "issued", "URL", "typed")
"""What the address of a form may fill in."""
LONGEST = 300


def typed_fields(marker: str) -> dict[str, str]:
    """The fields that a marker which found no source can fill in.

    “(Yurchak 2006, 12)” has an author and a year, “(“The Lost Decade” 3)” a title. What
    is filled in wrongly the writer puts right: it is only a beginning.
    """
    text = marker.strip()[:LONGEST]
    return {"typed": text, **_fields(from_marker(text))}


def pasted_fields(text: str) -> dict[str, str]:
    """The fields of a pasted reference, as far as possible; all of it is kept as a note."""
    line = " ".join(text.split())
    return {"typed": line[:LONGEST], **_fields(from_reference(line).item)}


def _fields(item: Item) -> dict[str, str]:
    """An item as its type's form shows it; a book is what the form begins with."""
    kind = kind_of(item, FIELDS_OF)
    shown = {name: value[:LONGEST] for name, value in as_typed(item, kind).items()}
    return shown if kind == Source.Type.BOOK else {"type": kind, **shown}


def query_for(marker: str) -> str:
    """The query string of the form for suggesting a source, filled in from a marker."""
    return urlencode(typed_fields(marker))


def _kind_of(query: Mapping[str, str]) -> dict[str, str]:
    return {"type": query["type"]} if query.get("type") else {}


def asked_fields(query: Mapping[str, str]) -> dict[str, str]:
    """What a query string fills in; anything else in it is left out."""
    if query.get("pasted"):
        return {**pasted_fields(query["pasted"]), **_kind_of(query)}
    return {name: query[name][:LONGEST] for name in FIELDS if query.get(name)}
