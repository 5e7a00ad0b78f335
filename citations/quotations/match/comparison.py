"""A quotation beside the page, word by word, in the spelling of each."""

from __future__ import annotations

from collections.abc import Sequence

from citations.quotations.match.pieces import Piece
from citations.quotations.match.search import Placed
from citations.quotations.match.source_index import SourceIndex
from citations.quotations.match.types import Change
from citations.quotations.match.words import Word

LEFT_OUT = "…"


def changes_of(
    index: SourceIndex,
    quotation: str,
    pieces: Sequence[Piece],
    placed: Sequence[Placed],
) -> tuple[Change, ...]:
    """What is alike and what is not. Of the page nothing is shown beyond these words."""
    printed = _Printed(index)
    changes: list[Change] = []
    for number, (piece, place) in enumerate(zip(pieces, placed, strict=True)):
        if number:
            changes.append(Change(LEFT_OUT, LEFT_OUT, is_same=True))
        words = piece.words
        if not place.runs:
            typed = quotation[words[0].start : words[-1].end]
            changes.append(Change(typed, typed, is_same=True))
        for run in place.runs:
            typed = (
                quotation[words[run.start].start : words[run.end - 1].end]
                if run.end > run.start
                else ""
            )
            page = printed.words(run.low, run.high)
            changes.append(Change(_flat(typed), _flat(page), run.is_same))
    return tuple(changes)


class _Printed:
    """Words of the body as they are printed."""

    def __init__(self, index: SourceIndex) -> None:
        self.index = index
        self._pages: dict[int, list[Word]] = {}

    def _page(self, page: int) -> list[Word]:
        if page not in self._pages:
            self._pages[page] = self.index.printed(page)
        return self._pages[page]

    def words(self, low: int, high: int) -> str:
        """Words [low, high), which may run over pages."""
        stream, parts = self.index.body, []
        while low < high:
            page = stream.page_of(low)
            end = min(high, stream.words_on(page, page)[1])
            words = self._page(page)
            start = stream.starts[page]
            first, last = words[low - start], words[end - 1 - start]
            parts.append(self.index.bodies[page][first.start : last.end])
            low = end
        return " ".join(parts)


def _flat(text: str) -> str:
    """On one line, a word divided at a line's end made whole."""
    for hyphen in "-‐¬\u00ad":
        text = text.replace(f"{hyphen}\n", "")
    return " ".join(text.replace("\u00ad", "").split())
