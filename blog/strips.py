"""Which pages of a source the class has cited, as cells of a strip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HEAT = (0, 1, 3, 6)
"""A cell with more than HEAT[n] citations is at least of heat n + 1."""


@dataclass(frozen=True)
class Cell:
    """Pages [first, last], how often they are cited, and where the cell is drawn."""

    first: int
    last: int
    count: int
    x: int

    @property
    def heat(self) -> int:
        """0 (none) to 4 (seven or more)."""
        return sum(self.count > limit for limit in HEAT)


@dataclass(frozen=True)
class Strip:
    """A source's pages in order."""

    cells: tuple[Cell, ...]
    step: int
    """The width of a cell with its gap."""

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return len(self.cells) * self.step

    @property
    def bar(self) -> int:
        """Of a cell without its gap."""
        return self.step - max(1, self.step // 10)

    @property
    def busiest(self) -> Cell | None:
        """The cell with most citations; None when there are none."""
        best = max(self.cells, key=lambda cell: cell.count, default=None)
        return best if best and best.count else None


def make_strip(
    first: str, last: str, counts: Mapping[int, int], *, cells: int = 40, step: int = 5
) -> Strip | None:
    """A strip of about `cells` cells for pages first to last; None without a range.

    `counts`: page → citations. Pages outside the range are not drawn.
    """
    if not last.isdigit():
        return None
    low = int(first) if first.isdigit() else 1
    high = int(last)
    if high < low:
        return None
    size = max(1, -(-(high - low + 1) // cells))
    made = []
    for number, start in enumerate(range(low, high + 1, size)):
        end = min(start + size - 1, high)
        count = sum(counts.get(page, 0) for page in range(start, end + 1))
        made.append(Cell(start, end, count, number * step))
    return Strip(tuple(made), step)
