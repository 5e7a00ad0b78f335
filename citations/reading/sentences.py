"""Where sentences begin and end.

A stop inside quotation marks ends no sentence unless the quotation ends with it: what is
quoted may be several sentences, and the citation comes after them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from citations.reading.quotations import Quotation
from citations.reading.types import Block

_END = re.compile(r"[.!?…]{1,4}[”’\"'»)\]\d⁰¹²³⁴-⁹]{0,4}\s+(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|[A-Z]\.[A-Z]|Dr|Mr|Mrs|Ms|St|No|vs|cf|ca|pp?|pgs?|ll?|eds?|vols?|al|e\.g|i\.e|ch|chs|sc|qtd|Jr|Sr|Prof|ibid|fig|стр|см|т\.е)\.$",
    re.IGNORECASE,
)


class Sentences:
    """The sentences of a text, looked up by place."""

    def __init__(
        self, text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]
    ) -> None:
        inside = [
            (q.start, q.end) for q in quotations if q.is_closed and not q.is_block
        ]
        starts: list[int] = []
        number = 0
        for block in blocks:
            starts.append(block.start)
            for stop in _END.finditer(text, block.start, block.end):
                while number < len(inside) and inside[number][1] <= stop.start():
                    number += 1
                is_quoted = (
                    number < len(inside)
                    and inside[number][0] < stop.start()
                    and stop.end() < inside[number][1]
                )
                if not is_quoted and not _abbreviates(text, stop, block.start):
                    starts.append(stop.end())
        self._starts = starts
        self._ends = [*starts[1:], len(text)]

    def around(self, place: int) -> tuple[int, int]:
        """The sentence a place is in: from its first character to the next one's."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return 0, self._starts[0] if self._starts else 0
        return self._starts[number], self._ends[number]


def _abbreviates(text: str, stop: re.Match[str], since: int) -> bool:
    """“pp. 12”, “G. Freeze”: the point belongs to the word before it."""
    if text[stop.start()] != "." or not stop.group()[1:2].isspace():
        return False
    return bool(
        _ABBREVIATION.search(text, max(since, stop.start() - 8), stop.start() + 1)
    )
