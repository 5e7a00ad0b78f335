"""A works cited list that the writer typed below the essay.

It begins with a heading, or is a run of lines made like references. Each line is matched
with the library; none is read as a citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citations.reading.references import match_reference
from citations.reading.shelf import Shelf
from citations.reading.types import Block, Listed

_TITLES = (
    r"works\s(?:cited|consulted|referenced)|work\scited|bibliograph(?:y|ies)"
    r"|(?:selected\s|select\s|annotated\s)bibliography|references?(?:\slist)?"
    r"|(?:list\sof\s)?(?:works\scited|sources|references)|sources\s(?:cited|used|consulted)"
    r"|(?:primary|secondary)\ssources|literature(?:\scited)?|citations|cited\sworks"
    r"|table\sof\s(?:cases|statutes|legislation|authorities)|cases(?:\scited)?|legislation|statutes|books"
    r"|источники(?:\sи\sлитература)?|(?:список\s)?(?:использованной\s)?литератур[аы]"
    r"|библиография|quellen|literatur(?:verzeichnis)?|bibliographie|bibliografía"
    r"|ביבליוגרפיה|מקורות|المراجع|المصادر"
)
_HEADING = re.compile(rf"[\s#*_]*(?:{_TITLES})[\s:*_.]*", re.IGNORECASE)
_INLINE = re.compile(rf"[\s#*_]*(?:{_TITLES})\s?:[\s*_]+(?=\S)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"""
    \s*(?:[-•*–]\s*|\[?\d{1,3}[\].)]\s*)?
    (?!(?:For|In|As|But|And|If|When|While|Like|To|On|At|From|With|After|Before|Although
      |Since|By|Of|Both|Unlike|Für|Im|Wie|Als|Bei|Nach|Pour|Dans|Comme|Selon|Para|En
      |Como|Según|Per|Nel|Come|Secondo|По|В|Как|Для)\s)       # a sentence
    [^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){0,3},\s   # Freeze,
    [^\W\d_a-z][\w’'. -]{0,60}                                # Gregory L.
    (?:[,&]|\band\b|\.|\()                                    # and what follows a name
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"\((?:[^()]{1,40},?\s)?(?:1[4-9]|20)\d\d[a-z]?(?:[,:]\s?[^()]{1,20})?\)\s[a-zа-я]{2,}"
)
"""“Tamm, Sorel and Ek (2011) found”: prose goes on behind its year."""
_AS_BEFORE = re.compile(r"\s*[-–—―_]{2,6}\.?[,.]?\s+")
_ADDRESS = re.compile(r"https?://|www\.")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_CITES = re.compile(r"\((?!\s?(?:1[4-9]|20)\d\d)[^()]{2,60}\d\)")
"""A citation in brackets: the line is prose."""
LONGEST = 700
"""Characters of a reference."""


def lines_apart(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, and each line of a list that is typed with line breaks alone: from a
    line that is nothing but its heading to the end of that block."""
    found: list[Block] = []
    for block in blocks:
        starts = _line_starts(text, block) if block.kind in _TYPED else []
        place = block.start
        for start in starts:
            found.append(replace(block, start=place, end=start - 1))
            place = start
        found.append(replace(block, start=place) if starts else block)
    return found


_TYPED = {"paragraph", "text"}


def _line_starts(text: str, block: Block) -> list[int]:
    """Where a block is cut: at its list's heading and at each line below that."""
    starts: list[int] = []
    place = block.start
    while place < block.end:
        end = text.find("\n", place, block.end)
        end = block.end if end < 0 else end
        if starts or (end - place < 60 and _HEADING.fullmatch(text, place, end)):
            starts.append(place)
        place = end + 1
    return [start for start in starts if start > block.start]


def find_list(
    text: str, blocks: Sequence[Block], shelf: Shelf
) -> tuple[list[Listed], list[Block]]:
    """The entries of the list, and the blocks that are no part of it."""
    listed: list[Listed] = []
    kept: list[Block] = []
    is_open = False
    for number, block in enumerate(blocks):
        line = text[block.start : block.end]
        if _HEADING.fullmatch(line) and len(line) < 60:
            is_open = _has_entry_below(text, blocks[number + 1 : number + 6], shelf)
            if is_open:
                continue
        elif not line.strip():
            kept.append(block)
            continue
        start = block.start
        inline = _INLINE.match(line) if not is_open else None
        if inline and _is_entry(line[inline.end() :], shelf):
            is_open, start = True, block.start + inline.end()
        if (
            is_open
            and block.kind not in {"heading", "note", "caption"}
            and _is_below(text[start : block.end], shelf)
        ):
            listed.append(_entry(text, start, block.end, shelf, listed))
        elif _is_run(text, blocks, number, shelf):
            is_open = True
            listed.append(_entry(text, start, block.end, shelf, listed))
        else:
            is_open = False
            kept.append(block)
    return listed, kept


def _has_entry_below(text: str, following: Sequence[Block], shelf: Shelf) -> bool:
    """The first line is an entry, or is numbered, and one numbered after it is."""
    lines = [text[block.start : block.end] for block in following]
    for line in filter(str.strip, lines):
        if _is_entry(line, shelf):
            return True
        if not _NUMBERED.match(line):
            return False
    return False


_NUMBERED = re.compile(
    r"\s*(?:\[\s?(?P<square>\d{1,3})\s?\]|(?P<number>\d{1,3})[.):])\s*(?=\S)"
)
_SHORT = 30
"""Words of a numbered line under a heading that is an entry whatever it says."""


def number_of(line: str) -> str:
    """“12” of “[12] Freeze, Gregory …” and of “12. Freeze …”; empty without one."""
    found = _NUMBERED.match(line)
    return (found["square"] or found["number"]) if found else ""


def _is_below(line: str, shelf: Shelf) -> bool:
    if _is_entry(line, shelf):
        return True
    is_short = len(line.split()) < _SHORT and not _CITES.search(line)
    return is_short and _NUMBERED.match(line) is not None


def _is_entry(line: str, shelf: Shelf) -> bool:
    """Under a heading: a reference, an address, or the name of a source."""
    if len(line) > LONGEST or _CITES.search(line):
        return False
    if _REFERENCE.match(line) or _AS_BEFORE.match(line):
        return True
    words = len(line.split())
    if words < 45 and (_ADDRESS.search(line) or _YEAR.search(line)):
        return True
    return words < 30 and bool(match_reference(line, shelf))


def _is_run(text: str, blocks: Sequence[Block], number: int, shelf: Shelf) -> bool:
    """Without a heading: two references in a row, or one to a source of the library."""
    line = text[blocks[number].start : blocks[number].end]
    if not _is_strict(line) or blocks[number].kind not in {"paragraph", "text", "item"}:
        return False
    following = next(
        (b for b in blocks[number + 1 : number + 4] if text[b.start : b.end].strip()),
        None,
    )
    if following is not None and _is_strict(text[following.start : following.end]):
        return True
    return len(line) < LONGEST and bool(match_reference(line, shelf))


def _is_strict(line: str) -> bool:
    """“Freeze, Gregory. Russia. Oxford UP, 2009.”: names first, then a year or address."""
    if len(line) > LONGEST or not _REFERENCE.match(line) or _GOES_ON.search(line):
        return False
    ends = line.rstrip()[-1:] in {".", "/", ")"} or "http" in line[-200:]
    return ends and bool(_YEAR.search(line) or _ADDRESS.search(line))


def _entry(
    text: str, start: int, end: int, shelf: Shelf, before: Sequence[Listed]
) -> Listed:
    line = text[start:end]
    first = start + len(line) - len(line.lstrip())
    last = start + len(line.rstrip())
    ids = match_reference(line, shelf)
    if _AS_BEFORE.match(line) and before and len(ids) != 1:
        above = text[before[-1].start : before[-1].end].split(".")[0]
        ids = match_reference(f"{above}. {line}", shelf) or ids
    return Listed(
        first,
        last,
        source=ids[0] if len(ids) == 1 else None,
        candidates=ids if len(ids) > 1 else (),
    )
