"""Where the running text names a source: what a bare “(274)” takes its author from."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from citations.parsing.folding import WORD, bare
from citations.parsing.shelf import Shelf

_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[^\s])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z]|Dr|Mr|Mrs|Ms|St|No|vs|cf|ca|pp?|ed|eds|vol)\.\s*$")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or title in the text and the sources it could be."""

    start: int
    end: int
    ids: tuple[str, ...]


def find_mentions(text: str, shelf: Shelf) -> list[Mention]:
    """Family names and short titles in running text, in order. One pass."""
    found: list[Mention] = []
    tokens = [(m.start(), m.end(), bare(m.group())) for m in WORD.finditer(text)]
    number = 0
    while number < len(tokens):
        start, end, word = tokens[number]
        step = 1
        is_capital = text[start].isupper()
        pair = " ".join(t[2] for t in tokens[number : number + 2])
        if pair != word and pair in shelf.by_name and is_capital:
            ids, end, step = shelf.by_name[pair], tokens[number + 1][1], 2
        elif word in shelf.by_name and is_capital:
            ids = shelf.by_name[word]
        elif word in shelf.by_first_word:
            ahead = [t[2] for t in tokens[number : number + 12]]
            lengths = {
                s.source.id: s.phrase_length(ahead) for s in shelf.by_first_word[word]
            }
            step = max(lengths.values(), default=0)
            ids = [shelf.by_id[i] for i, n in lengths.items() if n == step and n > 1]
            step = max(step, 1)
            end = tokens[number + step - 1][1]
        else:
            number += 1
            continue
        if ids:
            found.append(Mention(start, end, tuple(s.source.id for s in ids)))
        number += step
    return found


class MentionIndex:
    """Looks mentions up by place."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [m.start for m in mentions]

    def before(self, place: int, since: int) -> Mention | None:
        """The last mention that starts in [since, place)."""
        number = bisect_left(self._starts, place) - 1
        if number < 0 or self.mentions[number].start < since:
            return None
        return self.mentions[number]

    def sentence_start(self, place: int, block_start: int) -> int:
        """Where the sentence that ends at `place` begins, at most 600 characters back."""
        since = max(block_start, place - 600)
        start = since
        for match in _SENTENCE_END.finditer(self.text, since, place):
            if match.end() >= place:
                break
            if not _ABBREVIATION.search(
                self.text[since : match.start() + 1][-12:] + " "
            ):
                start = match.end()
        return start
