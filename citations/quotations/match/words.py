"""A text → its words as they are compared.

Case, accents, ligatures, the long s, quotation marks, dashes, spaces and punctuation do
not count; a word divided at the end of a line is one word; a raised figure is a note's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INSIDE = (
    r"['’‘ʼ`´\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f\u0483-\u0489]"
    r"|[-‐‑¬\u00ad][ \t\r\f\v]*+\n\s*+"
)
"""What may stand inside a word: apostrophes, soft hyphens and marks, a divided line."""

_ALONE = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""Letters of scripts that set no spaces: each is a word."""

WORD = re.compile(rf"{_ALONE}|&|(?:(?!{_ALONE})[^\W_])+(?:(?:{_INSIDE})+[^\W_]+)*")

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text it was read from."""

    folded: str
    start: int
    end: int


def fold_word(raw: str) -> str:
    """A word as it is compared; nothing for what has no letter or figure."""
    if raw == "&":
        return "and"
    if raw.isascii():
        if raw.isalnum():
            return raw.lower()
        plain = raw.lower()
    else:
        plain = unicodedata.normalize("NFKD", _RAISED.sub("", raw)).casefold()
    return "".join(c for c in plain if c.isalnum())


class Folder:
    """Folds words and remembers each spelling: a book has few, often repeated."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def words(self, text: str) -> list[str]:
        """The folded words of a text, in order."""
        fold = self._fold
        return [folded for raw in WORD.findall(text) if (folded := fold(raw))]

    def placed(self, text: str) -> list[Word]:
        """The same words, with their places."""
        return [
            Word(folded, match.start(), match.end())
            for match in WORD.finditer(text)
            if (folded := self._fold(match.group()))
        ]

    def _fold(self, raw: str) -> str:
        folded = self._known.get(raw)
        if folded is None:
            folded = self._known[raw] = fold_word(raw)
        return folded
