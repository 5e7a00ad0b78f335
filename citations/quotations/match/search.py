"""Where a stretch of a quotation is in the source, letter for letter or nearly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citations.quotations.match.alignment import Run, align
from citations.quotations.match.likeness import are_same, is_same_word
from citations.quotations.match.pieces import Piece, TypedWord
from citations.quotations.match.source_index import SourceIndex, Stream, WordSpan

SLACK = 6
"""Words on either side of the place that the rare words point to."""
MOST_POSTINGS = 6_000
"""Places of rare words looked at for one stretch."""
STARTS = 2 * SLACK + 12
"""Words among which the place begins."""
MOST_CHANGES = 24
MOST_WORDS = 600
"""A longer quotation is looked for letter for letter only."""
CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the quotation on the page, with what differs."""

    first: int
    last: int
    runs: tuple[Run, ...]
    """In words of the piece, and of the body."""

    @property
    def differing(self) -> int:
        """How many words differ, on the side where more do."""
        return sum(
            max(run.end - run.start, run.high - run.low)
            for run in self.runs
            if not run.is_same
        )


def exact(
    index: SourceIndex, stream: Stream, letters: str, low: int, high: int
) -> Iterator[WordSpan]:
    """Places in words [low, high) of a stream where whole words give these letters."""
    if letters and low < high:
        for place in stream.find(letters, low, high):
            if is_whole(index, stream, place, letters):
                yield place


def is_whole(index: SourceIndex, stream: Stream, place: WordSpan, letters: str) -> bool:
    """The place begins and ends with a word, or in two words that were run together."""
    size = stream.offsets[place.last + 1] - stream.offsets[place.first]
    if size == len(letters):
        return True
    text = stream.letters[stream.offsets[place.first] : stream.offsets[place.last + 1]]
    at = text.find(letters)
    return _is_fused(index, stream.words[place.first], text[:at]) and _is_fused(
        index, stream.words[place.last], text[at + len(letters) :]
    )


def _is_fused(index: SourceIndex, word: str, part: str) -> bool:
    """The word is two run together: it stands nowhere else, and both its parts do."""
    if not part:
        return True
    rest = word.removeprefix(part) if word.startswith(part) else word.removesuffix(part)
    return index.count(word) <= 1 and index.count(part) > 1 and index.count(rest) > 1


def nearly(index: SourceIndex, piece: Piece, low: int, high: int) -> list[Placed]:
    """Places in words [low, high) of the body with most of the piece."""
    words = index.body.words
    folded = [word.folded for word in piece.words]
    if not folded or len(folded) > MOST_WORDS:
        return []
    most = min(MOST_CHANGES, 2 + len(folded) * 2 // 5)
    found = []
    for start in _candidates(index, folded, low, high):
        begin = max(low, start - SLACK)
        end = min(high, start + len(folded) + SLACK + most)
        runs = align(folded, words[begin:end], starts=STARTS, most=most)
        if runs is not None:
            found.append(_judge(index, piece.words, runs, begin))
    return sorted(found, key=lambda placed: placed.differing)


def _candidates(
    index: SourceIndex, folded: Sequence[str], low: int, high: int
) -> list[int]:
    """Where the piece would begin, by most of its rarest words."""
    spans = {i: index.span(word, low, high) for i, word in enumerate(folded)}
    rare = sorted(
        (i for i, (first, end) in spans.items() if end > first),
        key=lambda i: spans[i][1] - spans[i][0],
    )
    votes: Counter[int] = Counter()
    asked = looked = 0
    for i in rare[:24]:
        first, end = spans[i]
        looked += end - first
        if looked > MOST_POSTINGS:
            break
        asked += 1
        votes.update({(p - i) >> 3 for p in index.postings[folded[i]][first:end]})
    both = {bucket: votes[bucket] + votes[bucket + 1] for bucket in votes}
    enough = max(2 if len(folded) > 2 else 1, asked // 5)
    best = sorted(
        (b for b in both if both[b] >= enough), key=lambda b: (-both[b], -votes[b], b)
    )
    starts: list[int] = []
    for bucket in best:
        if len(starts) == CANDIDATES:
            break
        if all(abs(bucket - (start >> 3)) > 1 for start in starts):
            starts.append((bucket << 3) + 4)
    return starts


def _judge(
    index: SourceIndex, typed: Sequence[TypedWord], runs: Sequence[Run], begin: int
) -> Placed:
    """The runs in places of the body, without differences that are the scanner's."""
    judged: list[Run] = []
    for run in runs:
        moved = Run(run.start, run.end, run.low + begin, run.high + begin, run.is_same)
        for part in [moved] if moved.is_same else _parts(index, typed, moved):
            if judged and judged[-1].is_same == part.is_same:
                last = judged.pop()
                part = Run(last.start, part.end, last.low, part.high, part.is_same)
            judged.append(part)
    return Placed(judged[0].low, max(judged[-1].high - 1, judged[0].low), tuple(judged))


def _parts(index: SourceIndex, typed: Sequence[TypedWord], run: Run) -> list[Run]:
    """A stretch that differs, cut down to what really does."""
    words = index.body.words
    start, end, low, high = run.start, run.end, run.low, run.high
    while start < end and low < high and is_same_word(index, typed[start], words[low]):
        start, low = start + 1, low + 1
    while start < end and low < high and is_same_word(index, typed[end - 1], words[high - 1]):  # fmt: skip
        end, high = end - 1, high - 1
    inner = are_same(index, typed[start:end], words[low:high]) or (
        start == end
        and (_is_note(index, low, high) or _is_between_pages(index, low, high))
    )
    parts = [
        Run(run.start, start, run.low, low, is_same=True),
        Run(start, end, low, high, is_same=inner),
        Run(end, run.end, high, run.high, is_same=True),
    ]
    return [p for p in parts if p.end > p.start or p.high > p.low]


def _is_note(index: SourceIndex, low: int, high: int) -> bool:
    """Only a note's figure, which is printed right after a word or a stop."""
    if high != low + 1 or not index.body.words[low].isdigit():
        return False
    if len(index.body.words[low]) > 3:
        return False
    page = index.body.page_of(low)
    word = index.printed(page)[low - index.body.starts[page]]
    before = index.bodies[page][word.start - 1 : word.start]
    return bool(before) and not before.isspace() and before not in "([{$£€-–—/"


def _is_between_pages(index: SourceIndex, low: int, high: int) -> bool:
    """Whole lines at the top or the foot of a page: a header that stands there once."""
    page = index.body.page_of(low)
    start, end = index.body.words_on(page, page)
    words = index.printed(page)
    text = index.bodies[page]
    if low == start and high < end:
        return "\n" in text[words[high - start - 1].end : words[high - start].start]
    if high == end and low > start:
        return "\n" in text[words[low - start - 1].end : words[low - start].start]
    return False
