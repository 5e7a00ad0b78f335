"""Quotation marks and block quotes → quotations.

Marks are read as students set them: curly and straight, turned the wrong way, never
closed. A mark opens where a space stands before it and a letter after; it closes where
it follows a letter or a stop. A quotation goes on over its paragraph's end where the next
paragraph opens with a mark again, as printers do it, or closes it first. In a paragraph
without double marks, single curly ones count.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from citations.reading.folding import WORD
from citations.reading.types import Block, Span

MARKS = '“”„‟"«»「」'
_OPENERS = "“„‟«「"
_BEFORE_OPENING = " \t\n([{—–-/\u00a0"


_MARK = re.compile(f"[{MARKS}]")
_CITED = re.compile(r"\s?[(\[]")


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
    """All quotations in order."""
    found: list[Quotation] = []
    for block in blocks:
        if block.kind in {"heading", "caption"} or block.end <= block.start:
            continue
        if block.kind == "quote":
            found.append(Quotation(block.start, block.end, is_block=True))
            continue
        own = _in_block(text, block)
        own = [q for q in own if q.end - q.start > 2]  # “” quotes nothing
        last = found[-1] if found else None
        if last is not None and _can_go_on(text, last, block):
            goes_on = _going_on(text, last, block, own)
            if goes_on is not None:
                found[-1:], own = [goes_on], _in_block(text, block, goes_on.end)
        found += own or _single(text, block)
    return found


def _can_go_on(text: str, last: Quotation, block: Block) -> bool:
    """A quotation open at the end of the paragraph above, with no citation in it."""
    if last.is_closed or last.is_block or block.start - last.end > 3:
        return False
    return text.find(")", last.start, last.end) < 0


def _going_on(
    text: str, last: Quotation, block: Block, own: Sequence[Quotation]
) -> Quotation | None:
    """The quotation with its continuation in this paragraph, if it has one."""
    mark = _MARK.search(text, block.start, block.end)
    if mark is None:
        return None
    first = mark.start()
    if not text[block.start : first].strip():
        return replace(own[0], start=last.start) if own else None
    after = text[first + 1 : first + 2]
    if text[first - 1] not in _BEFORE_OPENING and not after.isalnum():
        return Quotation(last.start, first + 1)
    return None


def _single(text: str, block: Block) -> list[Quotation]:
    """‘British’ quotations; an apostrophe closes none."""
    found: list[Quotation] = []
    place = text.find("‘", block.start, block.end)
    while place >= 0:
        following = text.find("‘", place + 1, block.end)
        limit = following if following >= 0 else block.end
        end = _single_end(text, place, min(limit, place + 2000))
        if end > place + 1:
            found.append(Quotation(place, end + 1))
        place = following
    return found


def _single_end(text: str, start: int, limit: int) -> int:
    closers = [
        p
        for p in range(start + 1, limit)
        if text[p] == "’" and not text[p + 1 : p + 2].isalnum()
    ]
    sure = [p for p in closers if text[p - 1] in ".,!?…" or _CITED.match(text, p + 1)]
    likely = [p for p in closers if text[p - 1] != "s"]
    return next(iter(sure or likely or closers[-1:]), -1)


def _in_block(text: str, block: Block, since: int = 0) -> list[Quotation]:
    marks = [
        m.start() for m in _MARK.finditer(text, max(block.start, since), block.end)
    ]
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    closed_later = _closed_later(text, marks, block)
    for number, place in enumerate(marks):
        if opened is None:
            if _opens(text, place, block):
                opened, depth = place, 0
        elif _begins_word(text, place, block):
            if closed_later[number]:
                depth += 1  # a quotation inside the quotation
            else:
                found.append(Quotation(opened, place, is_closed=False))
                opened = place
        elif depth:
            depth -= 1
        else:
            found.append(Quotation(opened, place + 1))
            opened = None
    if opened is not None and opened + 1 < block.end:
        found.append(Quotation(opened, block.end, is_closed=False))
    return found


def _closed_later(text: str, marks: Sequence[int], block: Block) -> list[bool]:
    """For each mark that opens: more marks close after it than open, so that a
    quotation around it ends as well. One pass from the back."""
    answers, least = [False] * len(marks), 0
    for number in range(len(marks) - 1, -1, -1):
        step = 1 if _begins_word(text, marks[number], block) else -1
        least = min(0, least) + step
        answers[number] = step > 0 and least < 0
    return answers


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

    def around(self, start: int, end: int) -> Quotation | None:
        """The quotation that a span lies in, among other words of it."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        quotation = self.quotations[number]
        if end > quotation.end or (quotation.start == start and not quotation.is_block):
            return None
        is_all_of_it = start - quotation.start <= 2 and quotation.end - end <= 2
        return None if is_all_of_it else quotation

    def within(self, start: int, end: int) -> list[Quotation]:
        """All that begin in [start, end)."""
        first = bisect_left(self._starts, start)
        return self.quotations[first : bisect_left(self._starts, end)]


LONG_QUOTATION = 5
"""Words from which a quotation wants a citation; fewer may be irony or a term."""
SHORTEST_LONG = 2 * LONG_QUOTATION - 1
"""Characters that so many words have at least."""


def is_long(text: str, span: Span) -> bool:
    """The quotation is one that wants a citation."""
    words = WORD.finditer(text, span.start, min(span.end, span.start + 400))
    return len(list(islice(words, LONG_QUOTATION))) == LONG_QUOTATION
