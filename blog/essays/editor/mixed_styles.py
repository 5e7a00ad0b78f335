"""Markers in another style than the course's: advice, and mild."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.essays import markers
from citations.library.style_names import style_label
from citations.reading.types import FoundCitation, Kind, State
from citations.styles.markers import mixes_styles, styles_of_marker
from citations.styles.registry import style_named

if TYPE_CHECKING:
    from citations.documents.services.read import ReadText


_PROSE = {Kind.IN_SENTENCE, Kind.URL, Kind.NOTE}
"""What stands in a sentence or a note is nobody's marker."""


class Advice(NamedTuple):
    """Where the first of several similar markers is, and what to say about them."""

    start: int
    end: int
    marker: str
    sentence: str


def mixed_styles(read: ReadText) -> list[Advice]:
    """One piece of advice for each other style that markers are plainly written in.

    About linked citations only: of those we know what the style would write.
    """
    groups: dict[frozenset[str], list[FoundCitation]] = {}
    for citation in read.reading.citations:
        is_known = citation.state == State.LINKED and citation.source in read.sources
        is_prose = citation.kind in _PROSE
        if is_known and not is_prose and mixes_styles(citation.marker, read.style):
            groups.setdefault(styles_of_marker(citation.marker), []).append(citation)
    if not groups:
        return []
    shared = markers.shared_on(read.sources.values(), read.style)
    return [_advice(read, alike, shared) for alike in groups.values()]


def _advice(
    read: ReadText, alike: list[FoundCitation], shared: frozenset[str]
) -> Advice:
    first = alike[0]
    source = read.sources[first.source or ""]
    work = markers.cited_as(source, read.style)
    is_note = style_named(read.style).is_in_notes
    said = (
        _("%(style)s puts this in a footnote: %(written)s")
        if is_note
        else _("%(style)s would write %(written)s.")
    )
    sentence = said % {
        "style": style_label(read.style),
        "written": markers.written(work, first, read.style, shared),
    }
    more = len(alike) - 1
    if more:
        sentence += " " + ngettext(
            "There is %(n)d more like this.", "There are %(n)d more like this.", more
        ) % {"n": more}
    return Advice(first.start, first.end, first.marker, sentence)
