"""A text's words, folded, with their places: split once, used by every step."""

from __future__ import annotations

import re
from bisect import bisect_left

from citations.reading.folding import bare_word, fold

_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f"
"""Combining marks, which belong to the letter before them."""

TOKEN = re.compile(
    rf"""
    [^\W_]+
    (?: ['’ʼ‑-][^\W_]+            # Ivanov-Petrov, O’Brien, Freeze’s
      | [{_MARKS}]+[^\W_]*        # an accent typed as a character of its own
    )*
    """,
    re.VERBOSE,
)


class Words:
    """The words of a text by number: their places, and each one folded when asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in TOKEN.finditer(text)]
        self._folded: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, number: int) -> str:
        """The folded word; empty before the first and after the last."""
        found = self._folded.get(number)
        if found is None:
            if not 0 <= number < len(self.spans):
                return ""
            start, end = self.spans[number]
            found = self._folded[number] = bare_word(self.text[start:end])
        return found

    def typed(self, number: int) -> str:
        """The word as it stands in the text."""
        start, end = self.spans[number]
        return self.text[start:end]

    def between(self, number: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[number][1] : self.spans[number + 1][0]]

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the words that start in [start, end)."""
        first = bisect_left(self.spans, (start, 0))
        return range(first, bisect_left(self.spans, (end, 0)))


def folded(text: str) -> list[str]:
    """The folded words alone."""
    plain = fold(text)
    words: list[str] = TOKEN.findall(plain)
    return [bare_word(word) for word in words] if "'s" in plain else words
