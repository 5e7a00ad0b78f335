"""Single values of a CSL-JSON item, whatever was put there, made harmless."""

from __future__ import annotations

import math
import re
import unicodedata

from citations.bibliography.inlines import LESS_THAN

LONGEST = 1000  # characters; a longer field ends in "…"

# Controls, unpaired surrogates, private use, unassigned; and invisible formatting,
# but for the two joiners that some scripts need to be spelt.
_NEVER = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
_JOINERS = "\u200c\u200d"
_SPACE = re.compile(r"\s+")
_ITALIC = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_PAIR = re.compile("\x01([^\x01\x02]*)\x02")


def text(value: object) -> str:
    """One line of plain text; "" for anything that is not text or a number.

    "<" is held as a private character (inlines.LESS_THAN) so that nothing typed can
    be markup to citeproc.
    """
    return _plain(value).replace("<", LESS_THAN)


def rich_text(value: object) -> str:
    """Like `text`, but pairs of `<i>` (or `<em>`), not nested, stay as `<i>`."""
    plain = _plain(value)
    marked = _ITALIC.sub(lambda tag: "\x02" if tag[1] else "\x01", plain)
    paired = _PAIR.sub(
        lambda pair: f"<i>{_held(pair[1])}</i>" if pair[1] else "", marked
    )
    held = "".join(
        part if part in ("<i>", "</i>") else _held(part)
        for part in re.split("(</?i>)", paired)
    )
    return _SPACE.sub(" ", held).strip()


def _held(words: str) -> str:
    """Words without markup; a tag without its partner goes."""
    return words.translate({1: None, 2: None, ord("<"): LESS_THAN})


def _plain(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) > 10**18:
        return ""  # not a number anybody means, and slow to write out
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    words = _SPACE.sub(" ", str(value)[: LONGEST * 4])
    words = "".join(char for char in words if _is_kept(char)).strip()
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _is_kept(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _NEVER


def whole_number(value: object) -> int | None:
    """An int from an int, a whole float, or a string of few digits."""
    written = text(value)
    return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else None


def listed(value: object) -> list[object]:
    """A list as it is; one thing as a list of one; nothing as an empty list."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None else [value]
