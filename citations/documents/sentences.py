"""The sentence a citation is in."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")


def sentence_around(text: str, start: int, end: int, *, reach: int = 400) -> str:
    """The sentence a span is in, at most `reach` characters to either side."""
    before = text[max(0, start - reach) : start]
    after = text[end : end + reach]
    before = before.rsplit("\n", 1)[-1]
    after = after.split("\n", 1)[0]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    stop = _SENTENCE_END.search(after)
    if stop:
        after = after[: stop.end()]
    return (before + text[start:end] + after).strip()
