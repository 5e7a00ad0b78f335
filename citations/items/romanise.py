"""Cyrillic in Latin letters: to show it, and to compare names across alphabets.

`romanise` writes it as libraries do, by the tables of the Library of Congress without
diacritics. There are many other ways (ISO 9, BGN, the scholars' one, German, French);
`skeleton` maps them all to one key, coarse enough to bring “Хрущёв”, “Khrushchev” and
“Chruščëv” together. It is a way to compare names, not to show them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia",
}  # fmt: skip
"""The letters of Russian; those of other languages differ in a few."""
_RUSSIAN = LETTERS | {"ѣ": "ie", "ѳ": "f", "ѵ": "i", "і": "i"}
_UKRAINIAN = _RUSSIAN | {"г": "h", "ґ": "g", "є": "ie", "и": "y", "ї": "i"}
_BELARUSIAN = _RUSSIAN | {"г": "h", "ў": "u"}
_BULGARIAN = _RUSSIAN | {"щ": "sht", "ъ": "u", "ь": "i"}
_SERBIAN = _RUSSIAN | {
    "ђ": "đ", "ж": "ž", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "ć", "х": "h", "ц": "c",
    "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_TABLES = {
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "be": _BELARUSIAN,
    "bg": _BULGARIAN,
    "sr": _SERBIAN,
    "mk": _SERBIAN,
}
_TELLING = ((_UKRAINIAN, "іїєґ"), (_BELARUSIAN, "ў"), (_SERBIAN, "ђјљњћџ"))
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile("[\u0400-\u04ff’ʼ']+")


def romanise(text: str, language: str = "") -> str:
    """Cyrillic words in Latin letters; everything else as it is.

    Without a known `language` the letters tell it, and Russian where they do not. CMOS
    18, 11.100, and APA 7, 9.38, ask for it.
    """
    if not _CYRILLIC.search(text):
        return text
    text = unicodedata.normalize("NFC", text)
    table = _TABLES.get(language[:2].casefold()) or _told_by(text.casefold())
    return _WORD.sub(lambda word: _word(word[0], table), text)


def _told_by(text: str) -> dict[str, str]:
    for table, letters in _TELLING:
        if any(letter in text for letter in letters):
            return table
    return _RUSSIAN


def _word(word: str, table: dict[str, str]) -> str:
    is_capitals = len(word) > 1 and word.isupper()
    letters = []
    for char in word:
        latin = table.get(char.lower(), char)
        if char.isupper():
            latin = latin.upper() if is_capitals else latin[:1].upper() + latin[1:]
        letters.append(latin)
    return "".join(letters)


# --- To compare ---------------------------------------------------------------------

LONGEST = 40
"""Letters of a name that are looked at."""

_COARSE = LETTERS | {
    "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ј": "i", "љ": "l", "њ": "n",
    "ђ": "d", "ћ": "ch", "џ": "zh",
    "č": "ch", "š": "sh", "ž": "zh", "ŝ": "shch", "ë": "e", "ė": "e", "ě": "e",
    "û": "iu", "â": "ia", "ʹ": "", "ʺ": "", "'": "", "’": "", "ł": "l", "ø": "o",
}  # fmt: skip

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
    plain = "".join(_COARSE.get(c, c) for c in lower)
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
