"""Titles as in a sentence: capitals only where they belong.

Never guess: a word loses its capital only when it is a common English word. Names keep
theirs, and a person can say the title as it should stand (`custom.title-sentence`).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPENING = r"[\s\"“‘'(\[\ue010-\ue014]*$"
_STARTS = re.compile(rf"(?:^|[:?!.—]|–\s){_OPENING}")
_STARTS_BUT_COLON = re.compile(rf"(?:^|[?!.—]|–\s){_OPENING}")
_TAG = re.compile(r"</?i>")
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")

_FOLDER = Path(__file__).parent
# What is left of a word when an ending is gone, and what may then be missing.
_ENDINGS = (
    *(("’s", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e")),
    *(("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e")),
    *(("r", ""), ("ers", ""), ("ers", "e"), ("ly", ""), ("ally", ""), ("al", "")),
    *(("ness", ""), ("less", ""), ("ful", ""), ("ism", ""), ("ist", ""), ("ists", "")),
    *(("y", ""), ("ic", "y"), ("n", ""), ("en", ""), ("est", ""), ("able", "")),
)
# Endings that only common words have.
_COMMON_ENDINGS = re.compile(
    r".{3,}(?:[st]ions?|ments?|ness|it(?:y|ies)|[ae]nces?|olog(?:y|ies|ical)|ograph(?:y|ies)"
    r"|ships?|hoods?|ative|ively|ically|ularly|iz(?:ing|ed|es)|ousness|ability|ically)"
)


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.split()
    )


@cache
def _names() -> re.Pattern[str]:
    """Names of several words that are common ones by themselves: “United States”."""
    lines = (_FOLDER / "names.txt").read_text(encoding="utf-8").splitlines()
    names = sorted(
        (line for line in lines if line and not line.startswith("#")), key=len
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(names)))})\b")


def sentence_case(title: str, *, is_small_behind_colon: bool = False) -> str:
    """“Russia: A History” → “Russia: A history”, or “Russia: a history”; a title with no
    capitals to lose stays."""
    if not is_headline(title):
        return title
    kept = [match.span() for match in _names().finditer(title)]
    starts = _STARTS_BUT_COLON if is_small_behind_colon else _STARTS

    def case(match: re.Match[str]) -> str:
        word, place = match[0], match.start()
        before = _TAG.sub("", title[:place])
        if title.endswith("<i>", 0, place):
            return word  # a title in the title
        if starts.search(before) and not _INITIAL.search(before):
            return word
        if any(start <= place < end for start, end in kept):
            return word
        return word.lower() if _is_common(word) else word

    return _WORD.sub(case, title)


def is_headline(title: str) -> bool:
    """Whether most of its longer words have capitals."""
    later = _WORD.findall(_TAG.sub("", title))[1:]
    later = [word for word in later if len(word) > 3] or later
    return bool(later) and sum(word[0].isupper() for word in later) * 2 >= len(later)


def _is_common(word: str) -> bool:
    if len(word) == 1:
        return word == "A"
    if word[1:] != word[1:].lower():
        return False  # “NATO”, “McCarthy”
    lower = word.lower().replace("'", "’")
    common = _listed("common_words.txt")
    if lower in common or _COMMON_ENDINGS.fullmatch(lower):
        return True
    return any(
        lower.endswith(ending) and lower[: -len(ending)] + rest in common
        for ending, rest in _ENDINGS
        if len(lower) - len(ending) > 2
    )
