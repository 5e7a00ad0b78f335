"""Titles as students shorten them, found word by word in a tree.

A source answers to each of its short forms (an alias, the short title, the title before
its colon, the whole title) and to any run of the title's words that holds two with a
meaning of their own: “Seventeen Moments” for “Seventeen Moments in Soviet History”.
The tree's branches are made when they are first walked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from citations.reading.small_words import ARTICLES, SMALL
from citations.reading.source_names import Shelved


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words a source answers to, from a place in them on."""

    shelved: Shelved
    words: tuple[str, ...]
    first: int
    is_whole: bool
    """A short form: it counts at its end. Otherwise a run of a title's words."""
    is_name: bool = False


@dataclass(slots=True)
class Node:
    """Where a walk along some words has come to."""

    phrases: list[Phrase] = field(default_factory=list)
    depth: int = 0
    _branches: dict[str, Node] | None = None
    _here: tuple[tuple[Phrase, ...], tuple[Phrase, ...]] | None = None

    def branch(self, word: str) -> Node | None:
        """The next node on this word, if any phrase goes on with it."""
        if self._branches is None:
            self._branches = {}
            for phrase in self.phrases:
                place = phrase.first + self.depth
                if place < len(phrase.words):
                    self.grow(phrase.words[place], phrase)
        return self._branches.get(word)

    def grow(self, word: str, phrase: Phrase) -> None:
        """Let a phrase go on with a word."""
        if self._branches is None:
            self._branches = {}
        node = self._branches.get(word)
        if node is None:
            node = self._branches[word] = Node(depth=self.depth + 1)
        node.phrases.append(phrase)

    @property
    def whole(self) -> tuple[Phrase, ...]:
        """The phrases that are complete here."""
        return self._ending()[0]

    @property
    def fits(self) -> tuple[Phrase, ...]:
        """One phrase for each source that the words so far name."""
        return self._ending()[1]

    def _ending(self) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        if self._here is None:
            whole: dict[str, Phrase] = {}
            runs: dict[str, Phrase] = {}
            for phrase in self.phrases:
                key = phrase.shelved.source.id
                if phrase.is_whole:
                    if len(phrase.words) == self.depth:
                        whole.setdefault(key, phrase)
                elif self._means_enough(phrase):
                    runs.setdefault(key, phrase)
            self._here = (tuple(whole.values()), tuple({**runs, **whole}.values()))
        return self._here

    def _means_enough(self, phrase: Phrase) -> bool:
        run = phrase.words[phrase.first : phrase.first + self.depth]
        return sum(word not in SMALL for word in run) >= 2


class Titles:
    """The tree of a shelf."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, shelved: Shelved) -> None:
        """Every short form, and the title from each word that has a meaning."""
        for words in shelved.short:
            self.root.grow(words[0], Phrase(shelved, words, 0, is_whole=True))
        for words in shelved.long_names:
            phrase = Phrase(shelved, words, 0, is_whole=True, is_name=True)
            self.root.grow(words[0], phrase)
        for place, word in enumerate(shelved.title):
            if word not in SMALL and place < len(shelved.title) - 1:
                self.root.grow(word, Phrase(shelved, shelved.title, place, False))

    def longest(self, words: Sequence[str], place: int) -> tuple[int, Node | None]:
        """How many words from `place` on name a title, and where the walk ends.

        A leading article counts with what follows it.
        """
        return self.walk(lambda n: words[n] if n < len(words) else "", place)

    def walk(self, word: Callable[[int], str], place: int) -> tuple[int, Node | None]:
        """The same for words by number."""
        node = self.root.branch(word(place))
        ahead = place + 1
        if word(place) in ARTICLES:
            after = self.root.branch(word(ahead))
            if after is not None:
                node, ahead = after, ahead + 1
        best: tuple[int, Node | None] = (0, None)
        while node is not None:
            if node.fits:
                best = (ahead - place, node)
            node = node.branch(word(ahead))
            ahead += 1
        return best
