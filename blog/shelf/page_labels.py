"""The numbers of a text's pages, so that a person sees at a glance whether they are right."""

from __future__ import annotations

from collections.abc import Sequence

from citations.items.pages import write_range

MOST_RANGES = 40
FIRST, LAST = 4, 2
"""Pages of which the beginning is shown."""


def in_ranges(labels: Sequence[str]) -> list[str]:
    """“xi”, “xii”, “1–433”: figures that follow each other as one range.

    Pages without a number are left out; at most `MOST_RANGES`, then “…”.
    """
    ranges: list[tuple[str, str]] = []
    for label in labels:
        if not label:
            continue
        if ranges and _follows(ranges[-1][1], label):
            ranges[-1] = (ranges[-1][0], label)
        else:
            ranges.append((label, label))
    said = [write_range(*both) for both in ranges]
    return said if len(said) <= MOST_RANGES else [*said[:MOST_RANGES], "…"]


def _follows(before: str, label: str) -> bool:
    if not all(x.isascii() and x.isdigit() and len(x) < 10 for x in (before, label)):
        return False
    return int(label) == int(before) + 1


def sample(count: int) -> list[int]:
    """Places of the first pages and the last ones."""
    return sorted({*range(min(FIRST, count)), *range(max(0, count - LAST), count)})
