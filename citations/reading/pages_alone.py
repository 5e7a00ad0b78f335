"""Brackets with a page and no name: “(274)”, “(page 132)”, “(vi)”, “(1977, p143)”.

The source is the one its sentence names, or the one cited before it in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citations.reading.anatomy import Anatomy, single_spaced
from citations.reading.context import Near, nearby, said_before
from citations.reading.find import Bracket
from citations.reading.locators import PICTURED
from citations.reading.lookalikes import looks_like_date
from citations.reading.name_and_year import of_author_and_year, year_alone
from citations.reading.scene import Scene, Seen, Wait, state_of
from citations.reading.types import Kind, Locator, State

_NO_PAGES = {"time", "note", "section", "column", *PICTURED}
"""Locators that, alone in brackets, are no citation: “(11:10)”, “(note 5)”; but “(00:04:15)”
is no time of day."""


def page_alone(
    scene: Scene,
    bracket: Bracket,
    said: Anatomy,
    place: tuple[int, int],
    found: Sequence[Seen],
    seen: Sequence[Seen],
) -> Seen | None:
    """A part with a place or a year and no name; `found` stands before it in its bracket."""
    locator = said.locator
    if said.tail_number and not found:
        year = replace(said, year=said.tail_number)
        return year_alone(scene, bracket, year, place) or _number_alone(
            scene, bracket, said, place, seen
        )
    if locator is None:
        return None if found else year_alone(scene, bracket, said, place)
    is_no_page = locator.label in _NO_PAGES and locator.first.count(":") < 2
    if (is_no_page and not said.year) or _is_dotted_date(said, bracket):
        return None
    if found:
        return scene.see(
            *place, Kind.PAGE_ONLY, state_of(found[-1].ids), found[-1].ids, locator
        )
    return _number_alone(scene, bracket, said, place, seen)


def _is_dotted_date(said: Anatomy, bracket: Bracket) -> bool:
    """“5.3.1953” is no act, scene and line."""
    dotted = said.locator is not None and said.locator.label == "act"
    has_year = re.search(r"\.(?:1\d|20)\d\d\b", bracket.text) is not None
    return (
        dotted and has_year and not said.is_labelled and looks_like_date(bracket.text)
    )


def _number_alone(
    scene: Scene,
    bracket: Bracket,
    said: Anatomy,
    place: tuple[int, int],
    seen: Sequence[Seen],
) -> Seen | None:
    """A page that takes its source from the words or the citation before it."""
    locator = said.locator
    if locator is None:
        return None
    told = said.is_labelled or bool(said.year) or locator.label in {"act", "time"}
    told = told or scene.in_attribution(bracket.start)
    if not (is_page(bracket) if bracket.is_square else _stands(scene, bracket, told)):
        return None
    if _is_decimal(scene, locator, bracket):
        return None
    near = nearby(scene, bracket.start, bracket.end, seen)
    if said.year:
        near = of_author_and_year(scene, near, said, bracket.start)
    if near.ids:
        fitting = scene.fitting(near.ids, locator)
        if not fitting and not told:
            return None
        kind = Kind.AUTHOR_DATE if said.year else Kind.PAGE_ONLY
        ids = scene.of_year(fitting or near.ids, said.year)
        return scene.see(
            *place, kind, state_of(ids), ids, locator, said.year, reason=near.reason
        )
    if bracket.is_square:
        return None
    return _homeless_page(scene, bracket, said, place, told)


def _stands(scene: Scene, bracket: Bracket, told: bool) -> bool:
    """It stands where a citation does, or says that it is a page."""
    return (
        told
        or scene.ends_a_sentence(bracket.start, bracket.end)
        or _PAGES.fullmatch(single_spaced(bracket.text)) is not None
        or _is_of_the_speaker(scene, bracket)
    )


def _is_of_the_speaker(scene: Scene, bracket: Bracket) -> bool:
    """“Saad notes that man turning himself into a god (44) does not …”: the number stands
    behind what is surely told by somebody, and behind nothing that it could count."""
    since, until = scene.sentences.around(bracket.start)
    speaker = scene.attributions.before(bracket.start, since)
    if speaker is None or not (speaker.is_sure and speaker.is_present):
        return False
    text = scene.text
    if len(bracket.text) < 2 or "(" in text[bracket.end : until]:
        return False
    before = text[max(since, bracket.start - 30) : bracket.start].split()
    if not before or before[-1][0].isupper() or not before[-1][-1].isalpha():
        return False
    return speaker.end >= bracket.start - 2 or before[-1][-1] != "s"


def _is_decimal(scene: Scene, locator: Locator, bracket: Bracket) -> bool:
    """“a ratio of (0.39)”: two numbers, where no act and no scene is spoken of."""
    if locator.label != "act" or locator.first.count(".") > 1:
        return False
    if locator.first.startswith("0."):
        return True
    if not bracket.text.strip()[:1].isdecimal() or len(bracket.text) > 6:
        return False
    quoted = scene.quotation_before(bracket.start, bracket.end) is not None
    return not quoted and not scene.stages


def is_page(bracket: Bracket) -> bool:
    """“[283]”: more than an essay has notes."""
    return bracket.is_square and len(bracket.text) == 3 and bracket.text.isdecimal()


_PAGES = re.compile(r"[1-9]\d\d?\s?[-–]\s?(?:0\d|\d{3})|\d{1,3}\s?&\s?\d{1,3}")
"""“(205-06)”, “(117-119)”, “(6 & 7)”: made like pages, and hardly a count or years."""


def _homeless_page(
    scene: Scene, bracket: Bracket, said: Anatomy, place: tuple[int, int], told: bool
) -> Seen | None:
    """No source near: the whole essay may tell (`essay`), and failing that a labelled page
    is a citation of something unknown."""
    quoted = scene.quotation_before(bracket.start, bracket.end) is not None
    near = said_before(scene, bracket.start) if told or quoted else Near()
    ids = scene.fitting(near.ids, said.locator) if said.locator else ()
    if ids and not said.tail_number:
        return scene.see(
            *place,
            Kind.PAGE_ONLY,
            state_of(ids),
            ids,
            said.locator,
            said.year,
            reason=near.reason,
        )
    falls_back = None
    if told:
        falls_back = State.UNKNOWN if quoted else State.POSSIBLE
    elif quoted and not said.tail_number:
        falls_back = State.POSSIBLE
    if falls_back is None and said.tail_number:
        return None
    state = falls_back or State.POSSIBLE
    one = scene.see(*place, Kind.PAGE_ONLY, state, (), said.locator, said.year)
    return replace(one, wait=Wait(falls_back, quoted, told))
