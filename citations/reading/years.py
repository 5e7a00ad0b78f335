"""Years that tell works of one author apart: “1977a”, “1993 [1933]”, “1960, 1971”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citations.reading.anatomy import Anatomy
from citations.reading.find import Part
from citations.reading.fits import Match
from citations.reading.scene import Scene
from citations.reading.shelf import Shelf
from citations.reading.types import Listed

_YEAR = r"(?:1[4-9]|20)\d\d"
_LETTERED = re.compile(rf"(?<!\d)({_YEAR}[a-z])(?![^\W_])")
_SEVERAL = re.compile(
    rf"(?P<head>[^\d]{{2,80}}?)[\s,(]*(?<!\d){_YEAR}[a-z]?"
    rf"(?P<more>(?:\s?(?:,|&|,?\sand)\s?(?:{_YEAR}[a-z]?|[b-z](?![^\W_]))){{1,5}})\)?"
)
_ONE = re.compile(rf"{_YEAR}[a-z]?|(?<=[\s,&])[b-z]")


def lettered(text: str, listed: Sequence[Listed], shelf: Shelf) -> dict[str, str]:
    """“1977a” of the writer's own list → its source, for each family name: the key is
    “varga 1977a”."""
    found: dict[str, str] = {}
    for entry in listed:
        year = _LETTERED.search(text, entry.start, entry.end)
        if year is None or entry.source is None:
            continue
        for family in shelf.by_id[entry.source].families:
            found.setdefault(f"{family} {year[1]}", entry.source)
    return found


def of_letter(scene: Scene, said: Anatomy, match: Match) -> Match:
    """Of several works of one year the one whose letter is typed."""
    if len(match.fits) < 2 or not said.letter or not said.year:
        return match
    ids = ids_of_letter(scene, match.ids, said.words, said.year, said.letter)
    return Match(tuple(fit for fit in match.fits if fit.shelved.source.id in ids))


def ids_of_letter(
    scene: Scene, ids: tuple[str, ...], names: Sequence[str], year: str, letter: str
) -> tuple[str, ...]:
    """As the writer's list has the letters, or else as works cited give them, by title;
    all of the works where neither tells."""
    if len(ids) < 2 or not letter:
        return ids
    wanted = {f"{name} {year}{letter}" for name in names}
    listed = {scene.lettered[key] for key in wanted if key in scene.lettered}
    told = tuple(i for i in ids if i in listed)
    if scene.lettered:
        return told if len(told) == 1 else ids
    return _by_title(scene, ids, year, letter)


def _by_title(
    scene: Scene, ids: tuple[str, ...], year: str, letter: str
) -> tuple[str, ...]:
    known = scene.shelf.by_id
    typed = {one for one in scene.lettered_years if one[:4] == year}
    place = ord(letter[0]) - ord("a")
    is_of_year = all(known[i].source.year == year for i in ids)
    if not is_of_year or place >= len(ids) or len(ids) > max(2, len(typed)):
        return ids
    return (sorted(ids, key=lambda i: known[i].title)[place],)


def typed_year(said: Anatomy, match: Match) -> Anatomy:
    """Of two years that are typed, the one that the source has."""
    years = {fit.shelved.source.year for fit in match.fits}
    if said.other_year in years and said.year not in years:
        return replace(said, year=said.other_year)
    return said


def years_apart(part: Part) -> Iterator[tuple[Part, str]]:
    """“Varga, 1960, 1971”: each year with its place, and what it says with the name."""
    several = _SEVERAL.fullmatch(part.text)
    if several is None:
        return
    year = ""
    start = part.start
    for one in _ONE.finditer(part.text, several.end("head")):
        typed = one.group()
        year = typed[:4] if typed[0].isdigit() else year
        typed = typed if typed[0].isdigit() else f"{year}{typed}"
        end = part.start + one.end()
        place = Part(start, end, part.text[start - part.start : one.end()])
        start = end
        yield replace(place, start=_first(part, place)), f"{several['head']} {typed}"


def _first(part: Part, place: Part) -> int:
    """Where it begins without the comma or “and” before it."""
    if place.start == part.start:
        return place.start
    skipped = re.match(r"(?:\s?(?:,|&|,?\sand)\s?)+", place.text)
    return place.start + (skipped.end() if skipped else 0)
