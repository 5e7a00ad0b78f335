"""Which pages of a source the class has cited, as cells of a strip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citations.items.pages import write_range

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
    def pages(self) -> str:
        """“406–433”."""
        return write_range(self.first, self.last)

    @property
    def heat(self) -> int:
        """0 (none) to 4 (seven or more)."""
        return sum(self.count > limit for limit in HEAT)


@dataclass(frozen=True)
class AssignedSpan:
    """Assigned pages [first, last], drawn from x to end."""

    first: int
    last: int
    x: int
    end: int

    @property
    def pages(self) -> str:
        """“406–433”."""
        return write_range(self.first, self.last)


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

    def brackets(self, ranges: Iterable[tuple[int, int]]) -> tuple[AssignedSpan, ...]:
        """Where pages [first, last] of each range go; what is not drawn is left out."""
        found = []
        for low, high in ranges:
            inside = [c for c in self.cells if c.last >= low and c.first <= high]
            if inside:
                end = inside[-1].x + self.bar
                found.append(AssignedSpan(low, high, inside[0].x, end))
        return tuple(found)

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
