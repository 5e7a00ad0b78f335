"""How a source is written in the text in the course's style, so that the reader knows it.

What the styles write is in `citations.styles.in_text`; this is about a shelf.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from citations.reading.types import FoundCitation, Kind
from citations.styles import in_text
from citations.styles.full_notes import PLACE, FullNote
from citations.styles.in_text import Cited, PlaceInWork
from citations.styles.registry import DEFAULT, style_named
from citations.styles.style import Style

if TYPE_CHECKING:
    from citations.library.models import Source

_PAGE, _PAGES = PlaceInWork("page", "1"), PlaceInWork("page", "1", "2")


def title_in_short(source: Source) -> str:
    """The short title, or the title before its colon."""
    return source.short_title or source.title.split(":")[0].strip()


def cited_as(source: Source, style: str) -> Cited:
    """The names, short title and year of a source as a style has them."""
    item = dict(source.item)
    if source.short_title:
        item["title-short"] = source.short_title
    return _cited(json.dumps(item, sort_keys=True), style)


@lru_cache(maxsize=4096)  # an editor's page asks for a whole shelf
def _cited(item: str, style: str) -> Cited:
    return in_text.cited(json.loads(item), style_named(style))


def shared_on(shelf: Iterable[Source], style: str) -> frozenset[str]:
    """What two works of the shelf have in common, so that they need their titles."""
    works = (cited_as(source, style) for source in shelf)
    return in_text.shared_keys(works, style_named(style))


def locator_of(citation: FoundCitation) -> PlaceInWork | None:
    """Where a citation points, as the styles write it."""
    found = citation.locator
    return PlaceInWork(found.label, found.first, found.last) if found else None


def written(
    work: Cited, citation: FoundCitation, style: str, shared: frozenset[str]
) -> str:
    """A citation as a style has it, with its brackets; for notes the short note."""
    chosen = style_named(style)
    return in_text.in_text(work, chosen, locator_of(citation), shared=shared)


def write_marker(
    source: Source,
    citation: FoundCitation,
    style: str = DEFAULT.name,
    shared: frozenset[str] = frozenset(),
) -> str:
    """The marker that says which of several works is meant.

    Where names alone would do (`shared` says when not), a style without years gets the
    title all the same: somebody has just asked which work it is. What stands in a sentence is the
    writer's prose: it stays, and a decision is kept.
    """
    if citation.kind in {Kind.IN_SENTENCE, Kind.URL}:
        return citation.marker
    work, chosen = cited_as(source, style), style_named(style)
    titled = shared if chosen.in_text.is_dated else frozenset({work.key(chosen)})
    marker = written(work, citation, style, titled)
    is_bracketed = citation.marker.startswith("(") or chosen.is_in_notes
    return marker if is_bracketed else marker[1:-1]


def picker_sources(
    sources: Mapping[str, Source], style: str = DEFAULT.name
) -> list[dict[str, Any]]:
    """The shelf as the editor's picker needs it (docs/writing.md)."""
    shared, chosen = shared_on(sources.values(), style), style_named(style)
    joints = {
        "joins": in_text.joint(chosen, _PAGE),
        "joins_range": in_text.joint(chosen, _PAGES),
    }
    return [
        {
            "key": source.key,
            "title": source.title,
            "byline": source.byline,
            "year": source.year,
            "short": in_text.lead_in(cited_as(source, style), chosen, shared=shared),
            **joints,
            "note": _note(source, chosen) if chosen.is_in_notes else None,
            "last_page": source.last_page,
        }
        for source in sources.values()
    ]


def _note(source: Source, style: Style) -> dict[str, Any]:
    """A source's notes as HTML: whole, and around the place where a page goes."""
    work, place = cited_as(source, style.name), PlaceInWork("page", PLACE)
    short = in_text.short_note(work, style)
    short_at = in_text.short_note(work, style, place)
    kept = source.full_note
    full = FullNote(kept["whole"], kept["place"]) if kept else FullNote(short, short_at)
    return {
        "full": full.whole,
        "full_at": full.place.split(PLACE, 1),
        "short": short,
        "short_at": short_at.split(PLACE, 1),
    }
