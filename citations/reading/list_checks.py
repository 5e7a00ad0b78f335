"""The writer's own list of works against what the text cites.

Silent where the text speaks of the work in any way, and where a style asks for no entry:
verses, cases, statutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citations.reading.scene import Scene, Seen
from citations.reading.shelf import Shelf
from citations.reading.small_words import SMALL
from citations.reading.source_names import Shelved
from citations.reading.types import Kind, Listed, Span, State
from citations.reading.words import folded

_UNLISTED = {"legal_case", "legislation", "bill", "treaty", "personal_communication", "interview"}  # fmt: skip
DISTINCT = 7
"""Letters of a title's word that speaks of the work where it stands with a capital."""


def never_cited(
    text: str, scene: Scene, seen: Sequence[Seen], listed: Sequence[Listed]
) -> list[Span]:
    """Entries of works that the text never speaks of."""
    spoken = {i for one in seen for i in one.ids}
    spoken |= {
        i
        for mention in scene.mentions.all
        if not mention.is_weak or scene.is_whole_title(mention)
        for i in mention.ids
    }
    capitals = {word.lower() for word in re.findall(r"[^\W\d_a-z]\w{3,}", scene.text)}
    found = []
    for entry in listed:
        ids = {entry.source, *entry.candidates} - {None}
        if ids & spoken or any(
            _is_hinted(scene.shelf, scene.shelf.by_id[i], capitals) for i in ids if i
        ):
            continue
        opening = folded(text[entry.start : min(entry.end, entry.start + 60)])[:3]
        if ids or not capitals & {word for word in opening if len(word) > 3}:
            found.append(Span(entry.start, entry.end))
    return found


def _is_hinted(shelf: Shelf, shelved: Shelved, capitals: set[str]) -> bool:
    """“Caligari”, of *The Cabinet of Dr. Caligari*: a long word that only this title has
    stands with a capital."""
    words = {w for w in shelved.title if len(w) >= DISTINCT and w not in SMALL}
    return any(shelf.holding(word) == [shelved] for word in capitals & words)


def never_listed(
    text: str, scene: Scene, seen: Sequence[Seen], listed: Sequence[Listed]
) -> list[Seen]:
    """The first citation of each work of the library that the list leaves out."""
    entries = {i for entry in listed for i in (entry.source, *entry.candidates) if i}
    openings = {
        word
        for entry in listed
        for word in folded(text[entry.start : min(entry.end, entry.start + 60)])[:4]
    }
    found: list[Seen] = []
    told: set[str] = set()
    for one in seen:
        source = one.citation.source
        if one.citation.state is not State.LINKED or source is None or source in told:
            continue
        told.add(source)
        shelved = scene.shelf.by_id[source]
        if source not in entries and _wants_entry(shelved, one, openings):
            found.append(one)
    return found


def _wants_entry(shelved: Shelved, one: Seen, openings: set[str]) -> bool:
    locator = one.citation.locator
    if shelved.source.type in _UNLISTED or (locator and locator.label == "verse"):
        return False
    if one.citation.kind is Kind.URL:
        return False
    names = {word for name in shelved.names for word in name.split()}
    return not (names or set(shelved.title[:2])) & openings
