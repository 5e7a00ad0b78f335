"""What the editor is told about a text, as JSON (docs/writing.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from blog import finishing, mixing, suggesting
from blog.checking import checklist, finding_sentence, state_sentence, words_of
from blog.citing import shared_on, write_marker
from citations.parsing.reader import context_key, marker_key
from citations.parsing.types import Citation
from citations.services import ReadText, sentence_around

if TYPE_CHECKING:
    from blog.models import Assignment
    from citations.models import Source


def as_json(
    html: str,
    read: ReadText,
    assignment: Assignment | None,
    source_url: Callable[[Source], str],
) -> dict[str, Any]:
    """What the editor is told; offsets are code points of the projection."""
    ambiguous = any(c.candidates for c in read.reading.citations)
    shared = shared_on(read.sources.values(), read.style) if ambiguous else frozenset()
    return {
        "words": words_of(read),
        "text_length": len(read.projection.text),
        "citations": [
            _citation(read, citation, state, source_url, shared)
            for citation, state in finishing.shown_states(read)
        ],
        "findings": [
            {
                "code": str(f.code),
                "start": f.start,
                "end": f.end,
                "message": finding_sentence(read, f),
            }
            for f in read.reading.findings
        ]
        + [
            {
                "code": "style-mixed",
                "start": advice.start,
                "end": advice.end,
                "message": advice.sentence,
            }
            for advice in mixing.mixed_styles(read)
        ],
        "checklist": [
            {"code": tick.code, "ok": tick.ok, "text": tick.text}
            for tick in checklist(html, read, assignment)
        ],
    }


def _citation(
    read: ReadText,
    citation: Citation,
    state: str,
    source_url: Callable[[Source], str],
    shared: frozenset[str],
) -> dict[str, Any]:
    text = read.projection.text
    locator = citation.locator
    source = read.sources.get(citation.source or "")
    return {
        "start": citation.start,
        "end": citation.end,
        "marker": citation.marker,
        "kind": str(citation.kind),
        "state": state,
        "source": source
        and {
            "key": source.key,
            "title": source.title,
            "byline": source.byline,
            "reference": source.reference_text,
            "url": source_url(source),
        },
        "candidates": [
            {
                "key": key,
                "title": read.sources[key].title,
                "write": write_marker(read.sources[key], citation, read.style, shared),
            }
            for key in citation.candidates
            if key in read.sources
        ],
        "locator": locator
        and {"label": locator.label, "first": locator.first, "last": locator.last},
        "marker_key": marker_key(citation.marker),
        "context_key": context_key(text, citation.start, citation.end),
        "sentence": state_sentence(read, citation, state) if state != "linked" else "",
        "suggest": suggesting.query_for(citation.marker) if state == "unknown" else "",
        "in_sentence": sentence_around(text, citation.start, citation.end),
    }
