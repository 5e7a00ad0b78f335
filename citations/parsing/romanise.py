"""One name in several alphabets and spellings: “Хрущёв”, “Khrushchev”, “Chruščëv”.

There are many ways to write a Cyrillic name in Latin letters (ISO 9, BGN, Library of
Congress, the scholars' one, German, French). `skeleton` maps them to one key, coarse
enough to bring those together. It is a way to compare names, not to show them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ј": "i", "љ": "l",
    "њ": "n", "ђ": "d", "ћ": "ch", "џ": "zh",
    "č": "ch", "š": "sh", "ž": "zh", "ŝ": "shch", "ë": "e", "ė": "e", "ě": "e",
    "û": "iu", "â": "ia", "ʹ": "", "ʺ": "", "'": "", "’": "", "ł": "l", "ø": "o",
}  # fmt: skip

LONGEST = 40
"""Letters of a name that are looked at."""

_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"schtsch|shtch|chtch|szcz", "shch"),
        (r"tsch|tch|cz", "ch"),
        (r"sch(?!ch)", "sh"),
        (r"kh|ch(?=[rlnmv])", "h"),
        (r"ou", "u"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"x", "ks"),
        (r"c(?!h)|tz", "ts"),
        (r"(?<=ch|sh|zh)[io]?o", "e"),
        (r"ie", "e"),
        (r"([a-z])\1+", r"\1"),
        (r"i+$", "i"),
        (r"ff?$", "v"),
    )
]

_CASES = ("ого", "ому", "ыми", "ым", "им", "ом", "ем", "ой", "ую", "а", "у", "е", "ы")
"""Endings that Russian names take in a sentence: “по мнению Хлевнюка”."""


def is_cyrillic(word: str) -> bool:
    """It has a letter of the Cyrillic alphabet."""
    return any("\u0400" <= c <= "\u052f" for c in word)


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The key under which all spellings of a name meet; empty when it says too little."""
    lower = unicodedata.normalize("NFC", word[:LONGEST]).lower()
    if any(c in "čšž" for c in lower):
        lower = lower.replace("ch", "kh")  # the scholars' “Čechov”
    plain = "".join(_LETTERS.get(c, c) for c in lower)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, replacement in _RULES:
        plain = pattern.sub(replacement, plain)
    return plain if len(plain) >= 4 and plain.isalpha() else ""


def stems(word: str) -> list[str]:
    """A Russian name as it may stand in the nominative: “Хлевнюка” → “Хлевнюк”."""
    lower = word.lower()
    found = []
    for ending in _CASES:
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) >= 3:
            found += [stem, f"{stem}ий", f"{stem}а"]
    return found
