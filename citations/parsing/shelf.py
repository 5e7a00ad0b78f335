"""The course's sources, made easy to find by what students call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from citations.parsing.folding import fold, is_near, words
from citations.parsing.types import ShelfSource

ARTICLES = {"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "il"}
SMALL = ARTICLES | {"of", "in", "and", "on", "to", "for", "from", "by", "at", "with", "und", "de"}  # fmt: skip
PARTICLES = {"von", "van", "der", "den", "de", "da", "di", "du", "la", "le", "ten", "ter", "al", "el", "bin", "ibn", "zu", "af", "dos", "del"}  # fmt: skip
CONNECTORS = {"and", "et", "al", "eds", "ed", "editor", "editors", "edited", "by", "und", "others", "in", "his", "her", "their", "source", "essay", "the", "film", "movie", "book", "article"}  # fmt: skip


def without_article(phrase: Sequence[str]) -> tuple[str, ...]:
    """A folded phrase without its leading article."""
    rest = phrase[1:] if len(phrase) > 1 and phrase[0] in ARTICLES else phrase
    return tuple(rest)


@dataclass(slots=True)
class Shelved:
    """A source with its folded names and phrases."""

    source: ShelfSource
    names: set[str] = field(default_factory=set)
    """Family names, whole and word by word (“von geldern”, “geldern”)."""
    given: set[str] = field(default_factory=set)
    short: set[tuple[str, ...]] = field(default_factory=set)
    """Aliases, the short title, the title before its colon, the whole title."""
    title: tuple[str, ...] = ()

    def phrase_length(self, phrase: Sequence[str]) -> int:
        """How many words of a phrase, from its start, name this title; 0 for none.

        A whole short form counts; so do the first two or more words of the title, or
        two or more of its words in a row when not all are small.
        """
        plain = without_article(phrase)
        skipped = len(phrase) - len(plain)
        best = max(
            (len(s) for s in self.short if tuple(plain[: len(s)]) == s), default=0
        )
        best = max(best, self._run(plain))
        return best + skipped if best else 0

    def _run(self, phrase: Sequence[str]) -> int:
        best = 0
        for start, word in enumerate(self.title):
            if not phrase or word != phrase[0]:
                continue
            length = 0
            while (
                length < len(phrase)
                and start + length < len(self.title)
                and phrase[length] == self.title[start + length]
            ):
                length += 1
            content = [w for w in phrase[:length] if w not in SMALL]
            if len(content) >= 2 and length > best:
                best = length
        return best


def _shelve(source: ShelfSource) -> Shelved:
    shelved = Shelved(source)
    for family in source.family_names:
        parts = words(family)
        shelved.names.add(" ".join(parts))
        if parts:
            shelved.names.add(parts[-1])
    shelved.names.discard("")
    shelved.given = {w for name in source.given_names for w in words(name)}
    main = source.title.split(":")[0]
    for phrase in (source.title, main, source.short_title, *source.aliases):
        folded = without_article(words(phrase))
        if folded:
            shelved.short.add(folded)
    shelved.title = without_article(words(source.title))
    return shelved


class Shelf:
    """The sources of one library, indexed. Building it is linear in their number."""

    def __init__(self, sources: Iterable[ShelfSource]) -> None:
        self.all = [_shelve(source) for source in sources]
        self.by_id = {shelved.source.id: shelved for shelved in self.all}
        self.by_name: dict[str, list[Shelved]] = defaultdict(list)
        self.by_first_word: dict[str, list[Shelved]] = defaultdict(list)
        self.by_title_word: dict[str, list[Shelved]] = defaultdict(list)
        self.by_url: dict[str, list[Shelved]] = defaultdict(list)
        for shelved in self.all:
            self._index(shelved)

    def _index(self, shelved: Shelved) -> None:
        for name in shelved.names:
            self.by_name[name].append(shelved)
        for first in {phrase[0] for phrase in shelved.short}:
            self.by_first_word[first].append(shelved)
        for word in set(shelved.title) - SMALL:
            self.by_title_word[word].append(shelved)
        if shelved.source.url:
            self.by_url[bare_url(shelved.source.url)].append(shelved)

    def candidates(self, head: Sequence[str]) -> list[Shelved]:
        """Sources that share a name or a title word with these folded words."""
        found: dict[str, Shelved] = {}
        for number, word in enumerate(head):
            pair = " ".join(head[number : number + 2])
            for key, index in (
                (word, self.by_name),
                (pair, self.by_name),
                (word, self.by_first_word),
                (word, self.by_title_word),
            ):
                for shelved in index.get(key, ()):
                    found[shelved.source.id] = shelved
        return list(found.values())

    def near_names(self, word: str) -> list[Shelved]:
        """Sources of the one family name that differs from this by a slip."""
        if len(word) < 6:
            return []
        near = [name for name in self.by_name if is_near(word, name)]
        return list(self.by_name[near[0]]) if len(near) == 1 else []


def bare_url(url: str) -> str:
    """A URL without scheme, www, fragment and final slash, folded."""
    rest = fold(url.strip()).split("://", 1)[-1].split("#", 1)[0]
    return rest.removeprefix("www.").rstrip("/.,;:)")
