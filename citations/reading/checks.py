"""What a writer should look at again. Never a verdict: a sentence and a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from citations.reading.locators import page_number
from citations.reading.quotations import SHORTEST_LONG, is_long
from citations.reading.scene import Scene, Seen, is_outside
from citations.reading.support import REACH, sentence_of
from citations.reading.types import (
    Finding,
    FindingCode,
    Kind,
    Listed,
    ShelfSource,
    State,
)
from citations.reading.words import folded

Pages = Sequence[tuple[str, str]]
"""(first, last) pages as they are written; one page twice."""

SENTENCES = {
    FindingCode.PAGE_OUTSIDE_SOURCE: "{title} has pages {first} to {last}; {page} is outside them.",
    FindingCode.QUOTATION_WITHOUT_CITATION: "This quotation names no source.",
    FindingCode.UNKNOWN_SOURCE: "The library has no source that fits {marker}.",
    FindingCode.AMBIGUOUS_SOURCE: "More than one source fits {marker}; add the short title.",
    FindingCode.POSSIBLE_CITATION: "{marker} could be a citation.",
    FindingCode.UNCLOSED_QUOTATION: "This quotation mark is never closed.",
    FindingCode.YEAR_DIFFERS: "{title} is from {year}; the text says {typed}.",
    FindingCode.QUOTATION_WITHOUT_PAGE: "This quotation from {title} names no page.",
    FindingCode.PAGE_OUTSIDE_READINGS: "{page} is not among the pages of {title} to read for this assignment.",
    FindingCode.LISTED_NOT_CITED: "This work is listed and never cited.",
    FindingCode.CITED_NOT_LISTED: "{marker} is cited and not in the list of works.",
}
"""Code → sentence. The codes are stable; the words may be translated by whoever shows them."""

_OF_STATE = {
    State.UNKNOWN: FindingCode.UNKNOWN_SOURCE,
    State.AMBIGUOUS: FindingCode.AMBIGUOUS_SOURCE,
    State.POSSIBLE: FindingCode.POSSIBLE_CITATION,
}


def find_findings(
    text: str,
    scene: Scene,
    seen: Sequence[Seen],
    listed: Sequence[Listed],
    readings: Mapping[str, Pages],
) -> list[Finding]:
    """All findings, in the order of their places. `text` is whole, with its list."""
    found: list[Finding] = []
    for one in seen:
        found.extend(_of_citation(scene, one, readings))
    found.extend(_of_quotations(scene, seen))
    if listed:
        found.extend(_of_list(text, seen, listed))
    return sorted(found, key=lambda f: (f.start, f.end, f.code))


def _finding(code: FindingCode, start: int, end: int, **words: str) -> Finding:
    return Finding(code, start, end, SENTENCES[code].format(**words))


# --- Citations -----------------------------------------------------------------------


def _of_citation(
    scene: Scene, seen: Seen, readings: Mapping[str, Pages]
) -> Iterable[Finding]:
    citation = seen.citation
    start, end = citation.start, citation.end
    if citation.state in _OF_STATE:
        yield _finding(_OF_STATE[citation.state], start, end, marker=citation.marker)
    if citation.source is None or citation.source not in scene.shelf.by_id:
        return
    source = scene.shelf.by_id[citation.source].source
    yield from _of_page(seen, source, readings.get(source.id, ()))
    typed = seen.year
    if typed and source.year.isdecimal() and source.year != typed:
        yield _finding(
            FindingCode.YEAR_DIFFERS,
            start,
            end,
            title=source.title,
            year=source.year,
            typed=typed,
        )
    if _wants_page(scene, seen, source):
        yield _finding(
            FindingCode.QUOTATION_WITHOUT_PAGE, start, end, title=source.title
        )


def _of_page(seen: Seen, source: ShelfSource, assigned: Pages) -> Iterable[Finding]:
    citation = seen.citation
    page = page_number(citation.locator)
    if page is None:
        return
    if is_outside(page, source.first_page, source.last_page):
        yield _finding(
            FindingCode.PAGE_OUTSIDE_SOURCE,
            citation.start,
            citation.end,
            title=source.title,
            first=source.first_page or "1",
            last=source.last_page,
            page=str(page),
        )
    elif assigned and all(is_outside(page, *pages) for pages in assigned):
        yield _finding(
            FindingCode.PAGE_OUTSIDE_READINGS,
            citation.start,
            citation.end,
            title=source.title,
            page=str(page),
        )


def _wants_page(scene: Scene, seen: Seen, source: ShelfSource) -> bool:
    """It supports a quotation, names no place, and the source has pages."""
    citation = seen.citation
    if citation.locator is not None or citation.quotation is None:
        return False
    has_pages = bool(source.first_page or source.last_page)
    return (
        has_pages
        and citation.kind is not Kind.URL
        and is_long(scene.text, citation.quotation)
    )


# --- Quotations ----------------------------------------------------------------------


def _of_quotations(scene: Scene, seen: Sequence[Seen]) -> Iterable[Finding]:
    supported = {s.citation.quotation.start for s in seen if s.citation.quotation}
    starts = [s.citation.start for s in seen]
    quotations = scene.quotations.quotations
    for place, quotation in enumerate(quotations):
        if not quotation.is_closed and not quotation.is_block:
            yield _finding(
                FindingCode.UNCLOSED_QUOTATION, quotation.start, quotation.start + 1
            )
        if quotation.end - quotation.start < SHORTEST_LONG:
            continue
        span = quotation.span
        if span.start in supported or not is_long(scene.text, span):
            continue
        following = quotations[place + 1].start if place + 1 < len(quotations) else None
        until = sentence_of(scene, quotation)[1]
        if quotation.is_block:
            until = min(until, quotation.end + 4)
        until = min(until, quotation.end + REACH, following or until)
        number = bisect_left(starts, quotation.start)
        if number < len(starts) and starts[number] < max(until, quotation.end):
            continue
        yield _finding(
            FindingCode.QUOTATION_WITHOUT_CITATION, quotation.start, quotation.end
        )


# --- A typed list --------------------------------------------------------------------


def _of_list(
    text: str, seen: Sequence[Seen], listed: Sequence[Listed]
) -> Iterable[Finding]:
    cited = {i for one in seen for i in one.ids}
    heads = {w for one in seen if not one.ids for w in folded(one.citation.marker)[:3]}
    openings: set[str] = set()
    entries: set[str] = set()
    for entry in listed:
        ids = {entry.source, *entry.candidates} - {None}
        entries.update(i for i in ids if i)
        opening = folded(text[entry.start : min(entry.end, entry.start + 60)])[:3]
        openings.update(opening)
        is_cited = bool(ids & cited) if ids else bool(heads & set(opening))
        if not is_cited:
            yield _finding(FindingCode.LISTED_NOT_CITED, entry.start, entry.end)
    told: set[str] = set()
    for one in seen:
        citation = one.citation
        key = citation.source or " ".join(folded(citation.marker)[:2])
        if citation.state in {State.POSSIBLE, State.AMBIGUOUS} or key in told:
            continue
        if citation.source is None and (
            citation.kind in {Kind.PAGE_ONLY, Kind.URL}
            or set(folded(citation.marker)[:3]) & openings
        ):
            continue
        if citation.source not in entries:
            told.add(key)
            yield _finding(
                FindingCode.CITED_NOT_LISTED,
                citation.start,
                citation.end,
                marker=citation.marker,
            )
