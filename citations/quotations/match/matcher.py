"""A quotation against its source: on its page, on another, nearly, or nothing to say.

It is looked for on the cited page and its neighbours, then in the whole source; first
letter for letter, then with a scanner's errors and other differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from citations.quotations.match.comparison import changes_of
from citations.quotations.match.pieces import Piece, has_brackets, pieces_of
from citations.quotations.match.search import Placed, exact, is_whole, nearly
from citations.quotations.match.source_index import SourceIndex, Stream, WordSpan
from citations.quotations.match.types import Check, Reason, Verdict

LONGEST = 40_000
"""Characters of a quotation; a longer one is not looked for."""
FEWEST_WORDS, FEWEST_LETTERS = 4, 14
"""A shorter quotation could stand anywhere: only its cited page, or a single place in
the whole source, says something."""
LIKE = 2 / 3
"""Share of the words that must be there, in order, for “nearly”."""
FEWEST_ALIKE = 3
LONGEST_OTHER = 5
"""Words in a row that differ are another text, not a slip."""
MOST_TRIES = 60
"""Pieces looked for beside others, and places looked at for each."""


@dataclass(frozen=True)
class _Found:
    """All pieces of the quotation, in order."""

    placed: tuple[Placed, ...]

    @property
    def differing(self) -> int:
        return sum(placed.differing for placed in self.placed)

    @property
    def first(self) -> int:
        return self.placed[0].first

    @property
    def last(self) -> int:
        return self.placed[-1].last


def check_quotation(
    index: SourceIndex, quotation: str, *, first: str = "", last: str = ""
) -> Check:
    """What can be said about a quotation cited to pages `first` to `last` (labels).

    Without a page, or with a page that the text does not hold, the whole source is
    searched alike. Never raises; the same input gives the same answer.
    """
    if len(quotation) > LONGEST:
        return Check(Verdict.UNVERIFIED, reason=Reason.TOO_LONG)
    if not index.body.words:
        return Check(Verdict.UNVERIFIED, reason=Reason.NO_TEXT)
    pieces = pieces_of(quotation)
    words = sum(len(piece.words) for piece in pieces)
    if not words:
        return Check(Verdict.UNVERIFIED, reason=Reason.TOO_SHORT)
    search = _Search(index, quotation, pieces, index.cited_pages(first, last))
    search.has_page = bool(first.strip()) and index.has_labels
    letters = sum(len(piece.letters) for piece in pieces)
    if words < FEWEST_WORDS or letters < FEWEST_LETTERS:
        return search.short()
    return search.run()


class _Search:
    """One quotation, looked for step by step."""

    has_page = False
    """The citation names a page, whether the text holds it or not."""

    def __init__(
        self, index: SourceIndex, quotation: str, pieces: list[Piece], cited: set[int]
    ) -> None:
        self.index, self.quotation, self.pieces = index, quotation, pieces
        self.cited = cited
        self.whole = pieces_of(quotation, brackets=False)
        self.readings = [pieces]
        if has_brackets(quotation):  # the source itself may have the brackets
            self.readings.insert(0, self.whole)
        self.low, self.high = self._around()
        self.tries = MOST_TRIES
        """Pieces still looked for: repetition must not make a check slow."""

    def _around(self) -> tuple[int, int]:
        """The words of the cited pages and their neighbours."""
        if not self.cited:
            return (0, 0)
        return self.index.body.words_on(min(self.cited) - 1, max(self.cited) + 1)

    def run(self) -> Check:
        """The first step that has something sure to say."""
        near = self._nearly(self.low, self.high)
        return (
            self._on_cited()
            or self._sure((f for f in near if self._is_cited(f)), Verdict.FOUND)
            or self._sure(self._exact_anywhere(), self._where())
            or self._sure(near, self._where())
            or self._anywhere(near)
        )

    def _where(self) -> Verdict:
        return Verdict.ELSEWHERE if self.has_page else Verdict.FOUND

    def short(self) -> Check:
        """Too short to be looked for freely: its page, or its only place."""
        check = self._on_cited()
        if check is not None:
            return check
        letters = "".join(piece.letters for piece in self.pieces)
        if (
            len(self.pieces) == 1
            and len(letters) >= 8
            and len(self.pieces[0].words) > 1
        ):
            stream = self.index.body
            places = list(exact(self.index, stream, letters, 0, len(stream.words)))
            if len(places) == 1:
                return self._check(_whole(self.pieces[0], places[0]), self._where())
        return Check(Verdict.UNVERIFIED, reason=Reason.TOO_SHORT)

    # --- Letter for letter ----------------------------------------------------------

    def _on_cited(self) -> Check | None:
        for pieces in self.readings:
            for found in self._exact(pieces, self.low, self.high):
                if self._is_cited(found):
                    return self._check(found, Verdict.FOUND)
        return self._on_full_page()

    def _on_full_page(self) -> Check | None:
        """With the running headers, which may be what is quoted."""
        stream = self.index.full
        if stream is None or not self.cited:
            return None
        low, high = stream.words_on(min(self.cited), max(self.cited))
        letters = [p.letters for p in self.pieces]
        if len(letters) != 1:
            return None
        place = next(exact(self.index, stream, letters[0], low, high), None)
        if place is None:
            return None
        return Check(Verdict.FOUND, *self._pages(stream, place.first, place.last))

    def _exact(self, pieces: Sequence[Piece], low: int, high: int) -> Iterable[_Found]:
        """The longest piece letter for letter, the others around it."""
        if not pieces:
            return
        stream = self.index.body
        main = max(range(len(pieces)), key=lambda n: len(pieces[n].letters))
        for place in exact(self.index, stream, pieces[main].letters, low, high):
            found = self._around_main(pieces, main, _same(pieces[main], place), False)
            if found is not None:
                yield found

    def _exact_anywhere(self) -> Iterable[_Found]:
        """In the whole source: the place nearest to the cited page."""
        stream = self.index.body
        end = len(stream.words)
        for pieces in self.readings:
            main = max(range(len(pieces)), key=lambda n: len(pieces[n].letters))
            letters = pieces[main].letters
            middle = (self.low + self.high) // 2
            ways = (
                stream.find(letters, self.low, end),
                stream.find(letters, 0, self.high),
            )
            places = [
                next(p, None)
                for p in (self._completed(pieces, main, way) for way in ways)
            ]
            found = [f for f in places if f is not None]
            yield from sorted(found, key=lambda f: abs(f.first - middle))[:1]

    def _completed(
        self, pieces: Sequence[Piece], main: int, places: Iterable[WordSpan]
    ) -> Iterator[_Found]:
        stream, letters = self.index.body, pieces[main].letters
        for place in places:
            if is_whole(self.index, stream, place, letters):
                found = self._around_main(pieces, main, _same(pieces[main], place), False)  # fmt: skip
                if found is not None:
                    yield found

    # --- Nearly ---------------------------------------------------------------------

    def _nearly(self, low: int, high: int) -> list[_Found]:
        """Places where most of it is, the most alike first."""
        main = max(range(len(self.pieces)), key=lambda n: len(self.pieces[n].letters))
        found = [
            self._around_main(self.pieces, main, placed, True)
            for placed in nearly(self.index, self.pieces[main], low, high)
        ]
        whole = [f for f in found if f is not None]
        return sorted(whole, key=lambda f: (f.differing, not self._is_cited(f)))

    def _around_main(
        self, pieces: Sequence[Piece], main: int, placed: Placed, is_loose: bool
    ) -> _Found | None:
        """The other pieces before and after the longest one, each within its gap."""
        row = [placed]
        for number in range(main - 1, -1, -1):
            gap, size = pieces[number + 1].gap, len(pieces[number].words)
            end = row[0].first
            low = max(0, end - gap - size - (3 if is_loose else 0))
            before = self._piece(pieces[number], low, end, is_loose, from_end=True)
            if before is None:
                return None
            row.insert(0, before)
        for number in range(main + 1, len(pieces)):
            gap, size = pieces[number].gap, len(pieces[number].words)
            low = row[-1].last + 1
            high = min(
                len(self.index.body.words), low + gap + size + (3 if is_loose else 0)
            )
            behind = self._piece(pieces[number], low, high, is_loose)
            if behind is None:
                return None
            row.append(behind)
        return _Found(tuple(row))

    def _piece(
        self, piece: Piece, low: int, high: int, is_loose: bool, from_end: bool = False
    ) -> Placed | None:
        self.tries -= 1
        if low >= high or self.tries < 0:
            return None
        find = self.index.body.find_back if from_end else self.index.body.find
        for place in islice(find(piece.letters, low, high), MOST_TRIES):
            if is_whole(self.index, self.index.body, place, piece.letters):
                return _same(piece, place)
        if not is_loose:
            return None
        return next(iter(nearly(self.index, piece, low, high)), None)

    def _sure(self, found: Iterable[_Found], verdict: Verdict) -> Check | None:
        """The first that has no differences."""
        for one in found:
            if one.differing == 0:
                return self._check(one, verdict)
        return None

    def _anywhere(self, near: list[_Found]) -> Check:
        """The whole source, with differences; what is likest, if it is like enough.

        What is like enough where it is cited is not looked for elsewhere.
        """
        if near and self._is_cited(near[0]) and self._is_like(near[0]):
            return self._check(near[0], Verdict.NEARLY)
        far = self._nearly(0, len(self.index.body.words))
        sure = self._sure(far, self._where())
        if sure is not None:
            return sure
        best = min([*near, *far], key=lambda f: f.differing, default=None)
        if best is not None and self._is_like(best):
            return self._check(best, Verdict.NEARLY)
        return Check(Verdict.UNVERIFIED, reason=Reason.NOT_FOUND)

    def _is_like(self, found: _Found) -> bool:
        """Most of every piece is there, and no stretch of it is another text."""
        for piece, placed in zip(self.pieces, found.placed, strict=True):
            size = len(piece.words)
            if size - placed.differing < min(size, max(1, size * LIKE)):
                return False
            if any(
                max(run.end - run.start, run.high - run.low) > LONGEST_OTHER
                for run in placed.runs
                if not run.is_same
            ):
                return False
        words = sum(len(piece.words) for piece in self.pieces)
        return words - found.differing >= FEWEST_ALIKE

    # --- The answer -----------------------------------------------------------------

    def _is_cited(self, found: _Found) -> bool:
        page_of = self.index.body.page_of
        pages = range(page_of(found.first), page_of(found.last) + 1)
        return any(page in self.cited for page in pages)

    def _check(self, found: _Found, verdict: Verdict) -> Check:
        labels, position = self._pages(self.index.body, found.first, found.last)
        changes = (
            changes_of(self.index, self.quotation, self.pieces, found.placed)
            if verdict == Verdict.NEARLY
            else ()
        )
        return Check(verdict, labels, position, changes)

    def _pages(
        self, stream: Stream, first: int, last: int
    ) -> tuple[tuple[str, ...], int]:
        start, end = stream.page_of(first), stream.page_of(last)
        labels = [self.index.pages[page].label for page in (start, end)]
        return (tuple(dict.fromkeys(labels)), start)


def _same(piece: Piece, place: WordSpan) -> Placed:
    return Placed(place.first, place.last, ())


def _whole(piece: Piece, place: WordSpan) -> _Found:
    return _Found((_same(piece, place),))
