"""Texts that are the same each time but for what stands in their gaps.

The text is made once with a mark in each gap, cut at the marks, and filled in as often as
it is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Gapped:
    """A text cut at its gaps."""

    pieces: tuple[str, ...]
    order: tuple[int, ...]
    """Which value stands between a piece and the next."""

    def filled(self, values: Sequence[str]) -> str:
        """The text with these values in its gaps."""
        parts = [self.pieces[0]]
        for number, piece in zip(self.order, self.pieces[1:], strict=True):
            parts += (values[number], piece)
        return "".join(parts)


class Marks:
    """Marks of one kind. They are digits, so that one can stand wherever a number can, in
    an address too; a text of one kind may stand inside a text of another."""

    def __init__(self, kind: int) -> None:
        self._sign = f"7041433{kind}"
        self._found = re.compile(rf"{self._sign}(\d{{3}})")

    def of(self, number: int) -> str:
        """The mark of a value's gap."""
        return f"{self._sign}{number:03d}"

    def cut(self, text: str) -> Gapped:
        """A text with marks, cut at them."""
        found = self._found.split(text)
        return Gapped(tuple(found[::2]), tuple(int(number) for number in found[1::2]))
