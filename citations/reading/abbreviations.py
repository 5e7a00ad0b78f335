"""Short names that a text gives to a work or a body: “(hereafter HY)”, “[BNH]”."""

from __future__ import annotations

import re

from citations.reading.mentions import Mention
from citations.reading.words import Words

_INTRODUCED = re.compile(
    r"""
    [”"’»*_]{0,2},?\s?[(\[]\s?
    (?:(?:hereafter|henceforth|hereinafter|abbreviated(?:\s(?:as|to))?|cited\sas|
        in\sthe\sfollowing|im\sFolgenden|далее)[\s:,–-]+(?:as\s|referred\sto\sas\s)?)?
    [“"‘«*_]?(?P<short>[^\W\d_][\w.&-]{0,14}(?:\s[A-Z][\w-]{1,14})?)[”"’»*_]?
    \s?(?=[)\],;])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = re.compile(r"here|hence|abbrev|cited|following|folgend|далее", re.IGNORECASE)


def find_abbreviations(
    text: str, mentions: list[Mention]
) -> dict[str, tuple[str, ...]]:
    """What stands in brackets behind a name or title as its short form → its sources."""
    found: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        is_short = mention.is_weak or mention.after - mention.first < 2
        introduced = _INTRODUCED.match(text, mention.end, mention.end + 60)
        if introduced is None or (is_short and not _SAID.search(introduced.group())):
            continue
        short = introduced["short"].strip(".")
        is_said = _SAID.search(introduced.group()) is not None
        is_square = "[" in introduced.group()
        if (
            is_said
            or (short.isupper() and len(short) > 1)
            or (mention.is_name and (is_square or _is_drawn_from(short, text, mention)))
        ):
            found.setdefault(short, mention.ids)
    return found


def _is_drawn_from(short: str, text: str, mention: Mention) -> bool:
    """“Istat” of the Istituto nazionale di statistica: its letters, in their order."""
    if mention.after - mention.first < 3 or len(short) < 3 or not short[0].isupper():
        return False
    letters = iter(text[mention.start : mention.end].lower())
    return all(letter in letters for letter in short.lower())


def mentions_of(
    words: Words, shorts: dict[str, tuple[str, ...]], known: list[Mention]
) -> list[Mention]:
    """The mentions, with those by a short name, in order."""
    if not shorts:
        return known
    taken = {number for m in known for number in range(m.first, m.after)}
    added = [
        Mention(start, end, shorts[typed], True, first=number, after=number + 1)
        for number, (start, end) in enumerate(words.spans)
        if number not in taken and (typed := words.text[start:end]) in shorts
    ]
    return sorted([*known, *added], key=lambda mention: mention.start)
