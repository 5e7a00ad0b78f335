"""The shortest way from one row of words to a stretch of another.

Furthest-reaching paths along diagonals (Ukkonen 1985; Landau and Vishkin 1989): the
work grows with the number of differences, not with the product of the lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NOWHERE = -1
LAG = 16
"""Words that a path may be behind the furthest one before it is given up."""
HOPELESS = 6
"""Changes by which they may outrun half of the words before the search is given up."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words [start, end) of the quotation against [low, high) of the page."""

    start: int
    end: int
    low: int
    high: int
    is_same: bool


def align(
    typed: Sequence[str], page: Sequence[str], *, starts: int, most: int
) -> list[Run] | None:
    """The whole of `typed` against the stretch of `page` that needs fewest changes.

    A change is a word other, more or less. Runs in order; None when more than `most`
    changes are needed. The stretch begins at one of the first `starts` words, and ends
    anywhere.
    """
    if not typed:
        return None
    rounds: list[dict[int, int]] = []
    for changes in range(min(most, len(typed)) + 1):
        before = rounds[-1] if rounds else dict.fromkeys(range(starts), _NOWHERE)
        reached = _step(typed, page, before)
        rounds.append(reached)
        done = [diagonal for diagonal, i in reached.items() if i == len(typed)]
        if done:  # of equals the one that was furthest: its last words are other words
            best = max(done, key=lambda d: (before.get(d, _NOWHERE), d))
            return _runs(_path(rounds, best, changes), len(typed))
        if max(reached.values(), default=0) < 2 * (changes - HOPELESS):
            return None
    return None


def _step(
    typed: Sequence[str], page: Sequence[str], before: dict[int, int]
) -> dict[int, int]:
    """How far each diagonal (place on the page − place in `typed`) gets with one more."""
    is_first = _NOWHERE in before.values()
    reached: dict[int, int] = {}
    for diagonal in before if is_first else {d + s for d in before for s in (-1, 0, 1)}:
        i = _best(before, diagonal)[0]
        i = min(i, len(typed))
        j = i + diagonal
        if i < 0 or j < 0 or j > len(page):
            continue
        while i < len(typed) and j < len(page) and typed[i] == page[j]:
            i, j = i + 1, j + 1
        reached[diagonal] = i
    least = max(reached.values(), default=0) - LAG
    return {diagonal: reached[diagonal] for diagonal in sorted(reached) if reached[diagonal] >= least}  # fmt: skip


def _best(before: dict[int, int], diagonal: int) -> tuple[int, int]:
    """The furthest place reached with one more change, and the diagonal it comes from.

    Of equals another word (the same diagonal) is taken for a word more or less.
    """
    best, come = before.get(diagonal, _NOWHERE - 1) + 1, diagonal
    other = before.get(diagonal - 1, _NOWHERE)
    if other > best:
        best, come = other, diagonal - 1
    other = before.get(diagonal + 1, _NOWHERE - 1) + 1
    if other > best:
        best, come = other, diagonal + 1
    return best, come


def _path(
    rounds: Sequence[dict[int, int]], diagonal: int, changes: int
) -> list[tuple[int, int]]:
    """The matched pairs (place in `typed`, place on the page), and the end, in order."""
    i = rounds[changes][diagonal]
    pairs = [(i, i + diagonal)]
    for number in range(changes, -1, -1):
        here = rounds[number][diagonal]
        start, come = _best(rounds[number - 1], diagonal) if number else (0, diagonal)
        start = min(start, here)
        pairs += [(i, i + diagonal) for i in range(here - 1, start - 1, -1)]
        if number:
            diagonal = come
        else:
            pairs.append((-1, diagonal))  # where the stretch begins
    return pairs[::-1]


def _runs(pairs: Sequence[tuple[int, int]], length: int) -> list[Run]:
    """Runs of pairs that follow each other, and what lies between them."""
    runs: list[Run] = []
    i, j = 0, pairs[0][1]
    for a, b in pairs[1:]:
        if (a, b) != (i, j):
            runs.append(Run(i, a, j, b, is_same=False))
        if a < length:
            if runs and runs[-1].is_same and runs[-1].end == a:
                runs[-1] = Run(runs[-1].start, a + 1, runs[-1].low, b + 1, True)
            else:
                runs.append(Run(a, a + 1, b, b + 1, is_same=True))
        i, j = a + 1, b + 1
    return runs
