"""How words are compared: accents, case, marks and scripts folded."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from citations.items.romanise import LETTERS

_LETTERS = LETTERS | {
    "і": "i", "ї": "i", "є": "ie", "ґ": "g",
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
}  # fmt: skip
"""Cyrillic romanised, and Latin letters that are no other letter with a mark."""

_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-",
        "—": "-", "−": "-", "\u00a0": " ", "\u200b": None, "\u200c": None,
        "\u200d": None, "\u00ad": None, "\ufeff": None,
    }
)  # fmt: skip

WORD = re.compile(r"[^\W_]+(?:['’ʼ‑-][^\W_]+)*")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, without accents; one apostrophe, one dash; Cyrillic romanised."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return "".join(_LETTERS.get(c, c) for c in plain)


def folded_words(text: str) -> list[str]:
    """The folded words of a text, possessive endings dropped."""
    return [bare_word(match.group()) for match in WORD.finditer(text)]


def bare_word(word: str) -> str:
    """A folded word without a possessive ending: “Freeze’s” → “freeze”."""
    folded = fold(word)
    return folded.removesuffix("'s") if len(folded) > 3 else folded


def marker_key(marker: str) -> str:
    """A marker, normalised: brackets, spaces, case and kinds of dashes do not count."""
    folded = " ".join(fold(marker).split()).strip("()[] .,;")
    return folded if len(folded) <= 160 else _digest(folded)


def context_key(text: str, start: int, end: int) -> str:
    """The words before a span, so that a decision survives edits elsewhere.

    The last five words before it in its paragraph or note, folded; nothing at the start
    of one: so the paragraph or the note above may change. “Ibid.” and “(407)” mean what
    stands there, and keep it.
    """
    since = max(0, start - 120)
    if _LOOKS_BACK.match(text[start:end]) is None:
        since = max(since, text.rfind("\n", since, start) + 1)
    before = folded_words(text[since:start])[-5:]
    return _digest(" ".join(before)) if before else "start"


_LOOKS_BACK = re.compile(
    r"\W*(?:\d|pp?\.|(?:ibid(?:em)?|id(?:em)?|ebd|ebenda|там\sже)\b)", re.IGNORECASE
)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
