"""A source's pages, made ready to be searched: built once, asked often."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citations.quotations.match.headers import without_headers
from citations.quotations.match.types import Page
from citations.quotations.match.words import Folder, Word

_PREFIX = re.compile(r"^(?:pages?|pp?\b\.?|стр\.?)\s*")
MOST_HITS = 200
"""Places looked at for one needle in one stretch; more say nothing."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last] of a stream."""

    first: int
    last: int


class Stream:
    """Words one after another over all pages, with the letters alone as one string."""

    def __init__(self, texts: Sequence[str], folder: Folder) -> None:
        self.words: list[str] = []
        self.starts = array("L")
        """For each page its first word."""
        for text in texts:
            self.starts.append(len(self.words))
            self.words.extend(folder.words(text))
        self.letters = "".join(self.words)
        self.offsets = array("L")
        """For each word its first letter; then the end."""
        place = 0
        for word in self.words:
            self.offsets.append(place)
            place += len(word)
        self.offsets.append(place)

    def page_of(self, word: int) -> int:
        """The page a word is on."""
        return bisect_right(self.starts, word) - 1

    def words_on(self, first: int, last: int) -> tuple[int, int]:
        """Words [start, end) of pages first to last, clipped to the pages there are."""
        first = max(first, 0)
        if not self.starts or first >= len(self.starts):
            return (len(self.words), len(self.words))
        end = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.words)
        return (self.starts[first], max(end, self.starts[first]))

    def find(self, needle: str, low: int, high: int) -> Iterator[WordSpan]:
        """Where the letters are within words [low, high), from the first on."""
        start, end = self.offsets[low], self.offsets[high]
        for _try in range(MOST_HITS):
            at = self.letters.find(needle, start, end)
            if at < 0:
                return
            yield self._place(at, at + len(needle))
            start = at + 1

    def find_back(self, needle: str, low: int, high: int) -> Iterator[WordSpan]:
        """The same, from the last on."""
        start, end = self.offsets[low], self.offsets[high]
        for _try in range(MOST_HITS):
            at = self.letters.rfind(needle, start, end)
            if at < 0:
                return
            yield self._place(at, at + len(needle))
            end = at + len(needle) - 1

    def _place(self, start: int, end: int) -> WordSpan:
        first = bisect_right(self.offsets, start) - 1
        return WordSpan(first, bisect_left(self.offsets, end) - 1)


class SourceIndex:
    """All that checking needs to know of a source's text."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = list(pages)
        self.bodies = without_headers(self.pages)
        folder = Folder()
        self.body = Stream(self.bodies, folder)
        """Without running headers, so that a quotation may run over a page's end."""
        self.full: Stream | None = None
        """With them, where there are any: what was dropped may be quoted too."""
        if any(b != p.text for b, p in zip(self.bodies, self.pages, strict=True)):
            self.full = Stream([page.text for page in self.pages], folder)
        self.postings: dict[str, array[int]] = {}
        """For each word, the places where it occurs in the body."""
        for place, word in enumerate(self.body.words):
            found = self.postings.get(word)
            if found is None:
                found = self.postings[word] = array("L")
            found.append(place)
        self.has_labels = any(page.label.strip() for page in self.pages)
        self._folder = folder
        self._by_label: dict[str, list[int]] = {}
        for number, page in enumerate(self.pages):
            self._by_label.setdefault(label_key(page.label), []).append(number)

    def count(self, word: str) -> int:
        """How often a word occurs in the text."""
        found = self.postings.get(word)
        return 0 if found is None else len(found)

    def span(self, word: str, low: int, high: int) -> tuple[int, int]:
        """Which of the word's places lie in [low, high): from, to."""
        found = self.postings.get(word)
        if found is None:
            return (0, 0)
        return (bisect_left(found, low), bisect_left(found, high))

    def printed(self, page: int) -> list[Word]:
        """The words of a page's body with their places in it."""
        return self._folder.placed(self.bodies[page])

    def cited_pages(self, first: str, last: str) -> set[int]:
        """The pages that a locator names; none when the text has no such label."""
        starts = self._by_label.get(label_key(first), []) if first.strip() else []
        ends = self._by_label.get(label_key(last or first), [])
        found: set[int] = set()
        for start in starts:
            end = next((e for e in ends if start <= e <= start + 100), start)
            found.update(range(start, end + 1))
        return found


def label_key(label: str) -> str:
    """A page's label as it is looked up: “p. 407” and “407” are one."""
    plain = _PREFIX.sub("", label.strip().casefold())
    return plain.lstrip("0") or plain
