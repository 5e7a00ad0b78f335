"""Names that differ by a slip of the pen: found through what is left without letters.

Two words one slip apart (a letter more, less or other, or two swapped) share a form in
which each has lost at most one letter; two slips apart, two letters. So the index holds
those forms, and a look-up costs the same however many names there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

SHORTEST = 5
"""Names with fewer letters are not corrected: too many real names are one slip apart."""
TWO_SLIPS = range(8, 17)
"""Letters of names in which two slips are forgiven."""
LONGEST = 30


def slips(one: str, other: str) -> int:
    """How many letters are more, less, other, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            swapped = i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b
            row.append(min(cost, before[j - 2] + 1) if swapped else cost)
        before = above
    return row[-1]


def _forgiven(word: str) -> int:
    return 2 if len(word) in TWO_SLIPS else 1


def is_near(typed: str, name: str) -> bool:
    """`typed` is `name` with a slip; both begin with the same letter.

    In names of five letters another letter makes another name: “Marks”, “Marsh”.
    """
    if typed[:1] != name[:1]:
        return False
    count = slips(typed, name)
    if len(name) == len(typed) == SHORTEST:
        return count == 0 or (count == 1 and sorted(typed) == sorted(name))
    return count <= min(_forgiven(typed), _forgiven(name))


def _forms(word: str) -> Iterable[str]:
    for lost in range(_forgiven(word) + 1):
        for places in combinations(range(1, len(word)), lost):
            yield "".join(c for i, c in enumerate(word) if i not in places)


class NearNames:
    """Looks up the names of a shelf that are a slip from what was typed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, tuple[str, ...]] = {}
        for name in names:
            if SHORTEST <= len(name) <= LONGEST:
                for form in _forms(name):
                    self._forms[form].add(name)

    def near(self, word: str) -> tuple[str, ...]:
        """The nearest names, in order; none when a slip would not explain them."""
        if not SHORTEST - 1 <= len(word) <= LONGEST:
            return ()
        if word not in self._known:
            if len(self._known) > 1024:
                self._known.clear()
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> tuple[str, ...]:
        shared = {n for form in _forms(word) for n in self._forms.get(form, ())}
        near = sorted(name for name in shared if is_near(word, name))
        if not near:
            return ()
        best = min(slips(word, name) for name in near)
        return tuple(name for name in near if slips(word, name) == best)
