"""Notes: the marks in the text, the notes typed below it, and what the notes cite.

A mark without a note could be anything, so it is a possible citation. With its note it
is none: the note's text says what is cited, and the quotation before the mark is its.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citations.reading import lookalikes
from citations.reading.anatomy import Anatomy, dissect, single_spaced
from citations.reading.library_works import citation_kind, page_or_year
from citations.reading.locators import Tail, find_locator, make_locator
from citations.reading.references import match_reference
from citations.reading.resolve import resolve
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.types import Block, Kind, Locator, State

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_SQUARE = re.compile(
    r"\[\s?\^?(?P<number>\d{1,3}(?:\s?[-–,]\s?\d{1,3}){0,4}|[ivxl]{1,6})\s?\]"
)
_RAISED = re.compile(rf"[{_SUPERSCRIPTS}]{{1,3}}(?![{_SUPERSCRIPTS}])")
_GLUED = re.compile(r"(?<!\d)\d{1,2}(?=[\s.,;:!?”\"’)]|$|\(p)")
_LONGEST_WORD = 31
_LINE = re.compile(
    rf"""
    \s*
    (?: \[\s?\^?(?P<square>\d{{1,3}}|[ivxl]{{1,6}})\s?\]:?
      | (?P<superscript>[{_SUPERSCRIPTS}]{{1,3}})
      | \(?(?P<number>\d{{1,3}})[.):]
      | (?P<bare>\d{{1,3}})(?=\s)
    )
    \s*(?=\S)
    """,
    re.VERBOSE,
)
_IBID = re.compile(
    r"(?:(?:see|quoted\sin|qtd\.\sin|cited\sin|cité\sdans|zit\.\snach)\s(?:also\s)?)?(?:ibid(?:em)?|ebd|ebenda|id(?:em)?|там\sже)\b\.?,?\s*(?:(?:at|on)\s)?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"[\s,]*\b(?:op|loc|art)\.\s?cit\.?,?|[\s,]*указ\.\s?соч\.?,?"
    r"|[\s,]*\b(?:art|chap|ouvr|éd|livre)\.?\scité?e?\.?,?|[\s,]*\ba\.\s?a\.\s?O\.,?"
    r"|\s\((?:see\s)?n\.?\s?\d{1,3}\)|\s\((?:(?:Lord|Lady)\s|[A-Z]\w+\sL?J)[^()]{0,30}\)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"[\s,]*\([^()]{0,80}?(?P<year>(?:1[4-9]|20)\d\d)[^()]{0,12}\)")
_PINPOINT = re.compile(
    r"\s\d{1,4}\s[A-Z][A-Za-z.&]{0,12}(?:\s[A-Z][A-Za-z.&]{0,12}){0,3}\s\d{1,5},\s"
    r"(?P<first>\d{1,5})(?:[-–](?P<last>\d{1,5}))?$"
)
"""“71 PLQ 340, 351”: where the article begins, and the page that is meant."""
_AND_MORE = re.compile(
    r"(?<=\d)(?:,\s(?:where|who|which|though|although|but|with|on\swhich)\s[^;]*"
    r"|\.\s+(?=[^\W\d_a-z]\w*\s\w)(?!.*\d{4}).*)$"
)
"""What a note says behind its page: “103, where she is less certain”."""
_LAST_PAGE = re.compile(r"\s\((?:pp?\.\s?)?(\d{1,4})(?:[-–](\d{1,4}))?\)$")
"""“Boston: Norton, 1978. (787)”"""
_PARAGRAPH = re.compile(r"\[(\d{1,4})\](?:\s?[-–]\s?\[\d{1,4}\])?$")
"""“ibid [31]”"""
_APART = re.compile(
    r";\s*|(?<=[.!?])\s+(?=(?:See|Cf\.|Compare|Also|But\ssee|Ibid|Idem|Там\sже|См\.|Ср\.)[\s.,])"
)
MOST = 400
"""Characters of a part of a note that are looked at."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note's mark in the body."""

    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """The text of a note, and the place of its mark in the body."""

    start: int
    end: int
    behind: tuple[int, int]


def find_marks(text: str) -> list[NoteMark]:
    """Numbers in brackets, superscripts, and digits glued to a word."""
    found = [NoteMark(*m.span(), m["number"].lower()) for m in _SQUARE.finditer(text)]
    for match in _RAISED.finditer(text):
        if _follows(text, match.start(), 3):
            found.append(NoteMark(*match.span(), match.group().translate(_DIGITS)))
    for match in _GLUED.finditer(text):
        before = text[match.start() - 1 : match.start()]
        glued = before.isalpha() and before.islower()
        behind = before in {"”", '"', ".", ","} and not text[
            match.end() : match.end() + 1
        ].strip(" .,;" if before in '”"' else None)
        if (glued or behind) and _follows(text, match.start(), 4):
            found.append(NoteMark(*match.span(), match.group()))
    return sorted(found, key=lambda mark: mark.start)


def _follows(text: str, place: int, least: int) -> bool:
    """It stands at the end of a word of letters (not “m²” or “tw19”), or behind a mark."""
    before = text[max(0, place - _LONGEST_WORD) : place]
    if not before or before[-1].isspace() or before[-1] in "([“„«":
        return False
    if before[-1].isalpha():
        letters = len(before) - len(before.rstrip(_letters_of(before)))
        return letters >= least and (
            letters == len(before)
            or before[-letters - 1] not in "-_"
            and not before[-letters - 1].isdigit()
        )
    word = before.rstrip(".,;:!?”\"’')]»")
    is_word = len(word) >= least and word[-least:].isalpha()
    return len(word) < len(before) and is_word


def _letters_of(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def pair(
    text: str, marks: Sequence[NoteMark], blocks: Sequence[Block]
) -> tuple[list[NoteText], list[NoteMark]]:
    """The notes with their marks, and the marks that have no note.

    Notes are blocks that say so, or lines that begin with the number of a mark above.
    """
    notes = [
        NoteText(block.start, block.end, (block.anchor, block.anchor))
        for block in blocks
        if block.kind == "note" and block.anchor is not None
    ]
    lines = [line for block in blocks if (line := _note_line(text, block))]
    heads = {start for start, _, _, _ in lines}
    waiting: dict[str, deque[NoteMark]] = {}
    for mark in marks:
        if mark.start not in heads:
            waiting.setdefault(mark.number, deque()).append(mark)
    used: set[int] = set()
    for start, begin, end, number in lines:
        above = waiting.get(number)
        if above and above[0].end <= start:
            mark = above.popleft()
            used |= {start, mark.start}
            notes.append(NoteText(begin, end, (mark.start, mark.end)))
    inside = [(b.start, b.end) for b in blocks if b.kind == "note"]
    left = [
        mark
        for mark in marks
        if mark.start not in used and not _lies_in(mark.start, inside)
    ]
    return sorted(notes, key=lambda note: note.start), left


def _note_line(text: str, block: Block) -> tuple[int, int, int, str] | None:
    """(its number's start, the note's start and end, the number) of a typed note."""
    if block.kind in {"note", "heading"}:
        return None
    line = _LINE.match(text, block.start, block.end)
    if line is None:
        return None
    name = line.lastgroup or "number"
    start = text.index("[", line.start()) if name == "square" else line.start(name)
    return start, line.end(), block.end, line[name].translate(_DIGITS).lower()


def _lies_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (place, place)) - 1
    return number >= 0 and place < spans[number][1]


def read_notes(
    scene: Scene, notes: Sequence[NoteText], seen: Sequence[Seen]
) -> list[Seen]:
    """What the notes cite. “Ibid.” is the last work of the note before.

    A part in which a bracket was read (`seen`) is running text, and left to that.
    """
    found: list[Seen] = []
    linked = sorted((s for s in seen if s.ids), key=lambda s: s.citation.start)
    starts = [s.citation.start for s in linked]
    for note in notes:
        for start, end in _parts(scene.text, note):
            inside = linked[bisect_left(starts, start) : bisect_left(starts, end)]
            if inside and not all(_is_a_year(one) for one in inside):
                found += inside
                scene.noted += [(note.behind[0], one.ids) for one in inside]
                continue
            one = _part(scene, start, end, note, found)
            if one is not None:
                found.append(one)
                scene.noted.append((note.behind[0], one.ids))
    scene.noted.sort()
    read_before = {id(one) for one in linked}
    return [one for one in found if id(one) not in read_before]


def _is_a_year(one: Seen) -> bool:
    """“(2008)” behind a title: a part of the reference around it."""
    return one.citation.marker.strip("()[]").isdecimal()


def _parts(text: str, note: NoteText) -> Iterator[tuple[int, int]]:
    """The works of a note: between semicolons, and from “See” on."""
    place = note.start
    stops = [m.span() for m in _APART.finditer(text, note.start, note.end)]
    for stop, following in [*stops, (note.end, note.end)]:
        raw = text[place:stop]
        start = place + len(raw) - len(raw.lstrip())
        end = start + len(raw.strip().rstrip(" .,"))
        if start < end and end - start <= MOST:
            yield start, end
        place = following


def _part(
    scene: Scene, start: int, end: int, note: NoteText, found: Sequence[Seen]
) -> Seen | None:
    text = single_spaced(scene.text[start:end])
    again = _IBID.match(text)
    if again:
        tail = find_locator(_PARAGRAPH.sub(r"para. \1", text[again.end() :]))
        last = found[-1] if found else None
        ids = last.ids if last else ()
        locator = tail.locator if tail else last.citation.locator if last else None
        return scene.see(
            start, end, Kind.PAGE_ONLY, state_of(ids), ids, locator, behind=note.behind
        )
    text = _AND_MORE.sub("", text)
    published = _PUBLISHED.search(text)
    bare = _AGAIN.sub("", _PUBLISHED.sub("", text, count=1)).strip(" ,")
    said = dissect(bare)
    behind = find_locator(text[published.end() :]) if published else None
    if behind or _PINPOINT.search(text):
        said = replace(said, locator=_pinpoint(text, behind))
    if published:
        said = replace(said, year=published["year"], has_year=True)
    match = resolve(said, scene.shelf)
    said = page_or_year(said, match)
    page = _LAST_PAGE.search(text) if said.locator is None else None
    if page:
        said = replace(said, locator=make_locator("page", page[1], page[2]))
    ids = match.ids or match_reference(text, scene.shelf)
    if ids:
        kind = (
            citation_kind(replace(said, year=""), match)
            if match.fits
            else Kind.AUTHOR_TITLE
        )
        return scene.see(
            start, end, kind, state_of(ids), ids, said.locator, said.year, note.behind
        )
    if _is_reference(said):
        return scene.see(
            start,
            end,
            Kind.AUTHOR_PAGE,
            State.UNKNOWN,
            (),
            said.locator,
            said.year,
            note.behind,
        )
    return None


def _pinpoint(text: str, behind: Tail | None) -> Locator | None:
    """The page that is meant, and not a number of the title or the first page of an
    article: “… 30 (Copenhagen, 2003), 15–29”, “71 PLQ 340, 351”."""
    found = _PINPOINT.search(text)
    if found is not None:
        return make_locator("page", found["first"], found["last"])
    return behind.locator if behind else None


def _is_reference(said: Anatomy) -> bool:
    """Names, then a page or a year: a work that the library does not have."""
    words = said.words
    if not words or lookalikes.has_label(words[:1]):
        return False
    first = said.head.split(",")[0]
    return bool(said.locator or said.year) and lookalikes.looks_like_names(first)
