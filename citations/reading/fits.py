"""How a source explains a head, and which of several explains it best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citations.reading.anatomy import Anatomy
from citations.reading.source_names import Shelved
from citations.reading.words import folded


@dataclass(frozen=True, slots=True)
class Fit:
    """How a source explains a head."""

    shelved: Shelved
    by_name: bool
    by_title: bool
    unexplained: int = 0
    is_whole: bool = False
    """By a whole short form or name, not by a piece of a title."""
    opens: bool = False
    """By the words a title begins with, two or more."""
    title_words: int = 0
    names: int = 0
    place: int = 99
    """Where in the head its first name stands."""
    is_near: bool = False
    """By a name with a slip in it."""


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


def best_of(fits: list[Fit], part: Anatomy) -> list[Fit]:
    """What tells equals apart, strongest first; none of it makes up an answer."""
    if len(fits) < 2:
        return fits
    year = part.year or part.tail_number
    keys: tuple[Callable[[Fit], int], ...] = (
        lambda fit: fit.unexplained,
        lambda fit: -(fit.by_name and fit.by_title),
        lambda fit: -fit.by_title,
        lambda fit: (
            not (year and fit.shelved.source.year in {year, part.other_year or year})
        ),
        lambda fit: -fit.is_whole,
        lambda fit: not _has_initials(fit, part),
        lambda fit: not _is_named_whole(fit, part),
        lambda fit: _authors_left_out(fit, part),
        lambda fit: _is_out_of_order(fit, part),
        lambda fit: bool(fit.by_name and not fit.by_title and fit.shelved.title),
        lambda fit: fit.place if fit.unexplained else 0,
    )
    for key in keys:
        least = min(key(fit) for fit in fits)
        fits = [fit for fit in fits if key(fit) == least]
    return fits


def _has_initials(fit: Fit, part: Anatomy) -> bool:
    """“A. Smith” is Ann Smith, and not Robert."""
    initials = {w for w in part.words if len(w) == 1 and w.isalpha()}
    return fit.by_name and bool(initials & {name[0] for name in fit.shelved.given})


def _is_named_whole(fit: Fit, part: Anatomy) -> bool:
    """“BBC” is all of one name, and a word of “BBC News”."""
    if not fit.by_name:
        return False
    head = f" {' '.join(part.words)} "
    names = (" ".join(folded(name)) for name in fit.shelved.source.family_names)
    return any(f" {name} " in head for name in names)


def _is_out_of_order(fit: Fit, part: Anatomy) -> bool:
    """Evans and Gamman are not Gamman and Evans; alone, Evans is who comes first."""
    families, words = fit.shelved.families, part.words
    if not fit.by_name or len(families) < 2:
        return False
    places = [words.index(f) for f in families if f in words]
    return bool(places) and (families[0] not in words or places[0] != min(places))


def _authors_left_out(fit: Fit, part: Anatomy) -> int:
    """Of works that a name fits: those it names all the authors of come first, and of
    “Morrison et al.” those with several."""
    count = len(fit.shelved.families)
    if not fit.by_name or not count:
        return 0
    words = part.words
    if words[-1:] == ["al"] or "others" in words:
        return 0 if count > 2 else 3 - count
    return max(0, count - fit.names)
