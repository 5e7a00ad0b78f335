"""What people decided holds over what the reader thinks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citations.reading.folding import context_key, marker_key
from citations.reading.scene import Seen
from citations.reading.shelf import Shelf
from citations.reading.types import Decision, Finding, State


def apply_decisions(
    found: Sequence[Seen], text: str, decisions: Sequence[Decision], shelf: Shelf
) -> list[Seen]:
    """What people decided, by marker and context; an ambiguous marker also takes the
    one source that this same marker was given elsewhere in the text."""
    exact: dict[tuple[str, str], str | None] = {}
    anywhere: dict[str, set[str | None]] = {}
    for decision in decisions:
        exact.setdefault((decision.marker, decision.context), decision.source)
        anywhere.setdefault(decision.marker, set()).add(decision.source)
    decided = []
    for seen in found:
        citation = seen.citation
        key = marker_key(citation.marker)
        place = (key, context_key(text, citation.start, citation.end))
        if place in exact:
            source = exact[place]
            if source is not None:
                decided.append(_linked(seen, source, shelf))
            continue
        others = anywhere.get(key, set())
        if citation.state is State.AMBIGUOUS and len(others) == 1:
            (source,) = others
            if source is not None and source in citation.candidates:
                seen = _linked(seen, source, shelf)
        decided.append(seen)
    return decided


def finding_key(code: str, said: str) -> str:
    """What a piece of advice is remembered by once somebody has said that it is no
    problem: its code and the words it is about."""
    return f"{code} {marker_key(said)}"


def still_found(
    found: Sequence[Finding], text: str, decisions: Sequence[Decision]
) -> list[Finding]:
    """The findings that nobody has dismissed, by their words and what stands before."""
    dismissed = {(d.marker, d.context) for d in decisions if d.source is None}
    if not dismissed:
        return list(found)
    return [
        one
        for one in found
        if (
            finding_key(one.code.value, text[one.start : one.end]),
            context_key(text, one.start, one.end),
        )
        not in dismissed
    ]


def _linked(seen: Seen, source: str, shelf: Shelf) -> Seen:
    if source not in shelf.by_id:
        return seen
    citation = replace(seen.citation, state=State.LINKED, source=source, candidates=())
    return replace(seen, citation=citation, ids=(source,))
