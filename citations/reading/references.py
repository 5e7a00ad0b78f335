"""Whole references, as in a note, a credit line or a works cited list.

They hold much that no library explains (publishers, places, editions), so here a source
is found by what is there of it: its title, with or without its author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citations.reading.find import find_urls
from citations.reading.shelf import Shelf, bare_url
from citations.reading.source_names import Shelved
from citations.reading.words import folded

_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
MOST = 600
"""Characters of a reference that are looked at."""
EARLY = 6
"""Words within which a reference names its author."""


@dataclass(slots=True)
class _Found:
    title_words: int = 0
    is_whole: bool = False
    names: int = 0
    is_early: bool = False


def match_reference(text: str, shelf: Shelf) -> tuple[str, ...]:
    """The ids of the sources a reference can be: one is sure, more are ambiguous."""
    text = text[:MOST]
    for start, end in find_urls(text):
        sources = shelf.by_url.get(bare_url(text[start:end]))
        if sources:
            return tuple(s.source.id for s in sources)
    found = _found(folded(text), shelf)
    years = set(_YEAR.findall(text))
    ranked = {s: _rank(s, f, years) for s, f in found.items()}
    best = max(ranked.values(), default=(0,))
    if best[0] == 0:
        return ()
    return tuple(s.source.id for s, rank in ranked.items() if rank == best)


def _found(words: list[str], shelf: Shelf) -> dict[Shelved, _Found]:
    found: dict[Shelved, _Found] = {}
    place = 0
    while place < len(words):
        length, node = shelf.titles.longest(words, place)
        for shelved in shelf.named(words[place]):
            one = found.setdefault(shelved, _Found())
            one.names += 1
            one.is_early = one.is_early or place < EARLY
        if node is not None:
            whole = {p.shelved for p in node.whole}
            for phrase in node.fits:
                one = found.setdefault(phrase.shelved, _Found())
                if phrase.is_name:
                    one.names, one.is_early = one.names + 1, place < EARLY
                elif length >= one.title_words:
                    one.title_words = length
                    one.is_whole = one.is_whole or phrase.shelved in whole
        place += max(1, length)
    return found


def _rank(shelved: Shelved, found: _Found, years: set[str]) -> tuple[int, ...]:
    """(how surely it is this one, words of the title, names, the year)."""
    same_year = int(shelved.source.year in years)
    has_title = found.is_whole or 2 * found.title_words >= max(4, len(shelved.title))
    is_short = found.title_words < 2 and len(shelved.title) > 1
    if has_title and (found.names or not is_short):
        sure = 3 if found.names else 2
    elif (
        found.names
        and found.is_early
        and (same_year or found.title_words > 1)
        or found.names
        and found.is_early
        and not shelved.title
    ):
        sure = 1
    else:
        return (0,)
    return (sure, found.title_words, found.names, same_year)
