"""A text and a shelf → what is cited. Pure work and a few reads; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from citations.documents.models import (
    Citation,
    CitationDecision,
    Document,
    DocumentLine,
)
from citations.documents.querysets import CitationQuerySet
from citations.library.models import Library, Source
from citations.library.services.shelf import StoredShelf, shelf_of
from citations.prepared import Param, prepared
from citations.reading.checks import Pages
from citations.reading.reader import read
from citations.reading.text import Projection, project
from citations.reading.types import Decision, TextReading
from citations.styles.registry import DEFAULT


@dataclass(frozen=True)
class ReadText:
    """A text, read: its projection, what was found, the sources by key, their style."""

    projection: Projection
    reading: TextReading
    sources: Mapping[str, Source]
    style: str = DEFAULT.name


def read_html(
    html: str,
    library: Library,
    *,
    line: DocumentLine | None = None,
    document: Document | None = None,
    sources: StoredShelf | None = None,
    readings: Mapping[str, Pages] | None = None,
) -> ReadText:
    """Read the citations of sanitised HTML; writes nothing.

    With a `line`, what people decided and what its live revision linked hold again;
    with a `document`, what that one links. What is linked stays on this text's shelf
    when it has been retired from the course's. `readings` are the pages to read: source
    key → (first, last) pairs.
    """
    shelf = shelf_of(library) if sources is None else sources
    projection = project(html)
    decisions = _decisions(line, document, shelf)
    others = {s.key: s for s in decisions.values() if s and s.key not in shelf}
    reading = read(
        projection.text,
        [*shelf.for_reader(), *(s.as_shelf_source() for s in others.values())],
        decisions=[
            Decision(*place, source=source.key if source else None)
            for place, source in decisions.items()
        ],
        blocks=projection.blocks,
        readings=readings,
    )
    stood = {**shelf, **others} if others else shelf
    return ReadText(projection, reading, stood, library.style)


def _decisions(
    line: DocumentLine | None, document: Document | None, shelf: StoredShelf
) -> dict[tuple[str, str], Source | None]:
    """(marker, context) → what people decided it is, then what was linked there; the
    first one holds. Sources that are not on the shelf any more take one more query."""
    rows: list[Any] = []
    if line is not None:
        rows += _decided().all(line=line.pk)
        rows += _linked_in_line().all(line=line.pk)
    elif document is not None:
        rows += _linked_in_document().all(document=document.pk)
    wanted = {pk for _marker, _context, pk in rows if pk is not None}
    known = shelf.numbered(wanted)
    if wanted - known.keys():
        known |= _off_the_shelf(wanted - known.keys())
    decided: dict[tuple[str, str], Source | None] = {}
    for marker, context, pk in rows:
        decided.setdefault((marker, context), None if pk is None else known[pk])
    return decided


def _off_the_shelf(pks: Iterable[int]) -> dict[int, Source]:
    """Sources that were retired, or what they were merged into, by their own numbers."""
    found = Source.objects.select_related("merged_into").in_bulk(pks)
    return {pk: source.standing for pk, source in found.items()}


_DECISION = ("marker_key", "context_key", "source_id")


@prepared
def _decided() -> QuerySet[Any, Any]:
    decisions = CitationDecision.objects.filter(line_id=Param("line"))
    return decisions.values_list(*_DECISION)


@prepared
def _linked_in_line() -> QuerySet[Any, Any]:
    linked = _linked().live().filter(document__line_id=Param("line"))
    return linked.order_by("pk").values_list(*_DECISION)


@prepared
def _linked_in_document() -> QuerySet[Any, Any]:
    linked = _linked().filter(document_id=Param("document"))
    return linked.order_by("pk").values_list(*_DECISION)


def _linked() -> CitationQuerySet:
    return Citation.objects.filter(state="linked", source__isnull=False)
