"""Full notes: what is in the first note that cites a work, in a style with notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from citations.styles.entry import Item
from citations.styles.pandoc.csl import apart
from citations.styles.pandoc.document import cites_in_notes, notes_in
from citations.styles.pandoc.dress import undress
from citations.styles.pandoc.engine import render
from citations.styles.pandoc.safe_items import safe_items
from citations.styles.registry import style_named

PLACE = "\ue015"
"""Stands in a full note where the page goes. Nobody can type it: cleaning takes it out."""

DEFAULT_TIMEOUT = 10.0


class FullNote(NamedTuple):
    """A work's first note as HTML with no element but `<i>`.

    `whole` cites all of it; `place` has `PLACE` where the page belongs, since a page
    may stand within the note or take the place of an article's pages.
    """

    whole: str
    place: str

    def at(self, place: str) -> str:
        """The note for a place (already HTML), or for the whole work without one."""
        return self.place.replace(PLACE, place) if place else self.whole


def format_full_notes(
    items: Sequence[Mapping[str, Any]],
    *,
    style: str,
    timeout: float = DEFAULT_TIMEOUT,
) -> dict[str, FullNote]:
    """The full note of each item, by item id; none in a style without notes.

    One pandoc process for all of them. Raises BibliographyError, and ValueError for a style we do not have.
    """
    chosen = style_named(style)
    if chosen.note is None:
        return {}
    adapted = {
        source: chosen.note(chosen.adapt(item))
        for source, item in safe_items(items).items()
    }
    if not adapted:
        return {}
    ids = [f"w{number}" for number in range(len(adapted) * 2)]
    sent = [
        {**item, "id": cite_id}
        for cite_id, item in zip(ids, _twice(adapted.values()), strict=True)
    ]
    document = cites_in_notes(ids, PLACE, chosen.english.locale)
    answer = render(document, sent, apart(chosen.csl), timeout=timeout)
    written = notes_in(answer, chosen.english)
    notes = [
        chosen.finish(item, undress(html))
        for item, html in zip(_twice(adapted.values()), written, strict=True)
    ]
    pairs = zip(notes[::2], notes[1::2], strict=True)
    return {
        source: FullNote(whole, place)
        for source, (whole, place) in zip(adapted, pairs, strict=True)
    }


def _twice(items: Any) -> Iterator[Item]:
    for item in items:
        yield item
        yield item
