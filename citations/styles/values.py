"""Single values of a CSL-JSON item, whatever was put there, made harmless."""

from __future__ import annotations

import math
import re
import unicodedata

from citations.styles.pandoc.inlines import HELD

LONGEST = 1000  # characters; a longer field ends in "…"

# Controls, unpaired surrogates, private use; and invisible formatting,
# but for the two joiners that some scripts need to be spelt.
_NEVER = frozenset({"Cc", "Cs", "Co", "Cf"})
_JOINERS = "\u200c\u200d"
_SPACE = re.compile(r"\s+")
_ITALIC = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_PAIR = re.compile("\x01([^\x01\x02]*)\x02")
_DOUBLE = re.compile(r'"([^"]*)"')
_SINGLE = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
# “…” and ‘…’ that are plainly pairs; whole italics may stand inside.
_QUOTED = (
    ("“", re.compile("“((?:[^“”<>]|<i>[^“”<>]*</i>)*)”")),
    ("‘", re.compile("‘((?:[^“”‘’<>]|<i>[^“”‘’<>]*</i>)*)’")),
)


def text(value: object) -> str:
    """One line of plain text; "" for anything that is not text or a number.

    What citeproc could take for markup is held as private characters, which the
    reading of its answer undoes (inlines.HELD).
    """
    return _quotes_held(_plain(value).replace("<", HELD["<"]))


def rich_text(value: object) -> str:
    """Like `text`, but pairs of `<i>` (or `<em>`), not nested, stay as `<i>`."""
    plain = _plain(value)
    marked = _ITALIC.sub(lambda tag: "\x02" if tag[1] else "\x01", plain)
    held = marked.replace("<", HELD["<"])
    paired = _PAIR.sub(lambda pair: f"<i>{pair[1]}</i>" if pair[1] else "", held)
    lone = paired.translate({1: None, 2: None})
    return _quotes_held(_SPACE.sub(" ", lone).strip())


def _quotes_held(words: str) -> str:
    """Quotation marks in plain pairs, curled; any others held.

    An opening mark that nothing closes doubles pandoc's time (twenty in a title take
    seconds), and straight ones nest without end.
    """
    words = _DOUBLE.sub(r"“\1”", words).replace('"', HELD['"'])
    words = _SINGLE.sub(r"‘\1’", words).replace("'", "’")
    for opening, pair in _QUOTED:
        kept = pair.sub(lambda found: f"\x01{found[1]}{found[0][-1]}", words)
        words = kept.replace(opening, HELD[opening]).replace("\x01", opening)
    return words


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
    if not words.isprintable():
        words = "".join(char for char in words if _is_kept(char))
    words = words.strip()
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
