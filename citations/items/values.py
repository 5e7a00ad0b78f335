"""Single values of an item, whatever was put there, made words or numbers."""

from __future__ import annotations

import math
import re
import unicodedata

MOST_READ = 20_000
"""Characters of a value that are looked at."""
_JOINERS = "\u200c\u200d"
"""Invisible, but some scripts need them to be spelt."""
_NEVER = frozenset({"Cc", "Cs", "Co", "Cf"})
"""Controls, halves of pairs, private use, and invisible formatting."""


def plain(value: object) -> str:
    """One line of text from text or a number, composed (NFC); "" from anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) > 10**18:
        return ""  # not a number anybody means, and slow to write out
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    words = " ".join(str(value)[:MOST_READ].split())
    if not words.isprintable():
        words = "".join(char for char in words if _is_kept(char))
    return " ".join(unicodedata.normalize("NFC", words).split())


def _is_kept(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _NEVER


def as_whole_number(value: object) -> int | None:
    """An int from an int, a whole float, or a string of few digits."""
    written = plain(value)
    return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else None


def listed(value: object) -> list[object]:
    """A list as it is; one thing as a list of one; nothing as an empty list."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None else [value]
