"""Where the running text names a source: what a bare “(274)” takes its author from.

A mention is no citation. It becomes one with a page or an attributing verb beside it
(`in_sentence`), or gives its source to a page in brackets (`brackets`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citations.reading import verbs
from citations.reading.folding import bare_word
from citations.reading.shelf import Shelf
from citations.reading.small_words import ARTICLES, PARTICLES
from citations.reading.source_names import Shelved
from citations.reading.words import Words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or title in the text and the sources it could be."""

    start: int
    end: int
    ids: tuple[str, ...]
    is_name: bool
    is_weak: bool = False
    """One word of a title, or words from its middle: they may be just words."""
    first: int = 0
    """The number of its first token."""
    after: int = 0
    """The number of the token after it."""


def find_mentions(words: Words, shelf: Shelf) -> list[Mention]:
    """Family names and titles in running text, in order. One pass."""
    found: list[Mention] = []
    text, after = words.text, 0
    for number, (start, end) in enumerate(words.spans):
        if text[start].islower() and not _ELISION.match(text, start, end):
            typed = text[start:end]
            first = typed.split("-")[0]  # “al-Tabari”
            if first not in PARTICLES and typed not in shelf.small_names:
                continue
        if number < after:
            continue
        mention = _at(words, number, shelf)
        if mention is not None:
            found.append(mention)
            after = mention.after
    return found


def _at(words: Words, number: int, shelf: Shelf) -> Mention | None:
    typed, word = words.typed(number), words.word(number)
    is_small = typed[0].islower()
    if "'" in word and not typed[0].isupper():
        return _elided(words, number, shelf)
    title = None if is_small else _title(words, number, shelf)
    if title is not None and title.after - number > 1:
        return title
    pair = f"{word} {words.word(number + 1)}" if word in shelf.first_of_two else ""
    if pair in shelf.by_name:
        return _named(words, number, number + 2, shelf.by_name[pair])
    if is_small and _is_small_name(words, number, shelf):
        return _named(words, number, number + 1, shelf.by_name[word])
    if is_small or typed[0].isdigit():
        return title
    named = _known_as(typed, word, shelf)
    if not named and title is None and len(word) >= LONG and _says(words, number + 1):
        named = shelf.near(word)  # “Dideon remembers”
    return _named(words, number, number + 1, named) if named else title


_ELISION = re.compile(
    r"(?:l|d|qu|dell|nell|all|sull|dall|un|n|s|c|j)['’](?=[^\W\d_a-z])"
)


def _elided(words: Words, number: int, shelf: Shelf) -> Mention | None:
    """“l'Istituto nazionale di statistica”, “d’Anselme”: the name behind the article."""
    start = words.spans[number][0]
    article = _ELISION.match(words.text, start)
    if article is None:
        return None
    first = bare_word(words.text[article.end() : words.spans[number][1]])

    def word(place: int) -> str:
        return first if place == number else words.word(place)

    length, node = shelf.titles.walk(word, number)
    named = shelf.by_name.get(first)
    if node is not None and length > 1:
        ids = tuple(phrase.shelved.source.id for phrase in node.whole or node.fits)
        is_name = all(phrase.is_name for phrase in node.fits)
        end = words.spans[number + length - 1][1]
        return Mention(
            article.end(), end, ids, is_name, first=number, after=number + length
        )
    if not named:
        return None
    one = _named(words, number, number + 1, named)
    return replace(one, start=article.end())


def _known_as(typed: str, word: str, shelf: Shelf) -> Sequence[Shelved] | None:
    named = shelf.by_name.get(word)
    if not named and (shelf.has_cyrillic or not typed.isascii()):
        named = shelf.spelt(typed)
    return named or shelf.abbreviated(typed)


def _is_small_name(words: Words, number: int, shelf: Shelf) -> bool:
    """“hooks insists”, “al-Tabari”."""
    typed = words.typed(number)
    if "-" in typed and words.word(number) in shelf.by_name:
        return True
    return typed in shelf.small_names and _says(words, number + 1)


LONG = 6
"""Letters of a name that is known in running text with a slip in it."""


def _says(words: Words, number: int) -> bool:
    """“hooks insists”: of a name without a capital, what tells it from a word."""
    word = words.word(number)
    is_verb = word in verbs.PRESENT or word in verbs.PAST or word in verbs.WITH
    return is_verb and words.between(number - 1) == " "


def _named(words: Words, first: int, after: int, sources: Sequence[Shelved]) -> Mention:
    ids = tuple(shelved.source.id for shelved in sources)
    start, end = words.spans[first][0], words.spans[after - 1][1]
    return Mention(start, end, ids, is_name=True, first=first, after=after)


def _title(words: Words, number: int, shelf: Shelf) -> Mention | None:
    length, node = shelf.titles.walk(words.word, number)
    if node is None:
        length, node = shelf.sites.walk(words.word, number)
    if node is None:
        return None
    opens = any(phrase.first == 0 for phrase in node.fits)
    return Mention(
        words.spans[number][0],
        words.spans[number + length - 1][1],
        tuple(phrase.shelved.source.id for phrase in node.whole or node.fits),
        is_name=all(phrase.is_name for phrase in node.fits),
        is_weak=length == 1
        or not (node.whole or opens)
        or _is_common(words, number, length),
        first=number,
        after=number + length,
    )


def _is_common(words: Words, number: int, length: int) -> bool:
    """“The port asserts itself”, where a work is called *Port*."""
    return (
        length == 2
        and words.word(number) in ARTICLES
        and words.typed(number + 1)[0].islower()
    )


class MentionIndex:
    """Looks mentions up by place."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.all = mentions
        self._starts = [m.start for m in mentions]

    def before(self, place: int, since: int) -> tuple[Mention | None, Mention | None]:
        """The last mention that starts in [since, place), and the last weak one."""
        weak = None
        for number in range(bisect_left(self._starts, place) - 1, -1, -1):
            mention = self.all[number]
            if mention.start < since:
                break
            if not mention.is_weak:
                return mention, weak
            weak = weak or mention
            if place - mention.start > 2000:
                break
        return None, weak

    def within(self, start: int, end: int) -> list[Mention]:
        """All that start in [start, end)."""
        return self.all[
            bisect_left(self._starts, start) : bisect_left(self._starts, end)
        ]


_INITIALS = re.compile(r"\s(?:[^\W\d_]\.\s?){1,3}$")
_JOINTS = {",", "and", "&", ", and", ", &", "и", "y", "et", "und", "e"}


def joined_mentions(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names joined by “and” or commas that one work has are one mention of it."""
    held: Mention | None = None
    for mention in mentions:
        if held is not None and held.is_name and mention.is_name:
            gap = text[held.end : mention.start].strip(" ")
            gap = _INITIALS.sub("", gap)
            both = tuple(i for i in held.ids if i in mention.ids)
            if both and gap in _JOINTS:
                held = Mention(
                    held.start,
                    mention.end,
                    both,
                    True,
                    False,
                    held.first,
                    mention.after,
                )
                continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held
