"""Citations in brackets: (Freeze 407), (Marx 1844; Tucker 12), (274).

What decides is the library: a head that it explains is a citation. A head that is made
like names and is nobody in the library is one only if a page or its place says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citations.reading.anatomy import Anatomy, dissect, single_spaced, turned
from citations.reading.context import Near, nearby, spoken_of
from citations.reading.find import Bracket, Part, parts_joined
from citations.reading.fits import Match
from citations.reading.library_works import read_known
from citations.reading.locators import make_locator
from citations.reading.lookalikes import looks_like_date
from citations.reading.pages_alone import is_page, page_alone
from citations.reading.reasons import PlaceReason
from citations.reading.resolve import resolve
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.strangers import could_be_cited, read_stranger
from citations.reading.types import Kind
from citations.reading.years import of_letter, years_apart


def read_bracket(scene: Scene, bracket: Bracket, seen: Sequence[Seen]) -> list[Seen]:
    """The citations in a bracket: of several works each has its own part."""
    if bracket.is_square and not any(c.isdigit() for c in bracket.text):
        return []
    found: list[Seen] = []
    alone = len(bracket.parts) == 1
    for part in bracket.parts:
        place = (bracket.start, bracket.end) if alone else (part.start, part.end)
        joined = _joined(scene, bracket, part) or _years(scene, bracket, part)
        if joined:
            found += joined
            continue
        one = _part(scene, bracket, part, place, found, seen)
        if one is not None:
            found.append(one)
    return found


def _joined(scene: Scene, bracket: Bracket, part: Part) -> list[Seen]:
    """“Freeze 407, Tucker 12”: two works, where the whole cannot be one."""
    pieces = parts_joined(part)
    if not pieces:
        return []
    whole = resolve(dissect(part.text), scene.shelf)
    if whole.fits and not whole.fits[0].unexplained:
        return []
    said = [dissect(piece.text) for piece in pieces]
    if not all(one.head for one in said):
        return []
    matches = [resolve(one, scene.shelf) for one in said]
    if not all(match.fits for match in matches):
        has_places = all(one.locator for one in said)
        if not has_places or not all(could_be_cited(one, one.head) for one in said):
            return []
    found = []
    for piece, one, match in zip(pieces, said, matches, strict=True):
        place = (piece.start, piece.end)
        if match.fits:
            seen = read_known(scene, bracket, piece, one, match, place)
        else:
            seen = read_stranger(scene, bracket, piece, one, place)
        found += [seen] if seen else []
    return found


def _years(scene: Scene, bracket: Bracket, part: Part) -> list[Seen]:
    """“Varga, 1960, 1971”: a work for each year that the author has one of."""
    found = []
    for piece, text in years_apart(part):
        said = dissect(text)
        match = of_letter(scene, said, resolve(said, scene.shelf))
        year = said.year or said.tail_number
        if len(match.fits) != 1 or match.fits[0].shelved.source.year != year:
            return []
        place = (piece.start, piece.end)
        seen = read_known(scene, bracket, replace(piece, text=text), said, match, place)
        found += [seen] if seen else []
    return found


def _part(
    scene: Scene,
    bracket: Bracket,
    part: Part,
    place: tuple[int, int],
    found: Sequence[Seen],
    seen: Sequence[Seen],
) -> Seen | None:
    if bracket.is_square and part.text.isalnum() and not is_page(bracket):
        return None  # a note number, or an edited word
    said = dissect(part.text)
    if _IBID.fullmatch(said.head) and (said.locator or said.head.lower() != "id"):
        return _again(scene, said, place, [*seen[-1:], *found[-1:]])
    if _is_a_part(said):
        said = replace(said, head="", whole_head="", is_labelled=True)
    if not said.head:
        return page_alone(scene, bracket, said, place, found, seen)
    said, match = _resolved(part.text, said, scene)
    short = scene.abbreviations.get(said.head) if not match.fits else None
    if short:
        return _by_short_name(scene, said, place, short)
    match = of_letter(scene, said, match)
    if match.fits:
        return read_known(scene, bracket, part, said, match, place)
    if _COVER.fullmatch(said.head):
        near = nearby(scene, bracket.start, bracket.end, seen)
        return scene.see(
            *place, Kind.PAGE_ONLY, state_of(near.ids), near.ids, reason=near.reason
        )
    return _stranger(scene, bracket, part, said, place)


def _by_short_name(
    scene: Scene, said: Anatomy, place: tuple[int, int], ids: tuple[str, ...]
) -> Seen | None:
    """“(HY 15)”, where the text has said what HY is; without a place it says so here."""
    said = replace(said, year=said.year or said.tail_number)
    locator = None if said.tail_number else said.locator
    ids = scene.of_year(ids, said.year)
    if locator is None and not said.has_year:
        return None
    kind = Kind.AUTHOR_DATE if said.year else Kind.AUTHOR_PAGE
    why = PlaceReason.ABBREVIATION
    return scene.see(*place, kind, state_of(ids), ids, locator, said.year, reason=why)


def _stranger(
    scene: Scene, bracket: Bracket, part: Part, said: Anatomy, place: tuple[int, int]
) -> Seen | None:
    if scene.text[bracket.start] == "{":
        return None  # code, more often than not
    stranger = read_stranger(scene, bracket, part, said, place)
    if stranger is None and said.locator and not looks_like_date(part.text):
        scene.unread.append(bracket.start)
    return stranger


def _unglued(text: str) -> str:
    """“Freeze407” with its space."""
    found = _GLUED.fullmatch(single_spaced(text))
    return f"{found[1]} {found[2]}" if found else ""


_GLUED = re.compile(r"([^\W\d_]{3,30}),?(\d{1,4}(?:[-–]\d{1,4})?)")
_IBID = re.compile(r"(?:ibid(?:em)?|id|idem|там\sже|ebd|ebenda)\.?", re.IGNORECASE)
_COVER = re.compile(
    r"(?:(?:on|from)\s)?(?:the\s)?(?:inside|back|front)(?:\sof\sthe)?\s(?:cover|flap|jacket)",
    re.IGNORECASE,
)


_PARTS = {
    "prologue", "epilogue", "chorus", "induction", "preface", "foreword", "afterword",
    "introduction", "intro", "conclusion", "prelude", "postscript",
}  # fmt: skip


def _is_a_part(said: Anatomy) -> bool:
    """“(Epilogue, lines 1-3)”: a place in the work that is spoken of."""
    place = said.locator
    is_place = place is not None and not said.has_year
    return is_place and said.head.strip(".").casefold() in _PARTS


def _again(
    scene: Scene, said: Anatomy, place: tuple[int, int], before: Sequence[Seen]
) -> Seen | None:
    """“(Ibid., 14)”: the work cited last."""
    near = Near(before[-1].ids, PlaceReason.CITED_BEFORE) if before else None
    if before and scene.unread and scene.unread[-1] > before[-1].citation.start:
        near = Near()  # “(Case file 12, 44) … (ibid. 13)”: of something else
    near = near or spoken_of(scene, *place)
    locator = said.locator
    if locator is None and before:
        locator = before[-1].citation.locator
    return scene.see(
        *place,
        Kind.PAGE_ONLY,
        state_of(near.ids),
        near.ids,
        locator,
        reason=near.reason,
    )


def _resolved(text: str, said: Anatomy, scene: Scene) -> tuple[Anatomy, Match]:
    """What the part says, and who it means; turned around or unglued if that helps."""
    match = resolve(said, scene.shelf)
    labelled = _title_with_label(text, said, scene)
    if labelled:
        return labelled
    if said.original:
        said, match = _original(said, match, scene)
    if not match.fits and "[" in said.head:
        whole = _SHORT_NAME.sub("", said.head)
        match = resolve(replace(said, head=whole, whole_head=whole), scene.shelf)
    if match.fits:
        return said, match
    unglued, around = _unglued(text), turned(text)
    if unglued:
        match = resolve(dissect(unglued), scene.shelf)
        return (dissect(unglued) if match.fits else said), match
    if around:
        said = dissect(around)
        match = resolve(said, scene.shelf)
    return said, match


_SHORT_NAME = re.compile(r"\s?\[[^\[\]]{2,16}\]")
"""“Bureau of National Health [BNH], 2007”"""
_LIKE_A_LABEL = re.compile(
    r"(?P<head>.*\b(?:Lines?|Verses?|Pages?|Sections?|Chapters?|Figures?|Tables?|Columns?|"
    r"Stanzas?|Cantos?|Slides?)),?\s(?P<first>\d{1,4})(?:[-–](?P<last>\d{1,4}))?"
)


def _title_with_label(
    text: str, said: Anatomy, scene: Scene
) -> tuple[Anatomy, Match] | None:
    """“(Alpha Lines 15)”: a page, where the word before it is the end of a title."""
    found = _LIKE_A_LABEL.fullmatch(single_spaced(text)) if said.is_labelled else None
    if found is None:
        return None
    locator = make_locator("page", found["first"], found["last"])
    whole = replace(said, head=found["head"], whole_head=found["head"], locator=locator)
    match = resolve(whole, scene.shelf)
    last = whole.words[-1:]
    titles = (fit.shelved for fit in match.fits if fit.by_title)
    ends = any(tuple(last) == phrase[-1:] for one in titles for phrase in one.short)
    return (whole, match) if ends else None


def _original(said: Anatomy, match: Match, scene: Scene) -> tuple[Anatomy, Match]:
    """Where the library holds the work quoted and not the one it is quoted in; or a
    work by both."""
    first = dissect(said.original)
    if match.fits:
        both = replace(said, head=f"{first.head}, {said.head}", whole_head="")
        both = replace(both, whole_head=both.head)
        of_both = tuple(f for f in resolve(both, scene.shelf).fits if f.names > 1)
        return said, Match(of_both) if of_both else match
    held = resolve(first, scene.shelf)
    if not held.fits:
        return said, match
    return replace(first, is_quoted_in=True), held
