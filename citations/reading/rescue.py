"""Heads that names and titles do not explain: other leads, shortened titles, slips."""

from __future__ import annotations

from collections.abc import Sequence

from citations.reading.anatomy import Anatomy
from citations.reading.fits import Fit
from citations.reading.lookalikes import has_label
from citations.reading.shelf import Shelf
from citations.reading.slips import is_near
from citations.reading.small_words import CONNECTORS, SMALL, drop_article
from citations.reading.source_names import Shelved


def led(part: Anatomy, shelf: Shelf) -> list[Fit]:
    """“The New York Times 1953”, where a style begins an entry with the paper; “Lattimore
    12”, who translated."""
    if not part.has_year and part.locator is None:
        return []
    head = tuple(word for word in part.words if word not in {"and", "eds", "ed"})
    year = part.year or part.tail_number
    return [
        Fit(shelved, by_name=True, by_title=False, is_whole=True, names=1)
        for shelved in shelf.led_by(drop_article(head)) or shelf.helped_by(head)
        if not year or shelved.source.year in {"", year}
    ]


def abridged(part: Anatomy, typed: Sequence[str], shelf: Shelf) -> list[Fit]:
    """“Villains 70” for *Villains of All Nations*: the word that only one title opens
    with, or else has, when a page stands by; “Matt. 5:39” for one that begins so."""
    if part.locator is None or part.tail_number or part.has_year:
        return []
    words = drop_article(part.words)
    least = 3 if part.is_cut else 4
    if part.is_cut and part.locator.label == "act":
        least = 2  # “Od. 9.105”
    if len(words) != 1 or len(words[0]) < least or not typed[-1][0].isupper():
        return []
    if has_label(list(words)) and not part.is_labelled:
        return []
    opening = shelf.opening(words[0])
    if not opening and part.is_cut:
        opening = shelf.opening_like(words[0])
    found = opening if opening or words[0] in SMALL else shelf.holding(words[0])
    if len(found) != 1:
        return []
    opens = bool(opening)
    return [Fit(found[0], by_name=False, by_title=True, opens=opens, title_words=1)]


def misspelt(part: Anatomy, shelf: Shelf) -> list[Fit]:
    """Family names with a slip in them, when a page or a year stands by."""
    if part.locator is None and not part.has_year:
        return []
    words = [w for w in part.words if w not in CONNECTORS and len(w) > 1]
    if not 1 <= len(words) <= 3:
        return []
    near = shelf.near(words[-1])
    if len(words) > 1 and not all(words[0] in shelved.given for shelved in near):
        near = _misspelt_together(words, shelf)
    return [
        Fit(shelved, by_name=True, by_title=False, names=1, is_near=True, is_whole=True)
        for shelved in near
    ]


def _misspelt_together(words: Sequence[str], shelf: Shelf) -> list[Shelved]:
    """“Durhaml and Hartman”: the names of all the authors, each perhaps with a slip."""
    found = shelf.named(words[0]) or shelf.near(words[0])
    return [
        shelved
        for shelved in found
        if len(shelved.families) == len(words)
        and all(
            word == family or is_near(word, family)
            for word, family in zip(words, shelved.families, strict=True)
        )
    ]
