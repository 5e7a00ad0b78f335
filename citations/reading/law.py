"""Cases and statutes, as lawyers cite them.

“Donovan v Stevens [1932] AC 562, 580”, “389 U.S. at 351”, “Id. at 361”, “section 4 of the
Harbours Act 1988”, “(s 2(3)(a))”: a place without a name is in the case or the statute
that was cited last. Only where the library holds cases or statutes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from citations.reading.mentions import Mention
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.shelf import Shelf
from citations.reading.types import Kind, Locator

_CASES = {"legal_case"}
_STATUTES = {"legislation", "bill", "treaty", "regulation"}
_REPORT = r"""
    (?: (?:\[\d{4}\]|\(\d{4}\)),?\s(?:\d{1,3}\s)?[A-Z][A-Za-z.&]{0,12}(?:\s[A-Z][A-Za-z.&]{0,8}){0,3}\sP?\d{1,5}
      | \d{1,4}\s[A-Z][A-Za-z.]{0,8}(?:\s?[A-Z\d][A-Za-z\d.]{0,6}){0,3}\s\d{1,5}
      | [\[(]\d{4}[\])]
    )
"""
_AT = r"""(?P<at>\[?\d{1,5}\]?)(?:\s?[-–]\s?(?P<to>\[?\d{1,5}\]?))?(?![\d\]])"""
_BEHIND_CASE = re.compile(
    rf"""
    \.?,?\s{_REPORT}
    (?:\s\([A-Z][A-Za-z]{{0,5}}\))?
    (?:(?:,\s|,?\sat\s|\s(?=\d{{1,4}}(?:\s\(|\.|$|\n)))(?:p{{1,2}}\.?\s|paras?\.?\s)?{_AT})?
    (?:\s\((?:[^()]{{0,20}}\d{{4}}|(?:per\s)?[A-Z][^()]{{2,24}})\))?
    """,
    re.VERBOSE,
)
_BEHIND_WORK = re.compile(
    r"""
    [?!]?,?\s
    (?: \d{1,4}\s[A-Z][A-Za-z.&]{0,10}(?:\s[A-Z][A-Za-z.&]{0,10}){0,4}\s\d{1,5}(?:,\s(?P<at>\d{1,5}))?
      | (?P<page>\d{1,4}))
    \s\((?:1[4-9]|20)\d\d\)
    """,
    re.VERBOSE,
)
_REPORTED = re.compile(
    rf"""
    (?:\[\d{{4}}\]\s|\(\d{{4}}\)\s)(?:\d{{1,3}}\s)?[A-Z][A-Za-z.&]{{0,12}}(?:\s[A-Z][A-Za-z.&]{{0,8}}){{0,3}}\sP?\d{{1,5}}
    (?:\s\([A-Z]{{1,5}}\))?(?:(?:,\s|,?\sat\s|\s){_AT})?
    """,
    re.VERBOSE,
)
_VOLUME = re.compile(
    r"(?:(?:[Ss]ee\s)?[A-Z][\w.]{1,14},\s)?(?P<volume>\d{1,4}\s[A-Z][A-Za-z.]{0,8}(?:\s?[A-Z\d][A-Za-z\d.]{0,6}){0,3})\sat\s(?P<at>\d{1,5})"
)
_ID = re.compile(
    r"(?<![^\W_])(?:[Ss]ee\s)?[Ii]d\.\sat\s(?P<at>\d{1,5})(?:[-–]\d{1,5})?(?:\sn\.?\s?\d{1,3})?(?:\s\([A-Z][^()]{2,40}\))?"
)
_AT_ALONE = re.compile(
    r"\((?:at\s)?(?:para\.?\s)?(?P<at>(?<=at\s)\d{1,4}|\[\d{1,4}\])\)"
)
_SECTION = r"(?:ss?\.?|sec(?:tions?|s?\.)|§{1,2}|arts?\.?|articles?|reg(?:ulation)?s?\.?)\s?(?P<section>\d{1,4}[A-Z]?(?:\(\w{1,4}\))*)"
_BEHIND_STATUTE = re.compile(
    rf"(?:,?\s\(?(?P<year>\d{{4}})\)?)?(?:,?\s\(?{_SECTION})?", re.IGNORECASE
)
_AHEAD = re.compile(rf"{_SECTION}\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)
_SECTION_ALONE = re.compile(rf"\({_SECTION}\)")


@dataclass(frozen=True, slots=True)
class _Cited:
    start: int
    end: int
    ids: tuple[str, ...]
    locator: Locator | None
    is_statute: bool = False


def read_law(scene: Scene) -> list[Seen]:
    """What is cited as lawyers do, wherever it stands."""
    types = {one.source.type for one in scene.shelf.all}
    if not types & (_CASES | _STATUTES):
        return []
    named = [one for mention in scene.mentions.all for one in _named(scene, mention)]
    named += _reported(scene)
    named.sort(key=lambda one: (one.start, -one.end))
    found = [*named, *_without_names(scene, named)]
    return [_see(scene, one) for one in found]


# --- By name ------------------------------------------------------------------------


def _named(scene: Scene, mention: Mention) -> Iterator[_Cited]:
    if mention.is_name or mention.is_weak or len(mention.ids) != 1:
        return
    kind = scene.shelf.by_id[mention.ids[0]].source.type
    if kind in _CASES:
        yield from _case(scene, mention)
    elif kind in _STATUTES:
        yield from _statute(scene, mention)
    else:
        yield from _work(scene, mention)


def _case(scene: Scene, mention: Mention) -> Iterator[_Cited]:
    report = _BEHIND_CASE.match(scene.text, mention.end, mention.end + 110)
    if report is not None:
        yield _Cited(mention.start, report.end(), mention.ids, _place(report))


def _work(scene: Scene, mention: Mention) -> Iterator[_Cited]:
    """“Denise Moreau, Whose Locker Is It?, 27 J. Sch. L. 401, 419 (1998)”."""
    behind = _BEHIND_WORK.match(scene.text, mention.end, mention.end + 80)
    if behind is None:
        return
    at = behind["at"] or behind["page"]
    start = mention.start
    for name in scene.mentions.within(max(0, start - 80), start):
        if name.is_name and set(name.ids) & set(mention.ids):
            start = scene.attributions.name_start(name)
            break
    locator = Locator("page", at, at) if at else None
    yield _Cited(start, behind.end(), mention.ids, locator)


def _statute(scene: Scene, mention: Mention) -> Iterator[_Cited]:
    behind = _BEHIND_STATUTE.match(scene.text, mention.end, mention.end + 40)
    since = max(0, mention.start - 40)
    ahead = _AHEAD.search(scene.text[since : mention.start])
    told = ahead or behind
    section = told["section"] if told else None
    if section is None:
        return
    start = since + ahead.start() if ahead else mention.start
    end = behind.end() if behind else mention.end
    locator = Locator("section", section, section)
    yield _Cited(start, end, mention.ids, locator, is_statute=True)


# --- By report ----------------------------------------------------------------------


def _reports(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """“1wlr1120” → the case; “469us” → the case in that volume."""
    found: dict[str, list[str]] = {}
    for shelved in shelf.all:
        report = shelved.source.report
        if report:
            key = _key(report)
            found.setdefault(key, []).append(shelved.source.id)
            volume = _key(report.rsplit(" ", 1)[0])
            found.setdefault(f"{volume} at", []).append(shelved.source.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _key(report: str) -> str:
    return re.sub(r"[^a-z\d]", "", report.lower())


def _reported(scene: Scene) -> Iterator[_Cited]:
    """“[1979] 1 WLR 1120, 1123” and “469 U.S. at 341”, without the names."""
    reports = _reports(scene.shelf)
    for found in _REPORTED.finditer(scene.text):
        typed = re.sub(r"^[\[(]\d{4}[\])]\s", "", found.group())
        words = re.match(r"(.*?[A-Za-z.]\sP?\d{1,5})", typed)
        ids = reports.get(_key(words[1])) if words else None
        if ids:
            yield _Cited(found.start(), found.end(), ids, _place(found))
    for found in _VOLUME.finditer(scene.text):
        ids = reports.get(f"{_key(found['volume'])} at")
        if ids:
            yield _Cited(found.start(), found.end(), ids, _place(found))


def _place(found: re.Match[str]) -> Locator | None:
    at = found["at"] or ""
    label = "paragraph" if at.startswith("[") else "page"
    at = at.strip("[]")
    return Locator(label, at, at) if at else None


# --- Without a name -----------------------------------------------------------------


def _without_names(scene: Scene, named: list[_Cited]) -> Iterator[_Cited]:
    """“Id. at 361”, “(at 93)”, “(s 2(3)(a))”: of what was cited last."""
    for found in _ID.finditer(scene.text):
        ids = _last(named, found.start())
        if ids:
            yield _Cited(found.start(), found.end(), ids, _place(found))
    cases = [one for one in named if not one.is_statute]
    for found in _AT_ALONE.finditer(scene.text):
        ids = _last_case(scene, found.start(), cases)
        if ids:
            yield _Cited(found.start(), found.end(), ids, _place(found))
    statutes = [one for one in named if one.is_statute]
    for found in _SECTION_ALONE.finditer(scene.text):
        ids = _last(statutes, found.start())
        if ids:
            locator = Locator("section", found["section"], found["section"])
            yield _Cited(found.start(), found.end(), ids, locator)


def _last(named: list[_Cited], place: int) -> tuple[str, ...]:
    number = bisect_left(named, place, key=lambda one: one.start) - 1
    return named[number].ids if number >= 0 else ()


def _last_case(scene: Scene, place: int, cases: list[_Cited]) -> tuple[str, ...]:
    """The case that the paragraph names last, with or without its report."""
    block = scene.block_at(place)
    known = scene.shelf.by_id
    for mention in reversed(
        scene.mentions.within(max(block.start, place - 2000), place)
    ):
        is_one = len(mention.ids) == 1 and not mention.is_name
        if is_one and known[mention.ids[0]].source.type in _CASES:
            return mention.ids
    return _last(cases, place)


def _see(scene: Scene, one: _Cited) -> Seen:
    """With the brackets where it is all that stands in them."""
    text, start, end = scene.text, one.start, one.end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    kind = Kind.IN_SENTENCE
    return scene.see(start, end, kind, state_of(one.ids), one.ids, one.locator)
