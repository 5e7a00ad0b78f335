"""Text → markers: the brackets, notes and URLs that could be citations, with places.

Finding says "here is something, and it is made of these parts". It knows no library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citations.reading.types import Block

LONGEST = 300
"""Characters a bracket may hold and still be read as a citation."""

MOST_JOINED = 6
"""Works that “and” joins in one part."""
DEEPEST = 2
"""Brackets inside brackets that are still read."""

_OPENING = "([（{"
_CLOSING = {")": "(", "]": "[", "）": "（", "}": "{"}
_MARK = re.compile("[()\\[\\]（）{}]")
_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”«»]{4,400}")


@dataclass(frozen=True, slots=True)
class Part:
    """One work's share of a bracket."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets and its parts, which `;` separates."""

    start: int
    end: int
    text: str
    """What stands between the brackets."""
    parts: tuple[Part, ...]
    is_square: bool = False


def find_brackets(text: str, blocks: Sequence[Block]) -> Iterator[Bracket]:
    """Brackets, round and square, inner ones before those around them; each in one block."""
    for block in blocks:
        if block.kind != "heading":
            yield from _in_block(text, block)


def _in_block(text: str, block: Block) -> Iterator[Bracket]:
    opened: list[tuple[int, int]] = []  # (place, how deep what it holds is)
    for mark in _MARK.finditer(text, block.start, block.end):
        place, char = mark.start(), mark.group()
        if char in _OPENING:
            opened.append((place, 1))
        elif opened:
            start, depth = opened.pop()
            if opened and opened[-1][1] <= depth:
                opened[-1] = (opened[-1][0], depth + 1)
            if text[start] != _CLOSING[char] or depth > DEEPEST:
                continue
            if place - start <= LONGEST:
                yield _bracket(text, start, place + 1)


def _bracket(text: str, start: int, end: int) -> Bracket:
    inner = text[start + 1 : end - 1]
    return Bracket(
        start, end, inner, tuple(_parts(text, start + 1, end - 1)), text[start] in "[{"
    )


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts between semicolons, without the spaces around them."""
    place = start
    while place <= end:
        stop = text.find(";", place, end)
        stop = end if stop < 0 else stop
        raw = text[place:stop]
        trimmed = raw.strip()
        if trimmed:
            first = place + len(raw) - len(raw.lstrip())
            yield Part(first, first + len(trimmed), trimmed)
        place = stop + 1


_AND = re.compile(
    r"""
    (?<=\d),?\s(?:and|&|и)\s(?=\D{2,60}\d)    # Freeze 407 and Tucker 12
    |(?<=\d),\s(?=[^\W\d_]\D{2,60}\d)         # Freeze 407, Tucker 12
    """,
    re.VERBOSE,
)
_AND_NAMES = re.compile(r"(?<=[^\W\d_]),?\s(?:and|&|и)\s(?=[^\W\d_])")


def parts_joined(part: Part) -> list[Part]:
    """The works of a part that commas or “and” join: “Freeze 407, Tucker 12”."""
    if not any(sign in part.text for sign in (",", "&", " and ", " и ")):
        return []
    pattern = _AND if any(c.isdigit() for c in part.text) else _AND_NAMES
    found, place = [], 0
    for gap in pattern.finditer(part.text):
        found.append((place, gap.start()))
        place = gap.end()
    found.append((place, len(part.text)))
    if not 1 < len(found) <= MOST_JOINED:
        return []
    return [Part(part.start + a, part.start + b, part.text[a:b]) for a, b in found]


def find_unclosed(text: str, blocks: Sequence[Block]) -> Iterator[Bracket]:
    """Round brackets that are never closed, read as far as a name and pages go."""
    for block in blocks:
        start = text.rfind("(", block.start, block.end)
        if start < 0 or text.find(")", start, block.end) >= 0:
            continue
        found = _UNCLOSED.match(text, start, min(block.end, start + 80))
        if found:
            part = Part(start + 1, found.end(), text[start + 1 : found.end()])
            yield Bracket(start, found.end(), part.text, (part,))


_UNCLOSED = re.compile(
    r"""
    \(\s?
    [^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_][\w'’-]{1,30}){0,3}   # a name or a title
    ,?\s(?:pp?\.?\s?|pg\.?\s?)?\d{1,4}(?:[-–]\d{1,4})?       # pages
    (?!\w)
    """,
    re.VERBOSE,
)


def find_urls(text: str) -> Iterator[tuple[int, int]]:
    """Bare URLs, without the stop that ends their sentence."""
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:!?)]’'")
        yield match.start(), match.start() + len(url)
