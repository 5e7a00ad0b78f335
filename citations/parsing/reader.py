"""Text + shelf → citations and findings. The one entrance to this package."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citations.parsing import anatomy
from citations.parsing.anatomy import Anatomy, dissect
from citations.parsing.checks import find_findings, is_outside
from citations.parsing.find import (
    Bracket,
    Part,
    find_brackets,
    find_notes,
    find_unclosed,
    find_urls,
)
from citations.parsing.folding import context_key, marker_key
from citations.parsing.locators import page_number
from citations.parsing.mentions import MentionIndex, find_mentions
from citations.parsing.quotations import QuotationIndex, find_quotations
from citations.parsing.resolve import UNEXPLAINED, Match, resolve
from citations.parsing.shelf import Shelf, bare_url
from citations.parsing.text import plain_blocks
from citations.parsing.types import (
    Block,
    Citation,
    Decision,
    Kind,
    Locator,
    Reading,
    ShelfSource,
    Span,
    State,
)

READER_VERSION = 1

__all__ = ["READER_VERSION", "context_key", "marker_key", "read"]


def read(
    text: str,
    shelf: Iterable[ShelfSource],
    *,
    decisions: Iterable[Decision] = (),
    blocks: Sequence[Block] | None = None,
) -> Reading:
    """Read the citations of a text against a shelf of sources.

    `blocks` are the paragraphs in code points; without them each line is one. What
    `decisions` say about a marker in its context holds over what the reader thinks.
    Linear in the length of the text; survives any string.
    """
    reader = _Reader(
        text, Shelf(shelf), plain_blocks(text) if blocks is None else blocks
    )
    citations = _decide(reader.run(), text, list(decisions), reader.shelf)
    quotations = reader.quotations.quotations
    findings = find_findings(text, citations, quotations, reader.shelf)
    return Reading(text, tuple(citations), tuple(findings), READER_VERSION)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A citation and the ids it stands for, which a bare page after it takes over."""

    citation: Citation
    ids: tuple[str, ...]


class _Reader:
    def __init__(self, text: str, shelf: Shelf, blocks: Sequence[Block]) -> None:
        self.text = text
        self.shelf = shelf
        self.blocks = blocks
        self._block_starts = [block.start for block in blocks]
        self.quotations = QuotationIndex(text, find_quotations(text, blocks))
        self.mentions = MentionIndex(text, find_mentions(text, shelf))
        self.seen: list[_Seen] = []

    def run(self) -> list[Citation]:
        """All citations in order, none overlapping another."""
        brackets = [
            *find_brackets(self.text, self.blocks),
            *find_unclosed(self.text, self.blocks),
        ]
        for bracket in sorted(brackets, key=lambda b: (b.start, b.end)):
            self._bracket(bracket)
        found = [seen.citation for seen in self.seen]
        found += self._urls() + self._notes()
        return _apart(found)

    # --- Brackets ---------------------------------------------------------------

    def _bracket(self, bracket: Bracket) -> None:
        if bracket.is_square and not any(c.isdigit() for c in bracket.text):
            return
        alone = len(bracket.parts) == 1
        found: list[_Seen] = []
        for part in bracket.parts:
            place = (bracket.start, bracket.end) if alone else (part.start, part.end)
            previous = found[-1] if found else None
            seen = self._part(bracket, part, place, previous)
            if seen is not None:
                found.append(seen)
        self.seen.extend(found)

    def _part(
        self,
        bracket: Bracket,
        part: Part,
        place: tuple[int, int],
        previous: _Seen | None,
    ) -> _Seen | None:
        if bracket.is_square and part.text.isalnum():
            return None  # a note number, or an edited word
        said = dissect(part.text)
        if not said.words:
            return self._page_only(bracket, said, place, previous)
        match = resolve(said, self.shelf)
        if not match.fits and anatomy.turned(part.text):
            said = dissect(anatomy.turned(part.text))
            match = resolve(said, self.shelf)
        if match.fits:
            return self._known(part, said, match, place)
        return self._stranger(bracket, part, said, place)

    def _known(
        self, part: Part, said: Anatomy, match: Match, place: tuple[int, int]
    ) -> _Seen | None:
        if anatomy.is_date(part.text):
            return None
        said = self._page_or_year(said, match)
        kind = _kind(said, match)
        source = match.source.source.id if match.source else None
        state = State.LINKED if source else State.AMBIGUOUS
        return self._seen(place, kind, state, said.locator, match.ids)

    def _page_or_year(self, said: Anatomy, match: Match) -> Anatomy:
        """A bare 1953 after a name is a page where the source has such a page."""
        if not said.tail_number:
            return said
        number = int(said.tail_number)
        for fit in match.fits:
            source = fit.shelved.source
            if source.year == said.tail_number:
                break
            if source.last_page.isdigit() and not is_outside(
                number, source.first_page, source.last_page
            ):
                return said
        return replace(said, year=said.tail_number, locator=None)

    def _stranger(
        self, bracket: Bracket, part: Part, said: Anatomy, place: tuple[int, int]
    ) -> _Seen | None:
        """Nobody in the library: unknown, possible, or no citation at all."""
        if anatomy.is_date(part.text) or not _could_be_cited(said):
            return None
        year = said.year or said.tail_number
        locator = None if said.tail_number else said.locator
        quoted = self.quotations.supported_by(bracket.start, bracket.end) is not None
        state = _stranger_state(said, locator, year, quoted)
        if state is None or (bracket.is_square and state is State.POSSIBLE):
            return None
        kind = Kind.AUTHOR_DATE if year else Kind.AUTHOR_PAGE
        if not year and locator is None:
            kind = Kind.AUTHOR_ONLY
        if said.is_quoted_in:
            kind = Kind.QUOTED_IN
        return self._seen(place, kind, state, locator, ())

    # --- Pages alone ------------------------------------------------------------

    def _page_only(
        self,
        bracket: Bracket,
        said: Anatomy,
        place: tuple[int, int],
        previous: _Seen | None,
    ) -> _Seen | None:
        if said.locator is None or said.locator.label == "time":
            return None
        if previous is not None:
            return self._taken_over(place, said.locator, previous.ids)
        if bracket.is_square or (not said.is_labelled and not self._ends(bracket)):
            return None
        ids = self._context(bracket)
        if ids:
            fitting = self._fitting(ids, said)
            if not fitting and not said.is_labelled:
                return None
            return self._taken_over(place, said.locator, fitting or ids)
        return self._homeless_page(bracket, said, place)

    def _homeless_page(
        self, bracket: Bracket, said: Anatomy, place: tuple[int, int]
    ) -> _Seen | None:
        """No source in sight: a labelled page is a citation of something unknown."""
        quoted = self.quotations.supported_by(bracket.start, bracket.end) is not None
        if said.is_labelled and said.locator and said.locator.label == "page":
            state = State.UNKNOWN if quoted else State.POSSIBLE
        elif quoted and not said.tail_number:
            state = State.POSSIBLE
        else:
            return None
        return self._seen(place, Kind.PAGE_ONLY, state, said.locator, ())

    def _ends(self, bracket: Bracket) -> bool:
        """It stands where a citation does: after a quotation, or before a stop."""
        if self.quotations.supported_by(bracket.start, bracket.end) is not None:
            return True
        after = self.text[bracket.end : bracket.end + 2].strip()
        return not after or after[0] in '.,;:!?”"’)'

    def _fitting(self, ids: tuple[str, ...], said: Anatomy) -> tuple[str, ...]:
        """Those of the sources that can have such a page at all."""
        page = page_number(said.locator)
        if page is None:
            return ids
        fitting = []
        for source_id in ids:
            source = self.shelf.by_id[source_id].source
            has_pages = source.last_page.isdigit()
            outside = is_outside(page, source.first_page, source.last_page)
            if (has_pages and not outside) or (not has_pages and page < 1500):
                fitting.append(source_id)
        return tuple(fitting)

    def _context(self, bracket: Bracket) -> tuple[str, ...]:
        """The sources named last before a bracket: in its sentence, or cited before it."""
        block = self._block_at(bracket.start)
        quotation = self.quotations.supported_by(bracket.start, bracket.end)
        end = quotation.start if quotation else bracket.start
        since = self.mentions.sentence_start(end, block.start)
        mention = self.mentions.before(bracket.start, since)
        if mention is None and quotation and quotation.is_block:
            above = self._block_at(max(0, quotation.start - 1))
            mention = self.mentions.before(quotation.start, above.start)
        cited = self.seen[-1] if self.seen else None
        if cited is not None and cited.citation.start < block.start:
            cited = None
        if mention is None and cited is None:
            return ()
        if mention is None or (cited and cited.citation.start > mention.start):
            return cited.ids if cited else ()
        if cited and len(mention.ids) > 1 and set(cited.ids) <= set(mention.ids):
            return cited.ids
        return mention.ids

    def _block_at(self, place: int) -> Block:
        number = max(0, bisect_right(self._block_starts, place) - 1)
        return self.blocks[number] if self.blocks else Block(0, len(self.text), "text")

    def _taken_over(
        self, place: tuple[int, int], locator: Locator, ids: tuple[str, ...]
    ) -> _Seen:
        state = State.LINKED if len(ids) == 1 else State.AMBIGUOUS
        if not ids:
            state = State.UNKNOWN
        return self._seen(place, Kind.PAGE_ONLY, state, locator, ids)

    # --- Notes and URLs ---------------------------------------------------------

    def _urls(self) -> list[Citation]:
        found = []
        for start, end in find_urls(self.text):
            sources = self.shelf.by_url.get(bare_url(self.text[start:end]), ())
            if sources:
                ids = tuple(s.source.id for s in sources)
                state = State.LINKED if len(ids) == 1 else State.AMBIGUOUS
                found.append(
                    self._seen((start, end), Kind.URL, state, None, ids).citation
                )
        return found

    def _notes(self) -> list[Citation]:
        return [
            self._seen(place, Kind.NOTE, State.POSSIBLE, None, ()).citation
            for place in find_notes(self.text)
        ]

    def _seen(
        self,
        place: tuple[int, int],
        kind: Kind,
        state: State,
        locator: Locator | None,
        ids: tuple[str, ...],
    ) -> _Seen:
        start, end = place
        quotation = self.quotations.supported_by(start, end)
        citation = Citation(
            start=start,
            end=end,
            marker=self.text[start:end],
            kind=kind,
            state=state,
            source=ids[0] if state is State.LINKED else None,
            candidates=ids if state is State.AMBIGUOUS else (),
            locator=locator,
            quotation=quotation.span
            if quotation and _has_length(quotation.span)
            else None,
        )
        return _Seen(citation, ids)


def _has_length(span: Span) -> bool:
    return span.end > span.start


def _kind(said: Anatomy, match: Match) -> Kind:
    if said.is_quoted_in:
        return Kind.QUOTED_IN
    by_name = any(fit.by_name for fit in match.fits)
    by_title = any(fit.by_title for fit in match.fits)
    if said.year:
        return Kind.AUTHOR_DATE
    if by_title:
        attributed = any(fit.rank >= UNEXPLAINED for fit in match.fits)
        if by_name or attributed:
            return Kind.AUTHOR_TITLE
        return Kind.TITLE_PAGE if said.locator else Kind.TITLE_ONLY
    return Kind.AUTHOR_PAGE if said.locator else Kind.AUTHOR_ONLY


def _could_be_cited(said: Anatomy) -> bool:
    """The head is made like names, and is no label, month or acronym."""
    if any(word in anatomy.MONTHS | anatomy.LABELS for word in said.words):
        return False
    if anatomy.looks_like_names(said.head):
        return not anatomy.is_acronym(said.head) or said.is_labelled
    one = said.words
    dated = bool(said.year) and len(one) <= 2 and said.locator is not None
    return dated or (
        len(one) == 1 and bool(said.year) and any(map(str.isdigit, one[0]))
    )


def _stranger_state(
    said: Anatomy, locator: Locator | None, year: str, quoted: bool
) -> State | None:
    if said.is_quoted_in:
        return State.UNKNOWN
    if locator is not None and (said.is_labelled or year or len(said.words) <= 4):
        return State.UNKNOWN
    if year:
        several = len(said.words) > 1 and ("," in said.head or "&" in said.head)
        et_al = said.words[-1:] == ["al"]
        return State.UNKNOWN if quoted or several or et_al else State.POSSIBLE
    return State.POSSIBLE if quoted and len(said.words) <= 5 else None


def _decide(
    citations: Sequence[Citation],
    text: str,
    decisions: Sequence[Decision],
    shelf: Shelf,
) -> list[Citation]:
    """What people decided, by marker and context; an ambiguous marker also takes the
    one source that this same marker was given elsewhere in the text."""
    if not decisions:
        return list(citations)
    exact: dict[tuple[str, str], str | None] = {}
    anywhere: dict[str, set[str | None]] = {}
    for decision in decisions:
        exact.setdefault((decision.marker, decision.context), decision.source)
        anywhere.setdefault(decision.marker, set()).add(decision.source)
    decided = []
    for citation in citations:
        key = marker_key(citation.marker)
        place = (key, context_key(text, citation.start, citation.end))
        if place in exact:
            source = exact[place]
            if source is None:
                continue
            decided.append(_linked(citation, source, shelf))
            continue
        others = anywhere.get(key, set())
        if citation.state is State.AMBIGUOUS and len(others) == 1:
            (source,) = others
            if source is not None and source in citation.candidates:
                citation = _linked(citation, source, shelf)
        decided.append(citation)
    return decided


def _linked(citation: Citation, source: str, shelf: Shelf) -> Citation:
    if source not in shelf.by_id:
        return citation
    return replace(citation, state=State.LINKED, source=source, candidates=())


def _apart(citations: Sequence[Citation]) -> list[Citation]:
    """In order, without those that overlap an earlier (or, from one place, longer) one."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda c: (c.start, -c.end)):
        if not kept or kept[-1].end <= citation.start:
            kept.append(citation)
    return kept
