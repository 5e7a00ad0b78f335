"""Running headers and page numbers: lines that belong to the page, not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from citations.quotations.match.types import Page

MOST_WORDS = 14
"""A longer line is no running header."""
OFTEN, WITHIN = 3, 12
"""A header is on this many pages among so many consecutive ones."""

_NUMBER = re.compile(r"^[\s\[({–—\-|.·•*]*(?:(?:p|page)\.?\s*)?([0-9]{1,5}|[ivxlcdm]{1,8})[\s\])}–—\-|.·•*]*$", re.IGNORECASE)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")


def without_headers(pages: Sequence[Page]) -> list[str]:
    """The pages' texts without what is printed above and below them.

    A first or last line goes when it is a number, when it begins or ends with the page's
    own number, or when lines that differ in nothing but figures open or close several
    pages nearby.
    """
    lines = [page.text.split("\n") for page in pages]
    for kept, page in zip(lines, pages, strict=True):
        _drop_above_number(kept, page.label)
    for end in (0, -1):
        for _round in range(2):  # a header and a number may stand on two lines
            _drop(lines, _edges(lines, end), pages)
    return ["\n".join(kept) for kept in lines]


def _drop_above_number(lines: list[str], label: str) -> None:
    """A short line above the line with the page's number goes with it: a chapter's."""
    places = [place for place, line in enumerate(lines) if line.strip()][:3]
    if len(places) < 3 or not _is_number(lines[places[1]].strip(), label):
        return
    if len(lines[places[0]].split()) <= MOST_WORDS:
        lines[places[0]] = lines[places[1]] = ""


def _edges(lines: Sequence[list[str]], end: int) -> list[int | None]:
    """For each page the place of its first (0) or last (-1) line that is not empty."""
    found: list[int | None] = []
    for kept in lines:
        places = range(len(kept)) if end == 0 else range(len(kept) - 1, -1, -1)
        found.append(next((p for p in places if kept[p].strip()), None))
    return found


def _drop(
    lines: Sequence[list[str]], edges: Sequence[int | None], pages: Sequence[Page]
) -> None:
    keys = [
        "" if place is None else _key(lines[number][place])
        for number, place in enumerate(edges)
    ]
    repeated = _repeated(keys)
    for number, place in enumerate(edges):
        if place is None or sum(bool(line.strip()) for line in lines[number]) < 2:
            continue
        line = lines[number][place].strip()
        label = pages[number].label
        if number in repeated or _is_number(line, label) or _bears(line, label):
            lines[number][place] = ""


def _key(line: str) -> str:
    """A line without its figures; nothing for one too long to be a header."""
    if len(line) > 200 or len(line.split()) > MOST_WORDS:
        return ""
    return " ".join(_LETTERS.findall(line.casefold()))


def _repeated(keys: Sequence[str]) -> set[int]:
    """The pages whose line is like that of others nearby (left and right may differ)."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key:
            places[key].append(number)
    found: set[int] = set()
    for numbers in places.values():
        for first, last in zip(numbers, numbers[OFTEN - 1 :], strict=False):
            if last - first <= WITHIN:
                found.update(n for n in numbers if first <= n <= last)
    return found


def _bears(line: str, label: str) -> bool:
    """A short line that begins or ends with the page's number."""
    words = line.casefold().split()
    return bool(words) and len(words) <= MOST_WORDS and label.strip().casefold() in (words[0], words[-1])  # fmt: skip


def _is_number(line: str, label: str) -> bool:
    found = _NUMBER.match(line)
    if found is None:
        return bool(label) and line.casefold() == label.strip().casefold()
    return found.group(1).isdigit() or found.group(1).casefold() == label.casefold()
