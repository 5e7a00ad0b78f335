"""Names and titles + the shelf → linked, ambiguous or nothing. It never guesses.

A source fits when every word of the head is explained: by a family or given name, by a
title or another name of it, or by a small word. Sources that are explained in a better
way come first; two that fit equally well are ambiguous.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citations.parsing.anatomy import Anatomy
from citations.parsing.shelf import CONNECTORS, PARTICLES, Shelf, Shelved

UNEXPLAINED = 4
"""What one word that nothing explains adds to a rank."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a source explains a head."""

    shelved: Shelved
    rank: int
    """0 the best; see `_rank`."""
    by_name: bool
    by_title: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The sources that fit best: one is a link, more are ambiguous."""

    fits: tuple[Fit, ...] = ()

    @property
    def source(self) -> Shelved | None:
        """The one that fits, if it is one."""
        return self.fits[0].shelved if len(self.fits) == 1 else None

    @property
    def ids(self) -> tuple[str, ...]:
        """All that fit equally."""
        return tuple(fit.shelved.source.id for fit in self.fits)


def resolve(part: Anatomy, shelf: Shelf) -> Match:
    """The best fits of a part's head; an empty match when nothing fits."""
    head = part.words
    if not head or len(head) > 30:
        return Match()
    fits = [fit for s in shelf.candidates(head) if (fit := _fit(head, s, part))]
    if not fits:
        fits = _misspelt(head, shelf, part)
    return _best(fits, part)


def _fit(head: Sequence[str], shelved: Shelved, part: Anatomy) -> Fit | None:
    """Explain the head word by word, longest titles first."""
    named = titled = given = 0
    unexplained: list[str] = []
    place = 0
    while place < len(head):
        length = shelved.phrase_length(head[place:])
        pair = " ".join(head[place : place + 2])
        if length and (length > 1 or head[place] not in shelved.names):
            titled += length
            place += length
        elif pair in shelved.names:
            named += 1
            place += 2
        else:
            word = head[place]
            named += word in shelved.names
            given += word in shelved.given or (len(word) == 1 and not word.isdigit())
            if not _explained(word, shelved):
                unexplained.append(word)
            place += 1
    if not named and not titled:
        return None
    if unexplained and not _attributed(unexplained, titled, named, part):
        return None
    return Fit(shelved, _rank(named, titled, len(unexplained)), named > 0, titled > 0)


def _explained(word: str, shelved: Shelved) -> bool:
    return (
        word in shelved.names
        or word in shelved.given
        or word in CONNECTORS
        or word in PARTICLES
        or (len(word) == 1 and not word.isdigit())
    )


def _attributed(
    unexplained: Sequence[str], titled: int, named: int, part: Anatomy
) -> bool:
    """A name that is not the author's beside a title that is (“Stalin Short Course”),
    a wrong first name or a co-author beside the right family name."""
    if len(unexplained) > 3 or any(w.isdigit() for w in unexplained):
        return False
    typed = {
        w.casefold().strip(".,’'“”\"") for w in part.head.split() if w[:1].isupper()
    }
    folded = all(any(w in t or t in w for t in typed if t) for w in unexplained)
    if titled >= 2:
        return folded
    return named > 0 and len(unexplained) <= 2 and folded


def _rank(named: int, titled: int, unexplained: int) -> int:
    """Name and title; a title; a name; then what leaves words unexplained."""
    if named and titled:
        rank = 0
    elif titled:
        rank = 1
    else:
        rank = 2
    return rank + UNEXPLAINED * unexplained


def _misspelt(head: Sequence[str], shelf: Shelf, part: Anatomy) -> list[Fit]:
    """One family name with one slip in it, when a page or a year stands by."""
    if part.locator is None and not part.year:
        return []
    content = [w for w in head if w not in CONNECTORS and len(w) > 1]
    if len(content) != 1:
        return []
    return [
        Fit(s, 9, by_name=True, by_title=False) for s in shelf.near_names(content[0])
    ]


def _best(fits: Sequence[Fit], part: Anatomy) -> Match:
    if not fits:
        return Match()
    top = min(fit.rank for fit in fits)
    best = [fit for fit in fits if fit.rank == top]
    year = part.year or part.tail_number
    if len(best) > 1 and year:
        same_year = [fit for fit in best if fit.shelved.source.year == year]
        best = same_year or best
    if len(best) > 1:
        best = _whole_titles(best, part) or best
    return Match(tuple(best))


def _whole_titles(fits: Sequence[Fit], part: Anatomy) -> list[Fit]:
    """Those whose short form is the head itself, not a piece of a longer title."""
    head = tuple(part.words)
    return [
        fit
        for fit in fits
        if any(head[-len(s) :] == s and len(s) <= len(head) for s in fit.shelved.short)
    ]
