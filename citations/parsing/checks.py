"""What a writer should look at again. Never a verdict: a sentence and a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citations.parsing.folding import WORD
from citations.parsing.locators import page_number
from citations.parsing.quotations import Quotation
from citations.parsing.shelf import Shelf
from citations.parsing.types import Citation, Finding, FindingCode, Kind, State

SENTENCES = {
    FindingCode.PAGE_OUTSIDE_SOURCE: "{title} has pages {first} to {last}; {page} is outside them.",
    FindingCode.QUOTATION_WITHOUT_CITATION: "This quotation names no source.",
    FindingCode.UNKNOWN_SOURCE: "The library has no source that fits {marker}.",
    FindingCode.AMBIGUOUS_SOURCE: "More than one source fits {marker}; add the short title.",
    FindingCode.POSSIBLE_CITATION: "{marker} could be a citation.",
    FindingCode.UNCLOSED_QUOTATION: "This quotation mark is never closed.",
    FindingCode.YEAR_DIFFERS: "{title} is from {year}; the text says {typed}.",
}
"""Code → sentence. The codes are stable; the words may be translated by whoever shows them."""

LONG_QUOTATION = 5
"""Words from which a quotation wants a citation; fewer may be irony or a term."""

_OF_STATE = {
    State.UNKNOWN: FindingCode.UNKNOWN_SOURCE,
    State.AMBIGUOUS: FindingCode.AMBIGUOUS_SOURCE,
    State.POSSIBLE: FindingCode.POSSIBLE_CITATION,
}
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_STOP = re.compile(r"[.!?]")


def find_findings(
    text: str,
    citations: Sequence[Citation],
    quotations: Sequence[Quotation],
    shelf: Shelf,
) -> list[Finding]:
    """All findings, in the order of their places."""
    found: list[Finding] = []
    for citation in citations:
        found.extend(_of_citation(citation, shelf))
    found.extend(_of_quotations(text, citations, quotations))
    return sorted(found, key=lambda f: (f.start, f.end, f.code))


def _finding(code: FindingCode, start: int, end: int, **words: str) -> Finding:
    return Finding(code, start, end, SENTENCES[code].format(**words))


def _of_citation(citation: Citation, shelf: Shelf) -> Iterable[Finding]:
    start, end = citation.start, citation.end
    if citation.state in _OF_STATE:
        yield _finding(_OF_STATE[citation.state], start, end, marker=citation.marker)
    if citation.source is None or citation.source not in shelf.by_id:
        return
    source = shelf.by_id[citation.source].source
    page = page_number(citation.locator)
    if page is not None and is_outside(page, source.first_page, source.last_page):
        yield _finding(
            FindingCode.PAGE_OUTSIDE_SOURCE,
            start,
            end,
            title=source.title,
            first=source.first_page or "1",
            last=source.last_page,
            page=str(page),
        )
    if citation.kind == Kind.AUTHOR_DATE and source.year.isdigit():
        typed = _YEAR.findall(citation.marker)
        if typed and source.year not in typed:
            yield _finding(
                FindingCode.YEAR_DIFFERS,
                start,
                end,
                title=source.title,
                year=source.year,
                typed=typed[0],
            )


def is_outside(page: int, first: str, last: str) -> bool:
    """The page lies before the source's first or after its last numbered page."""
    if first.isdigit() and page < int(first):
        return True
    return last.isdigit() and page > int(last)


def _of_quotations(
    text: str, citations: Sequence[Citation], quotations: Sequence[Quotation]
) -> Iterable[Finding]:
    supported = {(c.quotation.start) for c in citations if c.quotation is not None}
    starts = sorted(c.start for c in citations)
    number = 0
    for place, quotation in enumerate(quotations):
        if not quotation.is_closed and not quotation.is_block:
            yield _finding(
                FindingCode.UNCLOSED_QUOTATION, quotation.start, quotation.start + 1
            )
        span = quotation.span
        if span.start in supported:
            continue
        if len(WORD.findall(text, span.start, min(span.end, span.start + 400))) < (
            LONG_QUOTATION
        ):
            continue
        following = quotations[place + 1].start if place + 1 < len(quotations) else None
        until = _reach(text, quotation, following)
        while number < len(starts) and starts[number] < quotation.start:
            number += 1
        if number < len(starts) and starts[number] < until:
            continue
        yield _finding(
            FindingCode.QUOTATION_WITHOUT_CITATION, quotation.start, quotation.end
        )


def _reach(text: str, quotation: Quotation, following: int | None) -> int:
    """How far after a quotation its citation may stand: to the end of its sentence."""
    end = quotation.end
    line = text.find("\n", end, end + 300)
    limit = line if line >= 0 else min(len(text), end + 300)
    if following is not None:
        limit = min(limit, following)
    if quotation.is_block:
        return min(len(text), end + 4)
    for stop in _STOP.finditer(text, end, limit):
        return stop.end()
    return limit
