"""Names and titles + the shelf → linked, ambiguous or nothing. It never guesses.

The words of a head are cut into names, titles and other words. A source fits when its
names and title explain every word; a first name, a co-author or an attributed author
(“Stalin Short Course”) may stay unexplained beside what is. The sources that leave the
fewest words unexplained come first; two that explain a head equally well are ambiguous.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from citations.reading.anatomy import Anatomy
from citations.reading.fits import Fit, Match, best_of
from citations.reading.folding import bare_word
from citations.reading.lookalikes import in_headline_style, is_locality
from citations.reading.rescue import abridged, led, misspelt
from citations.reading.shelf import Shelf
from citations.reading.slips import is_near
from citations.reading.small_words import CONNECTORS, PARTICLES, SMALL
from citations.reading.source_names import Shelved
from citations.reading.titles import Phrase
from citations.reading.words import TOKEN, folded

MOST_WORDS = 30
"""A head with more words is prose."""
REMEMBERED = 1024


@dataclass(slots=True)
class _Piece:
    """Some words of a head, and the sources they speak of."""

    words: int
    names: Sequence[Shelved] = ()
    titles: Sequence[Shelved] = ()
    whole: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    word: str = ""
    """Set when nothing on the shelf explains it."""


def resolve(part: Anatomy, shelf: Shelf) -> Match:
    """The best fits of a part's head; an empty match when nothing fits."""
    key = (
        part.whole_head,
        part.year,
        part.other_year,
        part.tail_number,
        part.has_year,
        part.locator is None,
        part.is_labelled,
        part.is_cut,
    )
    known = shelf.remembered.get(key)
    if known is None:
        if len(shelf.remembered) > REMEMBERED:
            shelf.remembered.clear()
        known = shelf.remembered[key] = _resolve(part, shelf)
    return cast("Match", known)


def _resolve(part: Anatomy, shelf: Shelf) -> Match:
    if part.whole_head != part.head:
        match = _resolve_head(replace(part, head=part.whole_head), shelf)
        if match.fits:
            return match
    match = _resolve_head(part, shelf)
    others = None if match.fits else _WITH_OTHERS.search(part.head)
    if others:
        match = _resolve_head(replace(part, head=part.head[: others.start()]), shelf)
    return match


_WITH_OTHERS = re.compile(
    r",\s(?:trans(?:l|lated)?\.?|tr\.|ed(?:ited|s)?\.?|intro\.?)\s(?:by\s)?[^\d,]{2,40}$"
)
"""“Carter, trans. by Lowe, 62”"""


def _resolve_head(part: Anatomy, shelf: Shelf) -> Match:
    typed = [match.group() for match in TOKEN.finditer(part.head)]
    if not typed or len(typed) > MOST_WORDS:
        return Match()
    pieces = list(_pieces(typed, [bare_word(word) for word in typed], shelf))
    fits = [fit for fit in _weighed(pieces) if _is_enough(fit, pieces, typed, part)]
    if not fits:
        fits = led(part, shelf) or abridged(part, typed, shelf)
        fits = fits or misspelt(part, shelf)
    return Match(tuple(best_of(fits, part)))


def _pieces(
    typed: Sequence[str], words: Sequence[str], shelf: Shelf
) -> Iterator[_Piece]:
    """Cut a head, longest titles first."""
    place = 0
    while place < len(words):
        word = words[place]
        length, node = shelf.titles.longest(words, place)
        named = shelf.named(word) or shelf.spelt(typed[place])
        named = named or shelf.abbreviated(typed[place])
        two = words[place : place + 2]
        pair = shelf.named(" ".join(two)) if length < 3 else ()
        if not pair and word in _PREFIXES:
            # “Mc Neill”, “O Brien”
            pair = shelf.named("".join(two)) or shelf.named("'".join(two))
        if pair and place + 1 < len(words):
            yield _Piece(2, names=pair)
            place += 2
        elif node is not None and (length > 1 or not named):
            yield _titled(length, node.fits, node.whole)
            place += length
        else:
            titles = [p.shelved for p in node.fits] if node else []
            is_bare = not named and not titles
            yield _Piece(1, named, titles, word=word if is_bare else "")
            place += 1


_PREFIXES = {"mc", "mac", "o", "d", "l", "le", "la", "de", "du", "st", "fitz"}


def _titled(length: int, fits: Sequence[Phrase], whole: Sequence[Phrase]) -> _Piece:
    return _Piece(
        length,
        names=[p.shelved for p in fits if p.is_name],
        titles=[p.shelved for p in fits if not p.is_name],
        whole=frozenset(p.shelved.source.id for p in whole),
        opening=frozenset(p.shelved.source.id for p in fits if p.first == 0),
    )


def _weighed(pieces: Sequence[_Piece]) -> list[Fit]:
    """A fit for each source that explains the most words."""
    explained: dict[Shelved, int] = defaultdict(int)
    for piece in pieces:
        for shelved in dict.fromkeys((*piece.names, *piece.titles)):
            explained[shelved] += piece.words
    most = max(explained.values(), default=0)
    best = [shelved for shelved, words in explained.items() if words == most]
    return [_fit(shelved, pieces) for shelved in best]


def _fit(shelved: Shelved, pieces: Sequence[_Piece]) -> Fit:
    names = titles = unexplained = 0
    is_whole = opens = False
    place = 99
    for number, piece in enumerate(pieces):
        if shelved in piece.names:
            names += 1
            place = min(place, number)
        elif shelved in piece.titles:
            titles += piece.words
            is_whole = is_whole or shelved.source.id in piece.whole
            opens = opens or shelved.source.id in piece.opening
        elif piece.word in shelved.title and piece.word not in SMALL:
            titles += 1  # one word of a title, beside the name
        elif not _is_small(piece.word, shelved):
            unexplained += piece.words
    return Fit(
        shelved,
        by_name=names > 0,
        by_title=titles > 0,
        unexplained=unexplained,
        is_whole=is_whole or names > 0,
        opens=opens,
        title_words=titles,
        names=names,
        place=place,
    )


def _is_small(word: str, shelved: Shelved) -> bool:
    """A first name, an initial, “and”, “von”."""
    if not word:
        return False
    return (
        word in shelved.given
        or word in CONNECTORS
        or word in PARTICLES
        or (len(word) == 1 and not word.isdigit())
    )


def _is_enough(
    fit: Fit, pieces: Sequence[_Piece], typed: Sequence[str], part: Anatomy
) -> bool:
    """Every word is explained, or the few that are not are made like names."""
    if fit.unexplained == 0:
        return True
    if fit.unexplained > 3 or not _are_names(pieces, typed):
        return _has_blurb(fit, part) or _adds_title(fit, part)
    if fit.title_words >= 2:
        return True  # “Stalin Short Course”
    if not fit.by_name or fit.unexplained > 2 or is_locality(part.words):
        return False
    if _names_another(fit, part):
        return False
    year = fit.shelved.source.year  # another author and another year: another work
    return not (part.year and year and part.year != year)


def _names_another(fit: Fit, part: Anatomy) -> bool:
    """“McNeill and Nobody”: a second author, who is not the work's."""
    if not _AND.search(part.head):
        return False
    families = fit.shelved.families
    others = [w for w in part.words if not _is_small(w, fit.shelved)]
    return not all(any(is_near(w, f) or w in f for f in families) for w in others)


_AND = re.compile(r"[^\W\d_]\s?(?:&|\band\b|\bund\b|\bet\b(?!\sal)|\bи\b)\s?[^\W\d_]")


def _are_names(pieces: Sequence[_Piece], typed: Sequence[str]) -> bool:
    """All words that nothing explains begin with a capital and have no digit."""
    place = 0
    for number, piece in enumerate(pieces):
        word = typed[place]
        is_bare = piece.word and piece.word not in CONNECTORS | PARTICLES
        is_bare = is_bare and not _is_small_name(pieces[number + 1 : number + 2])
        if is_bare and (word[0].islower() or any(c.isdigit() for c in word)):
            return False
        place += piece.words
    return True


def _is_small_name(following: Sequence[_Piece]) -> bool:
    """A name that is written without a capital, as “bell hooks” writes hers."""
    names = [n for p in following for s in p.names for n in s.source.family_names]
    return any(name.islower() for name in names)


def _adds_title(fit: Fit, part: Anatomy) -> bool:
    """“Carson, The Edge of the Sea, 14”, where the library has a work of hers that has no
    title."""
    if fit.shelved.title or fit.place or part.locator is None:
        return False
    _, comma, title = part.head.partition(", ")
    return bool(comma) and in_headline_style(title)


def _has_blurb(fit: Fit, part: Anatomy) -> bool:
    """A tag line in quotation marks beside the title of a work that is named whole."""
    if not fit.is_whole or not any(mark in part.head for mark in '"“”«»'):
        return False
    outside = folded(_without_quoted(part.head))
    known = {*fit.shelved.names, *fit.shelved.title, *fit.shelved.given, *PARTICLES}
    known |= {word for phrase in fit.shelved.short for word in phrase}
    others = [w for w in outside if w not in known and w not in CONNECTORS]
    return bool(outside) and len(others) <= (0 if fit.by_title else 1)


def _without_quoted(head: str) -> str:
    kept, is_open = [], False
    for char in head:
        if char in '"“”«»':
            is_open = not is_open
        elif not is_open:
            kept.append(char)
    return "".join(kept)
