"""Pandoc's inline elements as plain text and as safe HTML.

Only italics survive as markup. A title in italics inside a title in italics is set
upright, as MLA 9 (5.23 to 5.30) has it, so an Emph inside an Emph closes the italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from citations.styles.english import English

# Characters citeproc would take for markup, and what we send in their place.
HELD = {"<": "\ue000", "“": "\ue001", "‘": "\ue002", '"': "\ue003"}
_RELEASE = str.maketrans({held: char for char, held in HELD.items()})

_OUTER_PERIOD = re.compile("(?<=[^.,?!])”([.,])")
_INNER_PERIOD = re.compile("‘([^‘’“”]*)’([.,])”")

# A run of text and whether it is in italics.
Run = tuple[str, bool]


def as_written(words: str) -> str:
    """Words of a clean item as people wrote them."""
    return words.translate(_RELEASE)


def html_of(inlines: list[Any], english: English) -> str:
    """The words, escaped, with `<i>` where they are in italics."""
    parts: list[str] = []
    for text, italic in _joined(inlines):
        safe = escape(text)
        parts.append(f"<i>{safe}</i>" if italic else safe)
    line = "".join(parts).strip()
    return _closed(line) if english.takes_in else line


def _closed(line: str) -> str:
    """Periods and commas within quotations, as in the United States: “life.” ‘Life.’”"""
    return _INNER_PERIOD.sub(r"‘\1\2’”", _OUTER_PERIOD.sub(r"\1”", line))


def _joined(inlines: list[Any]) -> list[Run]:
    runs: list[Run] = []
    for text, italic in _runs(inlines, False):
        if runs and runs[-1][1] == italic:
            runs[-1] = (runs[-1][0] + text, italic)
        elif text:
            runs.append((text, italic))
    return runs


def _runs(inlines: list[Any], italic: bool) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case {"t": "Str", "c": str(text)}:
                yield text.translate(_RELEASE), italic
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                yield " ", italic
            case {"t": "Emph", "c": list(inner)}:
                yield from _runs(inner, not italic)
            case {"t": "Quoted", "c": [_, list(inner)]}:
                yield "“", italic
                yield from _runs(inner, italic)
                yield "”", italic
            case {"t": "Span" | "Link" | "Cite", "c": [_, list(inner), *_]}:
                yield from _runs(inner, italic)
            case {"t": str(), "c": list(inner)}:
                yield from _runs(inner, italic)
