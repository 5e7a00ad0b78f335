"""Plain text with page marks.

A mark stands alone on a line and begins a page: `[p. 407]`, `[page xii]`, `[407]`. A
form feed begins a page too; such pages are numbered from 1 unless a mark follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citations.quotations.match.types import Page

MARK = re.compile(
    r"^[ \t]*\[[ \t]*(?:(?:pages?|pp?|стр|с|s)\b\.?[ \t]*)?"
    r"([0-9]{1,5}[a-z]?|[ivxlcdm]{1,9}|[a-z]-?[0-9]{1,5})[ \t]*\][ \t]*$",
    re.IGNORECASE,
)


def pages_of_text(text: str) -> list[Page]:
    """The pages of a text; one without a label when it has no marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.replace("\f", "\n").split("\n")
    if any(MARK.match(line) for line in lines):
        return _by_marks(lines)
    if "\f" in text:
        parts = text.split("\f")
        if not parts[-1].strip():
            parts.pop()
        return [Page(str(n), part.strip("\n")) for n, part in enumerate(parts, 1)]
    return [Page("", text.strip("\n"))]


def _by_marks(lines: Iterable[str]) -> list[Page]:
    pages: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        found = MARK.match(line)
        if found:
            pages.append((found.group(1), []))
        else:
            pages[-1][1].append(line)
    if not "".join(pages[0][1]).strip():
        pages.pop(0)
    return [Page(label, "\n".join(kept).strip("\n")) for label, kept in pages]
