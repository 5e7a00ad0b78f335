"""The alphabet of a works cited list: letter by letter, articles and accents aside."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = {
    "en": ("a", "an", "the"),
    "fr": ("le", "la", "les", "l'", "un", "une"),
    "de": ("der", "die", "das", "ein", "eine"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "it": ("il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una"),
}

_TAG = re.compile(r"</?i>")


def letters(text: str) -> str:
    """Only what decides the order: letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text)).casefold()
    return "".join(char for char in plain if char.isalnum())


def without_article(title: str, language: str = "") -> str:
    """The title without an initial article of its language (English unless told)."""
    known = ARTICLES.get(language[:2].casefold(), ARTICLES["en"])
    opening = re.match(r"[\s\"'“‘«„(]*(?:<i>)?[\s\"'“‘«„]*", title)
    start = opening.end() if opening else 0
    for article in known:
        rest = _after(title[start:], article)
        if rest:
            return title[:start].strip() + rest
    return title


def _after(title: str, article: str) -> str:
    gap = "" if article.endswith("'") else r"\s+"
    pattern = re.escape(article).replace("'", "['’]") + gap
    found = re.match(pattern, title, re.IGNORECASE)
    return title[found.end() :].strip() if found else ""
