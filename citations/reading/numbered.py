"""Numbers of a list of works: “[1, с. 5]”, “[2, 5]”, “[1–3]”, “[4, S. 12; 7, S. 3]”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citations.reading.find import Bracket, Part
from citations.reading.locators import DASH, find_locator
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.types import Kind, Locator

_PLACED = re.compile(r"(?P<number>\d{1,3})\s?[,:]\s?(?P<place>\D{1,8}\s?\d.*)")
_NUMBERS = re.compile(rf"\d{{1,3}}(?:(?:\s?,\s?|{DASH})\d{{1,3}}){{0,8}}")
_EACH = re.compile(rf"(?P<first>\d{{1,3}})(?:{DASH}(?P<last>\d{{1,3}}))?")

Works = Mapping[str, tuple[str, ...]]


def read_numbered(
    scene: Scene, brackets: Iterable[Bracket], works: Works
) -> Iterator[Seen]:
    """What square brackets cite by the numbers of the list, where there is one."""
    for bracket in brackets if works else ():
        if bracket.is_square and scene.text[bracket.start] == "[":
            for part in bracket.parts:
                yield from _part(scene, bracket, part, works)


def _part(scene: Scene, bracket: Bracket, part: Part, works: Works) -> Iterator[Seen]:
    alone = len(bracket.parts) == 1
    place = (bracket.start, bracket.end) if alone else (part.start, part.end)
    placed = _PLACED.fullmatch(part.text)
    if placed and placed["number"] in works:
        tail = find_locator(placed["place"])
        if tail is not None and not tail.start:
            yield _see(scene, place, works[placed["number"]], tail.locator)
        return
    if not _NUMBERS.fullmatch(part.text) or (alone and part.text.isdecimal()):
        return  # a number alone is a mark
    yield from _several(scene, part, works)


def _several(scene: Scene, part: Part, works: Works) -> Iterator[Seen]:
    spans = list(_EACH.finditer(part.text))
    numbers = [
        str(number)
        for m in spans
        for number in range(int(m["first"]), int(m["last"] or m["first"]) + 1)
    ]
    if not numbers or len(numbers) > 12 or any(n not in works for n in numbers):
        return
    for m in spans:
        start, end = part.start + m.start(), part.start + m.end()
        ids = works[m["first"]]
        yield _see(scene, (start, end), ids, None)


def _see(
    scene: Scene, place: tuple[int, int], ids: tuple[str, ...], locator: Locator | None
) -> Seen:
    return scene.see(*place, Kind.NOTE, state_of(ids), ids, locator)
