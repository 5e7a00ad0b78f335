"""Cases and statutes: “Donovan v Stevens [1932] AC 562”, “section 4 of the Harbours Act 1988”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citations.reading.mentions import Mention
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.types import Kind, Locator

_CASES = {"legal_case"}
_STATUTES = {"legislation", "bill", "treaty", "regulation"}
_REPORT = re.compile(
    r"""
    ,?\s
    (?: (?:\[\d{4}\]|\(\d{4}\)),?\s(?:\d{1,3}\s)?[A-Z][A-Za-z.&]{0,12}(?:\s[A-Z][A-Za-z.&]{0,8}){0,3}\s\d{1,5}
      | \d{1,4}\s[A-Z][A-Za-z.]{0,8}(?:\s?[A-Z\d][A-Za-z\d.]{0,6}){0,3}\s\d{1,5}
      | [\[(]\d{4}[\])]
    )
    (?:\s\((?:[A-Z][\w.]{0,6}\s){0,3}(?:[A-Z]{1,5}|\d{4})\))?
    (?:(?:,\s|,?\sat\s)(?:p{1,2}\.?\s|paras?\.?\s)?(?P<at>\[?\d{1,5}\]?)(?:[-–]\[?\d{1,5}\]?)?(?!\d))?
    """,
    re.VERBOSE,
)
_SECTION = r"(?:ss?\.?|sec(?:tions?|s?\.)|§{1,2}|arts?\.?|articles?|reg(?:ulation)?s?\.?)\s?(?P<%s>\d{1,4}[A-Z]?(?:\(\w{1,4}\))*)"
_BEHIND = re.compile(
    rf"(?:,?\s\(?(?P<year>\d{{4}})\)?)?(?:,?\s\(?{_SECTION % 'section'})?",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"{_SECTION % 'section'}\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)


def read_law(scene: Scene) -> Iterator[Seen]:
    """Cases with their report, statutes with their section, wherever they stand."""
    for mention in scene.mentions.all:
        if mention.is_name or mention.is_weak or len(mention.ids) != 1:
            continue
        kind = scene.shelf.by_id[mention.ids[0]].source.type
        if kind in _CASES:
            yield from _case(scene, mention)
        elif kind in _STATUTES:
            yield from _statute(scene, mention)


def _case(scene: Scene, mention: Mention) -> Iterator[Seen]:
    report = _REPORT.match(scene.text, mention.end, mention.end + 90)
    if report is not None:
        place = _in_brackets(scene, mention.start, report.end())
        at = (report["at"] or "").strip("[]")
        label = "paragraph" if (report["at"] or "").startswith("[") else "page"
        yield _see(scene, place, mention, Locator(label, at, at) if at else None)


def _statute(scene: Scene, mention: Mention) -> Iterator[Seen]:
    behind = _BEHIND.match(scene.text, mention.end, mention.end + 40)
    since = max(0, mention.start - 40)
    lead = scene.text[since : mention.start]
    ahead = _AHEAD.search(lead)
    end = behind.end() if behind else mention.end
    told = ahead or behind
    section = told["section"] if told else None
    if section is None:
        return
    start = since + ahead.start() if ahead else mention.start
    place = _in_brackets(scene, start, end)
    yield _see(scene, place, mention, Locator("section", section, section))


def _in_brackets(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """With the brackets where it is all that stands in them."""
    text = scene.text
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return start - 1, end + 1
    return start, end


def _see(
    scene: Scene, place: tuple[int, int], mention: Mention, locator: Locator | None
) -> Seen:
    return scene.see(
        *place, Kind.IN_SENTENCE, state_of(mention.ids), mention.ids, locator
    )
