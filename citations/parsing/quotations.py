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

MARKS = '“”„‟"«»「」'
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
    marks = [p for p in range(block.start, block.end) if text[p] in MARKS]
    found: list[Quotation] = []
    opened: int | None = None
    number = 0
    while number < len(marks):
        place = marks[number]
        number += 1
        if opened is None:
            if _opens(text, place, block):
                opened = place
        elif _begins_word(text, place, block):
            if _closes(text, marks[number : number + 2]):
                number += 1  # a quotation inside the quotation: skip its end as well
            else:
                found.append(Quotation(opened, place, is_closed=False))
                opened = place
        else:
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


def _begins_word(text: str, place: int, block: Block) -> bool:
    """With a quotation open: a mark that opens another, a letter right behind it."""
    if text[place] == "”" or place + 1 >= block.end:
        return False
    before, after = text[place - 1], text[place + 1]
    return before in _BEFORE_OPENING and (after.isalnum() or text[place] in "“„«")


def _closes(text: str, following: Sequence[int]) -> bool:
    """The next two marks both stand behind a letter or a stop: one for each level."""
    return len(following) == 2 and all(
        text[place] not in _OPENERS and text[place - 1] not in _BEFORE_OPENING
        for place in following
    )


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
