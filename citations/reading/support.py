"""Which citation supports which quotation, where they do not stand side by side.

A quotation takes the next citation in its sentence, before another quotation begins; or
else the one in the sentence before it: “As Freeze notes on page 272, ‘…’”.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citations.reading.quotations import Quotation
from citations.reading.scene import Scene, Seen
from citations.reading.types import State

REACH = 300
"""Characters behind a quotation in which its citation may stand."""


def tie_quotations(scene: Scene, seen: Sequence[Seen]) -> list[Seen]:
    """The citations, each with the quotation it supports."""
    tied = list(seen)
    starts = [one.citation.start for one in tied]
    supported = {one.citation.quotation for one in tied if one.citation.quotation}
    starts_supported = {span.start for span in supported}
    quotations = scene.quotations.quotations
    for place, quotation in enumerate(quotations):
        if quotation.is_block or quotation.end - quotation.start < 3:
            continue
        span = quotation.span
        if span.start in starts_supported or span.end <= span.start:
            continue
        following = quotations[place + 1].start if place + 1 < len(quotations) else None
        number = _supporter(scene, tied, starts, quotation, following)
        if number is not None:
            one = tied[number]
            citation = replace(one.citation, quotation=span)
            tied[number] = replace(one, citation=citation)
    return tied


def _supporter(
    scene: Scene,
    tied: Sequence[Seen],
    starts: Sequence[int],
    quotation: Quotation,
    following: int | None,
) -> int | None:
    since, until = sentence_of(scene, quotation)
    limit = min(until, quotation.end + REACH, following or until)
    number = bisect_left(starts, quotation.end)
    if number < len(starts) and starts[number] < limit and _is_free(tied[number]):
        return number
    number = bisect_left(starts, quotation.start) - 1
    if number >= 0 and starts[number] >= since and _is_free(tied[number]):
        return number if tied[number].citation.end <= quotation.start else None
    return None


def _is_free(seen: Seen) -> bool:
    citation = seen.citation
    return citation.quotation is None and citation.state is not State.POSSIBLE


def sentence_of(scene: Scene, quotation: Quotation) -> tuple[int, int]:
    """Where the sentence around a quotation begins and ends."""
    since, until = scene.sentences.around(quotation.start)
    if quotation.end > until:
        until = scene.sentences.around(max(quotation.start, quotation.end - 1))[1]
    return since, until
