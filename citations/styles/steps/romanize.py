"""Cyrillic in Latin letters: the tables of the Library of Congress, without diacritics.

CMOS 18, 11.100, and APA 7, 9.38, ask for it; MLA 9 leaves titles as they are.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile("[\u0400-\u04ff’ʼ']+")

_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia"
_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        _LATIN.split(),
        strict=True,
    )
) | {"ѣ": "ie", "ѳ": "f", "ѵ": "i", "і": "i"}
_UKRAINIAN = _RUSSIAN | {"г": "h", "ґ": "g", "є": "ie", "и": "y", "ї": "i"}
_BELARUSIAN = _RUSSIAN | {"г": "h", "ў": "u"}
_BULGARIAN = _RUSSIAN | {"щ": "sht", "ъ": "u", "ь": "i"}
_SERBIAN = _RUSSIAN | {
    "ђ": "đ",
    "ж": "ž",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ћ": "ć",
    "х": "h",
    "ц": "c",
    "ч": "č",
    "џ": "dž",
    "ш": "š",
}
_TABLES = {
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "be": _BELARUSIAN,
    "bg": _BULGARIAN,
    "sr": _SERBIAN,
    "mk": _SERBIAN,
}
_TELLING = ((_UKRAINIAN, "іїєґ"), (_BELARUSIAN, "ў"), (_SERBIAN, "ђјљњћџ"))


def romanized(text: str, language: str = "") -> str:
    """Cyrillic words in Latin letters; everything else as it is.

    Without a known `language` the letters tell it, and Russian where they do not.
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
        latin = table.get(char.lower(), char).replace("_", "")
        if char.isupper():
            latin = latin.upper() if is_capitals else latin[:1].upper() + latin[1:]
        letters.append(latin)
    return "".join(letters)
