"""Ranges of pages: the one way to write them, and the one way to read them.

“407”, “406–433”, “ix–xii, 3–40”: an en dash between two pages, commas between ranges.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_RANGES = 40
"""Of one list; what comes after is not read."""
LONGEST_RANGE = 5000
"""A range of more pages than this is taken for its first page."""
_NUMBER = r"[A-Za-z]?\d{1,8}|[ivxlcdmIVXLCDM]{1,9}"
_RANGE = re.compile(rf"({_NUMBER})(?:\s?(?:--|[-‐‑–—−])\s?({_NUMBER}))?")


class PageRange(NamedTuple):
    """The first and the last page, both written out; of one page they are the same."""

    first: str
    last: str

    @property
    def numbers(self) -> tuple[int, int] | None:
        """Both as numbers; None for roman pages. A range that runs backwards, or is
        longer than any reading, is its first page."""
        if not (self.first.isdecimal() and self.last.isdecimal()):
            return None
        low, high = int(self.first), int(self.last)
        return low, high if low <= high <= low + LONGEST_RANGE else low


def write_range(first: object, last: object = "") -> str:
    """“406–433”; of one page, or of nothing, just that."""
    return f"{first}–{last}" if last and str(last) != str(first) else str(first)


def is_several(written: str) -> bool:
    """Whether a place says more than one: “pp.” comes before it, not “p.”."""
    return any(mark in written for mark in "–-,")


def read_ranges(pages: str) -> list[PageRange]:
    """“406-433, 440, 512–14” as (406, 433), (440, 440), (512, 514); what is no page is
    passed over."""
    parts = pages.split(",")[:MOST_RANGES]
    return [read for part in parts if (read := read_range(part))]


def read_range(pages: str) -> PageRange | None:
    """One range or page; None for anything else."""
    found = _RANGE.fullmatch(pages.strip())
    if found is None:
        return None
    return PageRange(found[1], full_end(found[1], found[2] or found[1]))


def number_ranges(pages: str) -> list[tuple[int, int]]:
    """“406-433, ix, 512–14” as [(406, 433), (512, 514)]: those that are numbers."""
    read = (found.numbers for found in read_ranges(pages))
    return [numbers for numbers in read if numbers]


def are_ranges(pages: str) -> bool:
    """Whether all of it is pages, with commas between; nothing is, too."""
    parts = [part for part in pages.split(",") if part.strip()]
    return len(parts) <= MOST_RANGES and all(map(read_range, parts))


def full_end(first: str, last: str) -> str:
    """The end of “262-64” is 264; ends that are whole stay as they are."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
