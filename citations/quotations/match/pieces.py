"""A quotation as typed → the stretches that must stand on the page, and what may lie
between them.

An ellipsis, in any spelling, stands for words left out. Words in brackets are the
writer's: they may be missing on the page, or stand for other words there. A bracket
inside a word (“[T]he”, “collectiviz[ed]”) leaves the rest of the word to be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citations.quotations.match.words import WORD, fold_word

ELLIPSIS_GAP = 500
"""Words an ellipsis may stand for."""
BRACKET_GAP = 8
"""Words on the page that a bracket may stand for, besides as many as it holds."""

_DOTS = r"(?:…|\.(?:[\s\u00a0]*+\.){2,})"
_GAP = re.compile(
    rf"""
    (?P<dots>\[[\s\u00a0]*+{_DOTS}+[\s\u00a0]*+\] | \({_DOTS}+\) | {_DOTS}+)
    | (?<![^\W_])\[(?P<inside>[^\[\]]{{0,300}})\](?![^\W_])      # a bracket by itself
    """,
    re.VERBOSE,
)
_CHANGED = re.compile(
    r"(?<![^\W_'’])(?:[^\W_]|['’])*+\[[^\[\]\s]{0,20}\](?:[^\W_]|['’\[\]])*+"
)


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of the quotation; `stem` and `ending` are what brackets left of it."""

    folded: str
    start: int
    end: int
    stem: str | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other; before them at most `gap` words were left out."""

    words: tuple[TypedWord, ...]
    gap: int = 0

    @property
    def letters(self) -> str:
        """All its letters in a row."""
        return "".join(word.folded for word in self.words)


def pieces_of(quotation: str, *, brackets: bool = True) -> list[Piece]:
    """The stretches of a quotation; with `brackets` off, a bracket's words are words."""
    pieces: list[Piece] = []
    gap = place = 0
    for start, end, room in _gaps(quotation, brackets):
        words = tuple(_words(quotation, place, start))
        if words:
            pieces.append(Piece(words, gap))
            gap = 0
        gap = max(gap, room)
        place = end
    words = tuple(_words(quotation, place, len(quotation)))
    return [*pieces, Piece(words, gap)] if words else pieces


def has_brackets(quotation: str) -> bool:
    """Something in it is in brackets, an ellipsis apart."""
    return any(found.group("dots") is None for found in _GAP.finditer(quotation))


def _gaps(quotation: str, brackets: bool) -> Iterator[tuple[int, int, int]]:
    for found in _GAP.finditer(quotation):
        if found.group("dots") is not None:
            yield found.start(), found.end(), ELLIPSIS_GAP
        elif brackets:
            room = BRACKET_GAP + len(found.group("inside").split())
            yield found.start(), found.end(), room


def _words(text: str, low: int, high: int) -> Iterator[TypedWord]:
    place = low
    for found in _CHANGED.finditer(text, low, high):
        yield from _plain(text, place, found.start())
        yield from _changed(found)
        place = found.end()
    yield from _plain(text, place, high)


def _plain(text: str, low: int, high: int) -> Iterator[TypedWord]:
    for match in WORD.finditer(text, low, high):
        folded = fold_word(match.group())
        if folded:
            yield TypedWord(folded, match.start(), match.end())


def _changed(found: re.Match[str]) -> Iterator[TypedWord]:
    raw = found.group()
    folded = fold_word(raw)
    if folded:
        stem = fold_word(raw[: raw.index("[")])
        ending = fold_word(raw[raw.rindex("]") + 1 :])
        yield TypedWord(folded, found.start(), found.end(), stem, ending)
