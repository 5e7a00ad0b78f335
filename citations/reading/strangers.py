"""Brackets that name nobody in the library: unknown, possible, or no citation at all."""

from __future__ import annotations

from dataclasses import replace

from citations.reading import lookalikes
from citations.reading.anatomy import Anatomy
from citations.reading.find import Bracket, Part
from citations.reading.locators import PICTURED, is_year
from citations.reading.scene import Scene, Seen
from citations.reading.types import Kind, State


def read_stranger(
    scene: Scene, bracket: Bracket, part: Part, said: Anatomy, place: tuple[int, int]
) -> Seen | None:
    """Unknown, possible, or no citation at all."""
    if lookalikes.looks_like_date(part.text) or not could_be_cited(said, part.text):
        return None
    year = said.year or said.tail_number
    if said.tail_number:
        said = replace(said, year=year, locator=None)
    quoted = scene.quotation_before(bracket.start, bracket.end) is not None
    state = _stranger_state(
        said, quoted, scene.ends_a_sentence(bracket.start, bracket.end)
    )
    if state is None or (bracket.is_square and state is State.POSSIBLE):
        return None
    kind = Kind.AUTHOR_DATE if year else Kind.AUTHOR_PAGE
    if not year and said.locator is None:
        kind = Kind.AUTHOR_ONLY
    if said.is_quoted_in:
        kind = Kind.QUOTED_IN
    return scene.see(*place, kind, state, (), said.locator, year)


def could_be_cited(said: Anatomy, part: str) -> bool:
    """The head is made like names, and is no label, month or acronym."""
    words = said.words
    if _is_titled(said):
        return True
    if said.locator and said.locator.label in PICTURED and not said.has_year:
        return False
    if not words or (lookalikes.has_label(words) and not said.is_credit):
        return False
    if lookalikes.is_locality(words) and not said.is_labelled and "," not in said.head:
        return False
    if lookalikes.looks_like_names(said.head):
        dated = said.has_year or said.is_labelled or said.is_credit
        return not lookalikes.is_acronym(said.head) or dated
    if "," in part and said.locator is not None and not said.has_year:
        return lookalikes.in_headline_style(said.head)
    dated = bool(said.year) and len(words) <= 2 and said.locator is not None
    return dated or (
        len(words) == 1 and bool(said.year) and any(map(str.isdigit, words[0]))
    )


def _is_titled(said: Anatomy) -> bool:
    """A title in quotation marks with its author, a page or a year."""
    if lookalikes.is_titled(said.head):
        return True
    dated = said.locator is not None or said.has_year
    return dated and lookalikes.is_quoted_title(said.head)


def _stranger_state(said: Anatomy, quoted: bool, ends: bool) -> State | None:
    if said.is_quoted_in or said.is_credit or _is_titled(said):
        return State.UNKNOWN
    if said.locator is not None:
        if said.is_labelled or said.year or (len(said.words) <= 4 and (quoted or ends)):
            return State.UNKNOWN
        return State.POSSIBLE
    if said.has_year:
        return _dated_state(said, quoted)
    return State.POSSIBLE if quoted and len(said.words) <= 5 else None


def _dated_state(said: Anatomy, quoted: bool) -> State:
    """“(Nowak 2004)” may be a citation, “(Moscow 1953)” a place and a year."""
    words = said.words
    several = len(words) > 1 and ("," in said.head or "&" in said.head)
    et_al = words[-1:] == ["al"]
    sure = quoted or several or et_al or said.signalled or not is_year(said.year or "")
    return State.UNKNOWN if sure else State.POSSIBLE
