"""Which script a text is in, and what that says about its language. No guessing beyond."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

JOINTS = "['’ʼ\u2010\u2011-]"
"""What joins letters to one word: a class of regular expressions, here and in scripts."""

RIGHT_TO_LEFT = {"HEBREW", "ARABIC", "SYRIAC", "THAANA", "NKO"}

_LANGUAGE = {
    "LATIN": "en",
    "GREEK": "el",
    "HEBREW": "he",
    "ARABIC": "ar",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "THAI": "th",
}
"""Scripts that one language is by far the likeliest for; Latin is the site's English."""


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The first word of a letter's Unicode name: LATIN, CYRILLIC, HEBREW; "" for others."""
    if not letter.isalpha():
        return ""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def count_scripts(text: str) -> Counter[str]:
    """How many letters of each script."""
    if text.isascii():
        return Counter({"LATIN": sum(map(str.isalpha, text))})
    counts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        if script := script_of(letter):
            counts[script] += number
    return counts


def main_script(counts: Counter[str]) -> str:
    """The script most letters are in; LATIN when there is none."""
    return counts.most_common(1)[0][0] if counts.total() else "LATIN"


def language_of(script: str, text: str) -> str:
    """A language tag (BCP 47) as far as the letters tell: "ru", "he", "und-Cyrl"."""
    if script == "CYRILLIC":
        return _cyrillic(text.casefold())
    if script == "ARABIC" and any(c in text for c in "پچژگ"):
        return "fa"
    return _LANGUAGE.get(script, "und")


def _cyrillic(text: str) -> str:
    if any(c in text for c in "їєґ"):
        return "uk"
    if any(c in text for c in "ыэё"):
        return "ru"
    return "und-Cyrl"


def direction_of(script: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"
