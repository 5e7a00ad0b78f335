"""How a source is written in brackets, so that the reader knows which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from citations.parsing.types import Citation, Kind

if TYPE_CHECKING:
    from citations.models import Source


def author_names(source: Source) -> str:
    """“Freeze”, “Fitzpatrick and Geldern”, “Freeze et al.”, or nothing."""
    names = source.family_names
    if len(names) > 2:
        return _("%(name)s et al.") % {"name": names[0]}
    return _(" and ").join(names)


def title_in_short(source: Source) -> str:
    """The short title, or the title before its colon."""
    return source.short_title or source.title.split(":")[0].strip()


def shared_names(sources: Iterable[Source]) -> set[str]:
    """Author names that two or more works of the shelf have."""
    seen: set[str] = set()
    shared: set[str] = set()
    for source in sources:
        name = author_names(source)
        (shared if name in seen else seen).add(name)
    return shared


def cited_as(source: Source, shared: set[str]) -> str:
    """What stands in the brackets before the page: with the short title where needed."""
    name = author_names(source)
    if not name:
        return title_in_short(source)
    return f"{name}, {title_in_short(source)}" if name in shared else name


def write_marker(source: Source, citation: Citation) -> str:
    """The marker that says which of several works is meant.

    What stands in a sentence is the writer's prose: it stays, and a decision is kept.
    """
    if citation.kind in {Kind.IN_SENTENCE, Kind.URL}:
        return citation.marker
    name, title = author_names(source), title_in_short(source)
    parts = [f"{name}, {title}" if name else title]
    locator = citation.locator
    if locator is not None:
        if locator.label != "page":
            parts.append(locator.label)
        is_range = locator.last and locator.last != locator.first
        parts.append(f"{locator.first}-{locator.last}" if is_range else locator.first)
    words = " ".join(parts)
    return f"({words})" if citation.marker.startswith("(") else words


def picker_sources(sources: Mapping[str, Source]) -> list[dict[str, str]]:
    """The shelf as the editor's picker needs it."""
    shared = shared_names(sources.values())
    return [
        {
            "key": source.key,
            "title": source.title,
            "byline": source.byline,
            "year": source.year,
            "short": cited_as(source, shared),
            "last_page": source.last_page,
        }
        for source in sources.values()
    ]
