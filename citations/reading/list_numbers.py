"""Numbers of a list of works: “[1, с. 5]”, “[2, 5]”, “[1–3]”, “[4, S. 12; 7, S. 3]”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citations.reading.find import Bracket, Part
from citations.reading.locators import DASH, find_locator, make_locator
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.types import Kind, Locator

_PLACED = re.compile(
    r"(?:(?:цит\.\sпо|см\.|see|vgl\.|cf\.|voir):?\s)?(?P<number>\d{1,3})\s?[,:]\s?(?P<place>\D{1,8}\s?\d.*)"
)
_NUMBERS = re.compile(rf"\d{{1,3}}(?:(?:\s?,\s?|{DASH})\d{{1,3}}){{0,8}}")
_EACH = re.compile(rf"(?P<first>\d{{1,3}})(?:{DASH}(?P<last>\d{{1,3}}))?")

Works = Mapping[str, tuple[str, ...]]


def read_numbered(
    scene: Scene, brackets: Iterable[Bracket], works: Works
) -> Iterator[Seen]:
    """What square brackets cite by the numbers of the list, where there is one."""
    if not works:
        return
    brackets = list(brackets)
    rounded = _are_rounded(scene, brackets, works)
    for bracket in brackets:
        if scene.text[bracket.start] == "[" or rounded:
            for part in bracket.parts:
                yield from _part(scene, bracket, part, works, rounded)


_NUMBER = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*")


def _are_rounded(scene: Scene, brackets: Iterable[Bracket], works: Works) -> bool:
    """The essay cites by “(2)”: several times, never a number that is not in its list,
    and hardly with a square bracket."""
    numbers, square = [], 0
    for bracket in brackets:
        if _NUMBER.fullmatch(bracket.text.strip()):
            square += scene.text[bracket.start] == "["
            numbers += re.findall(r"\d+", bracket.text)
    known = [number for number in numbers if number in works]
    is_usual = 4 * len(known) >= 3 * len(numbers)
    return len(known) > 2 and is_usual and 3 * square < len(numbers)


def _part(
    scene: Scene, bracket: Bracket, part: Part, works: Works, rounded: bool
) -> Iterator[Seen]:
    alone = len(bracket.parts) == 1
    place = (bracket.start, bracket.end) if alone else (part.start, part.end)
    placed = _PLACED.fullmatch(part.text)
    if rounded and part.text in works:
        yield _see(scene, place, works[part.text], None)
        return
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


_GLUED_PLACE = re.compile(
    r"\(p{1,2}\.?\s?(?P<first>\d{1,5})(?:[-–](?P<last>\d{1,5}))?\)"
)


def number_and_place(
    scene: Scene, start: int, end: int, works: Works, number: str
) -> Seen | None:
    """A mark of the list, raised or glued to a word, with “(p58)” where that follows."""
    ids = works.get(number, ())
    if not ids:
        return None
    place = _GLUED_PLACE.match(scene.text, end)
    if place is None:
        return _see(scene, (start, end), ids, None)
    locator = make_locator("page", place["first"], place["last"])
    return _see(scene, (start, place.end()), ids, locator)


def _see(
    scene: Scene, place: tuple[int, int], ids: tuple[str, ...], locator: Locator | None
) -> Seen:
    return scene.see(*place, Kind.NOTE, state_of(ids), ids, locator)
