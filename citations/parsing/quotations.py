"""Quotation marks and block quotes → quotations.

Marks are read as students set them: curly and straight, turned the wrong way, never
closed. A mark opens where a space stands before it and a letter after; it closes where
it follows a letter or a stop. A quotation never leaves its paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from citations.parsing.types import Block, Span

MARKS = "“”„‟\"«»「」"
_OPENERS = "“„‟«「"
_BEFORE_OPENING = " \t\n([{—–-/\u00a0"


@dataclass(frozen=True, slots=True)
class Quotation:
    """From its opening mark to after its closing one."""

    start: int
    end: int
    is_closed: bool = True
    is_block: bool = False

    @property
    def span(self) -> Span:
        """The words between the marks."""
        if self.is_block:
            return Span(self.start, self.end)
        return Span(self.start + 1, self.end - 1 if self.is_closed else self.end)


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """All quotations in order, each inside one block."""
    found: list[Quotation] = []
    for block in blocks:
        if block.kind == "quote" and block.end > block.start:
            found.append(Quotation(block.start, block.end, is_block=True))
        elif block.kind not in {"heading", "caption"}:
            found.extend(_in_block(text, block))
    return found


def _in_block(text: str, block: Block) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for place in range(block.start, block.end):
        char = text[place]
        if char not in MARKS:
            continue
        if opened is None:
            if _opens(text, place, block):
                opened = place
        elif _reopens(text, place, block):
            found.append(Quotation(opened, place, is_closed=False))
            opened = place
        elif not _is_nested_opening(text, place, block):
            found.append(Quotation(opened, place + 1))
            opened = None
    if opened is not None and opened + 1 < block.end:
        found.append(Quotation(opened, block.end, is_closed=False))
    return found


def _opens(text: str, place: int, block: Block) -> bool:
    """With no quotation open: any mark but one that clearly closes something."""
    if text[place] in _OPENERS:
        return True
    before = text[place - 1] if place > block.start else " "
    return before in _BEFORE_OPENING or before in MARKS


def _reopens(text: str, place: int, block: Block) -> bool:
    """An opening mark inside an open quotation: the first one was never closed."""
    if text[place] not in "“„" or place == block.start:
        return False
    return text[place - 1] in _BEFORE_OPENING and place + 1 < block.end


def _is_nested_opening(text: str, place: int, block: Block) -> bool:
    """A straight or turned mark that begins a word: it opens rather than closes."""
    if text[place] == "”" or place + 1 >= block.end:
        return False
    before, after = text[place - 1], text[place + 1]
    return before in " \t([" and after.isalnum()


class QuotationIndex:
    """Finds the quotation that a citation at some place supports."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = list(quotations)
        self._starts = [q.start for q in self.quotations]

    def supported_by(self, start: int, end: int) -> Quotation | None:
        """The quotation a citation at [start, end) belongs to.

        It stands inside the closing mark, or after it with nothing but a stop, a comma
        or spaces between; in a quotation that was never closed, anywhere; in a block
        quote or right below it.
        """
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        quotation = self.quotations[number]
        if quotation.is_block:
            gap = self.text[quotation.end : start]
            return quotation if len(gap) < 4 and not gap.strip() else None
        if start < quotation.end:
            return self._inside(quotation, start, end)
        gap = self.text[quotation.end : start]
        return quotation if len(gap) < 8 and not gap.strip(" .,;:!?…") else None

    def _inside(self, quotation: Quotation, start: int, end: int) -> Quotation | None:
        if not quotation.is_closed:
            return Quotation(quotation.start, start, is_closed=False)
        rest = self.text[end : quotation.end - 1]
        return quotation if len(rest) < 6 and not rest.strip(" .,;:!?…’'") else None

    def inside(self, start: int, end: int) -> bool:
        """The span lies between the marks of one quotation."""
        number = bisect_right(self._starts, start) - 1
        return number >= 0 and end <= self.quotations[number].end
