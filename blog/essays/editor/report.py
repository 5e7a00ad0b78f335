"""What the editor is told about a text, as JSON (docs/writing.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from blog.essays import display, suggestion
from blog.essays.editor import mixed_styles
from blog.essays.editor.checklist import (
    checklist,
    finding_sentence,
    reason_of,
    shortened,
    state_sentence,
    words_of,
)
from blog.essays.markers import shared_on, title_in_short, write_marker
from blog.web.states import UNDECIDED, finding_state
from citations.documents.sentences import sentence_around
from citations.documents.services.read import ReadText
from citations.reading.reader import context_key, finding_key, marker_key
from citations.reading.types import Finding, FoundCitation

if TYPE_CHECKING:
    from blog.assignments.models import Assignment
    from citations.library.models import Source


def report_json(
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
            for citation, state in display.shown_states(read)
        ],
        "findings": [
            *(_finding(read, f) for f in read.reading.findings),
            *(_advice(advice) for advice in mixed_styles.mixed_styles(read)),
        ],
        "checklist": [
            {"code": t.code, "ok": t.ok, "state": t.state, "text": t.text}
            for t in checklist(html, read, assignment)
        ],
    }


def _finding(read: ReadText, finding: Finding) -> dict[str, Any]:
    return {
        "code": str(finding.code),
        "state": finding_state(finding.code),
        "start": finding.start,
        "end": finding.end,
        "said": shortened(read.projection.text[finding.start : finding.end]),
        "message": finding_sentence(read, finding),
        "marker_key": finding_key(finding.code.value, _words_at(read, finding)),
        "context_key": context_key(read.projection.text, finding.start, finding.end),
    }


def _words_at(read: ReadText, finding: Finding) -> str:
    return read.projection.text[finding.start : finding.end]


def _advice(advice: mixed_styles.Advice) -> dict[str, Any]:
    return {
        "code": "style-mixed",
        "state": "style",
        "start": advice.start,
        "end": advice.end,
        "said": shortened(advice.marker),
        "message": advice.sentence,
    }


def _citation(
    read: ReadText,
    citation: FoundCitation,
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
                "label": title_in_short(read.sources[key]),
                "write": _to_write(read, citation, state, key, shared),
            }
            for key in citation.candidates
            if key in read.sources
        ],
        "locator": locator
        and {"label": locator.label, "first": locator.first, "last": locator.last},
        "reason": reason_of(citation),
        "marker_key": marker_key(citation.marker),
        "context_key": context_key(text, citation.start, citation.end),
        "is_undecided": state in UNDECIDED,
        "sentence": state_sentence(read, citation, state) if state != "linked" else "",
        "suggest": suggestion.query_for(citation.marker) if state == "unknown" else "",
        "in_sentence": sentence_around(text, citation.start, citation.end),
    }


def _to_write(
    read: ReadText,
    citation: FoundCitation,
    state: str,
    key: str,
    shared: frozenset[str],
) -> str:
    """The marker that says which work is meant; "" where the marker can stay."""
    if state != "ambiguous":
        return ""
    marker = write_marker(read.sources[key], citation, read.style, shared)
    return "" if marker == citation.marker else marker
