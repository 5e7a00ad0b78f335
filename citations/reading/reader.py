"""Text + shelf → citations and findings. The one entrance to this package."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citations.reading.brackets import read_bracket
from citations.reading.checks import Pages, find_findings
from citations.reading.credits import read_credits, read_urls
from citations.reading.decisions import apply_decisions, finding_key, still_found
from citations.reading.essay import settle
from citations.reading.find import LONGEST, find_brackets, find_unclosed
from citations.reading.folding import context_key, marker_key
from citations.reading.in_sentence import InSentence
from citations.reading.law import read_law
from citations.reading.list_numbers import number_and_place, read_numbered
from citations.reading.mentions import Mention, find_mentions
from citations.reading.notes import NoteMark, find_marks, pair, read_notes
from citations.reading.scene import Scene, Seen
from citations.reading.scripture import read_scripture
from citations.reading.shelf import Shelf, indexed_shelf
from citations.reading.support import tie_quotations
from citations.reading.text import plain_blocks
from citations.reading.types import (
    Block,
    Decision,
    Kind,
    Listed,
    ShelfSource,
    State,
    TextReading,
)
from citations.reading.words import Words
from citations.reading.works_list import find_list, lines_apart, number_of
from citations.reading.years import lettered

READER_VERSION = 5

__all__ = [
    "READER_VERSION",
    "Shelf",
    "context_key",
    "finding_key",
    "marker_key",
    "read",
]


def read(
    text: str,
    shelf: Iterable[ShelfSource] | Shelf,
    *,
    decisions: Iterable[Decision] = (),
    blocks: Sequence[Block] | None = None,
    readings: Mapping[str, Pages] | None = None,
) -> TextReading:
    """Read the citations of a text against a shelf of sources.

    `blocks` are the paragraphs in code points; without them each line is one. What
    `decisions` say about a marker in its context holds over what the reader thinks.
    `readings` are the pages an assignment assigns: source id → (first, last) pairs.
    Linear in the length of the text; survives any string.
    """
    indexed = indexed_shelf(shelf)
    whole = _lines(text) if blocks is None else lines_apart(text, blocks)
    filled = [block for block in whole if block.end > block.start]
    listed, kept = find_list(text, filled, indexed)
    scene = Scene(_only(text, kept), indexed, kept)
    scene.lettered = lettered(text, listed, indexed)
    scene.listed = {entry.source for entry in listed if entry.source}
    scene.headed = set(_headed(text, whole, indexed))
    read_here = _read(scene, _numbered(text, listed))
    known = list(decisions)
    seen = _decided(read_here, text, known, indexed)
    tied = tie_quotations(scene, seen)
    findings = find_findings(text, scene, tied, listed, readings or {})
    findings = still_found(findings, text, known)
    citations = tuple(one.citation for one in tied)
    return TextReading(text, citations, tuple(findings), READER_VERSION, tuple(listed))


def _lines(text: str) -> list[Block]:
    """The lines of plain text; one that breaks inside brackets goes on in the next."""
    lines: list[Block] = []
    for block in plain_blocks(text):
        if lines and _breaks_inside(text, lines[-1], block):
            lines[-1] = replace(lines[-1], end=block.end)
        else:
            lines.append(block)
    return lines


def _breaks_inside(text: str, line: Block, following: Block) -> bool:
    opened = text.rfind("(", max(line.start, line.end - LONGEST), line.end)
    if opened < 0 or text.find(")", opened, line.end) >= 0:
        return False
    closed = text.find(
        ")", following.start, min(following.end, following.start + LONGEST)
    )
    return closed >= 0 and text.find("(", following.start, closed) < 0


def _only(text: str, blocks: Sequence[Block]) -> str:
    """The text with spaces for what is not read: headings and the works cited list."""
    out, place = [], 0
    for block in blocks:
        if block.kind != "heading" and block.start >= place:
            out += [_blank(text[place : block.start]), text[block.start : block.end]]
            place = block.end
    return "".join([*out, _blank(text[place:])])


def _headed(text: str, blocks: Sequence[Block], shelf: Shelf) -> Iterator[str]:
    """The works that the headings name by their whole title."""
    for number, block in enumerate(blocks):
        if block.kind == "heading" or _is_a_title(text, block, number):
            for mention in find_mentions(Words(text[block.start : block.end]), shelf):
                titled = not mention.is_name and len(mention.ids) == 1
                if titled and (not mention.is_weak or _is_all(mention, shelf)):
                    yield mention.ids[0]


def _is_a_title(text: str, block: Block, number: int) -> bool:
    """One of the short lines that an essay may open with: its title among them."""
    line = text[block.start : block.end].strip()
    return number < TOP and len(line) < LINE and line[-1:] not in {".", "!", "”"}


TOP, LINE = 6, 100


def _is_all(mention: Mention, shelf: Shelf) -> bool:
    return len(shelf.by_id[mention.ids[0]].title) == mention.after - mention.first


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _numbered(text: str, listed: Sequence[Listed]) -> dict[str, tuple[str, ...]]:
    """The works of a list whose entries are numbered, by number."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in listed:
        number = number_of(text[entry.start : entry.end])
        ids = (entry.source,) if entry.source else entry.candidates
        if number and ids:
            found.setdefault(number, ids)
    return found


def _read(scene: Scene, numbered: Mapping[str, tuple[str, ...]]) -> list[Seen]:
    """Everything that could be a citation; some may overlap. `numbered` are the works of
    the list below: “[2]” is its second."""
    brackets = [
        *find_brackets(scene.text, scene.blocks),
        *find_unclosed(scene.text, scene.blocks),
    ]
    in_brackets: list[Seen] = []
    for bracket in sorted(brackets, key=lambda b: (b.start, b.end)):
        in_brackets += read_bracket(scene, bracket, in_brackets)
    by_number = list(read_numbered(scene, brackets, numbered))
    in_brackets = _instead(in_brackets, by_number)
    notes, marks = pair(scene.text, find_marks(scene.text), scene.blocks)
    by_law = read_law(scene)
    in_brackets = _instead(in_brackets, by_law)
    in_notes = read_notes(scene, notes, [*in_brackets, *by_law])
    lone = [_lone(scene, mark, numbered) for mark in marks]
    others = [*read_credits(scene), *read_urls(scene), *by_law]
    verses = list(read_scripture(scene))
    in_brackets = _instead(in_brackets, verses)
    outside = _apart([*by_number, *verses, *in_brackets, *in_notes, *others])
    sure = [one for one in outside if one.wait is None or one.wait.falls_back]
    lone = [one for one in lone if not _is_inside(one, outside)]
    outside = _instead(outside, [one for one in lone if one.ids])
    found = _apart([*outside, *InSentence(scene, sure).run(), *lone])
    return settle(scene, found)


def _instead(found: Sequence[Seen], others: Sequence[Seen]) -> list[Seen]:
    """What was read, without what one of the others says better."""
    taken = [(one.citation.start, one.citation.end) for one in others]
    taken.sort()
    kept = []
    for one in found:
        number = bisect_right(taken, (one.citation.end, 0)) - 1
        if number < 0 or taken[number][1] <= one.citation.start:
            kept.append(one)
    return kept


def _is_inside(one: Seen, found: Sequence[Seen]) -> bool:
    """A mark that is part of what was read as a citation."""
    start = one.citation.start
    number = bisect_right(found, start, key=lambda seen: seen.citation.start) - 1
    return number >= 0 and start < found[number].citation.end


def _lone(
    scene: Scene, mark: NoteMark, numbered: Mapping[str, tuple[str, ...]]
) -> Seen:
    """A mark that has no note: the work of that number, or perhaps a citation."""
    is_glued = scene.text[mark.start].isascii() and scene.text[mark.start] != "["
    if not is_glued or len(numbered) > 2:
        number = mark.number
        found = number_and_place(scene, mark.start, mark.end, numbered, number)
        if found is not None:
            return found
    return scene.see(mark.start, mark.end, Kind.NOTE, State.POSSIBLE)


def _apart(found: Sequence[Seen]) -> list[Seen]:
    """In order, without those that overlap an earlier (or, from one place, longer) one."""
    kept: list[Seen] = []
    for seen in sorted(found, key=lambda s: (s.citation.start, -s.citation.end)):
        if not kept or kept[-1].citation.end <= seen.citation.start:
            kept.append(seen)
    return kept


def _decided(
    seen: Sequence[Seen], text: str, decisions: Sequence[Decision], shelf: Shelf
) -> list[Seen]:
    return apply_decisions(seen, text, decisions, shelf) if decisions else list(seen)
