"""The shortest way from one row of words to a stretch of another.

Furthest-reaching paths along diagonals (Ukkonen 1985; Landau and Vishkin 1989): the
work grows with the number of differences, not with the product of the lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NOWHERE = -1


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
            best = max(done, key=lambda d: (before.get(d, _NOWHERE), -d))
            return _runs(_path(rounds, best, changes), len(typed))
    return None


def _step(
    typed: Sequence[str], page: Sequence[str], before: dict[int, int]
) -> dict[int, int]:
    """How far each diagonal (place on the page − place in `typed`) gets with one more."""
    starts = {}
    is_first = all(i == _NOWHERE for i in before.values())
    for diagonal in before if is_first else range(min(before) - 1, max(before) + 2):
        best = max(
            before.get(diagonal, _NOWHERE - 1) + 1,
            before.get(diagonal - 1, _NOWHERE),
            before.get(diagonal + 1, _NOWHERE - 1) + 1,
        )
        if best >= 0:
            starts[diagonal] = min(best, len(typed))
    reached = {}
    for diagonal, i in starts.items():
        j = i + diagonal
        if j < 0 or j > len(page):
            continue
        while i < len(typed) and j < len(page) and typed[i] == page[j]:
            i, j = i + 1, j + 1
        reached[diagonal] = i
    return reached


def _path(
    rounds: Sequence[dict[int, int]], diagonal: int, changes: int
) -> list[tuple[int, int]]:
    """The matched pairs (place in `typed`, place on the page), and the end, in order."""
    i = rounds[changes][diagonal]
    pairs = [(i, i + diagonal)]
    for number in range(changes, -1, -1):
        here = rounds[number][diagonal]
        before = rounds[number - 1] if number else {}
        options = {
            diagonal: before.get(diagonal, _NOWHERE - 1) + 1,
            diagonal - 1: before.get(diagonal - 1, _NOWHERE),
            diagonal + 1: before.get(diagonal + 1, _NOWHERE - 1) + 1,
        }
        come = max(options, key=lambda d: options[d])
        start = min(max(options[come], 0), here) if number else 0
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
