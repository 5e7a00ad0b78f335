"""What a writer should look at again. Never a verdict: a sentence and a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from citations.reading.list_checks import never_cited, never_listed
from citations.reading.locators import page_number
from citations.reading.quotation_checks import uncited_quotations, unclosed_quotations
from citations.reading.quotations import is_long
from citations.reading.scene import Scene, Seen, is_outside
from citations.reading.types import (
    Finding,
    FindingCode,
    Kind,
    Listed,
    ShelfSource,
    Span,
    State,
)

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
    found.extend(_of_spans(unclosed_quotations(scene), FindingCode.UNCLOSED_QUOTATION))
    bare = uncited_quotations(scene, seen)[:MOST]
    found.extend(_of_spans(bare, FindingCode.QUOTATION_WITHOUT_CITATION))
    if listed:
        entries = never_cited(text, scene, seen, listed)[:MOST]
        found.extend(_of_spans(entries, FindingCode.LISTED_NOT_CITED))
        for one in never_listed(text, scene, seen, listed)[:MOST]:
            code, said = FindingCode.CITED_NOT_LISTED, one.citation
            found.append(_finding(code, said.start, said.end, marker=said.marker))
    return sorted(found, key=lambda f: (f.start, f.end, f.code))


MOST = 5
"""A handful of each: who is told more stops reading. The most certain come first."""


def _of_spans(spans: Iterable[Span], code: FindingCode) -> Iterator[Finding]:
    for span in spans:
        yield _finding(code, span.start, span.end)


def _finding(code: FindingCode, start: int, end: int, **words: str) -> Finding:
    return Finding(code, start, end, SENTENCES[code].format(**words))


# --- Citations -----------------------------------------------------------------------


def _of_citation(
    scene: Scene, seen: Seen, readings: Mapping[str, Pages]
) -> Iterable[Finding]:
    citation = seen.citation
    start, end = citation.start, citation.end
    if citation.state in _OF_STATE and not _is_the_readers_doubt(seen):
        yield _finding(_OF_STATE[citation.state], start, end, marker=citation.marker)
    if citation.source is None or citation.source not in scene.shelf.by_id:
        return
    source = scene.shelf.by_id[citation.source].source
    yield from _of_page(seen, source, readings.get(source.id, ()))
    typed = seen.year
    differs = typed and source.year.isdecimal() and source.year not in citation.marker
    if differs and source.year != typed:
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


def _is_the_readers_doubt(seen: Seen) -> bool:
    """Nothing that the writer could mend: a page that names nobody, a name in the
    sentence that several works have."""
    citation = seen.citation
    if citation.state is State.UNKNOWN:
        return citation.kind is Kind.PAGE_ONLY
    in_passing = citation.kind is Kind.IN_SENTENCE and citation.locator is None
    return citation.state is State.AMBIGUOUS and in_passing


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
