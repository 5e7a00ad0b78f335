"""Where in a source: “407”, “pp. 262-64”, “vol. I, pp. 237-238”, “Act 3, scene 2”.

Of act, scene and line, `first` is “3.1.64”; “262-64” ends at 264; roman pages stay
roman; other digits (٤٠٧) become 407. Of “12, 15” and “vol. 2, 12” the first page counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from citations.items.pages import full_end
from citations.reading.types import Locator

ROMAN_PAGE = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![a-z])"
DASH = r"\s?[-–—‑‐−]{1,2}\s?"
_NUMBER = rf"(?:\d{{1,5}}(?:\.\d{{1,3}})?(?:[abcrv](?![^\W_]))?(?!\d)|{ROMAN_PAGE})"
_RANGE = rf"(?P<first>{_NUMBER})(?:(?:{DASH}|\sto\s)(?P<last>{_NUMBER}))?"
_MORE = rf"(?:\s?(?:,\s?(?:and|&)|,|&|and|и)\s?{_NUMBER}(?:{DASH}{_NUMBER})?){{0,5}}"
_FOLLOWING = r"(?:\s?(?:ff?|et\sseqq?|(?:and\s)?passim)\.?|,?\s?nn?\.?\s?\d{0,3}|,?\s(?:Anm|Fn|note|not[ae])\.?\s?\d{1,3})?"

PAGE_WORDS = r"pp?\.?|pgs?\.?|pages?|стр\.?|страниц[аеыу]х?|с\.|seiten?|(?:(?<=,\s)|(?<![\s\S]))s\.|páginas?|págs?\.|str\.|עמ['׳]?|עמוד|ص\.?|صفحة"
LABELS = (
    ("page", PAGE_WORDS),
    ("paragraph", r"paras?\.?|paragraphs?|par\.|¶{1,2}|абз\.?"),
    ("chapter", r"chs?\.?|chap\.?|chapters?|гл\.?|глав[аеыу]|kap\.?"),
    ("line", r"ll?\.|lines?|(?<![\s\w,.;:])ll?(?=\s)"),
    ("verse", r"vv?\.|verses?"),
    ("section", r"sec\.?|sections?|§{1,2}|experiments?|appendix"),
    ("canto", r"cantos?"),
    ("stanza", r"stanzas?|st\."),
    ("slide", r"slides?"),
    ("figure", r"figs?\.?|figures?"),
    ("table", r"tables?"),
    ("location", r"loc\.?|locs\.|locations?"),
    ("folio", r"fols?\.?|folios?|l\.\sl\."),
    ("column", r"cols?\.|columns?"),
)
"""CSL's names, and how they are written."""
PICTURED = {"figure", "table"}
"""“(Seeley 2010, Figure 3)” cites; without the year the figure may be the essay's own."""

_LABELLED = re.compile(
    rf"""
    (?:^|(?<=[\s,:;(])|(?<=\d)|(?<=[.]\s))   # after a space or a mark
    (?:(?:on|at|на)\s)?
    (?:{"|".join(f"(?P<{label}>{words})" for label, words in LABELS)})\s?
    {_RANGE}(?P<more>{_MORE}){_FOLLOWING}     # 12, 12-14, 12, 15, 12ff.
    (?:,?\s(?:line|ll?\.|lines)\s?\d{{1,5}}(?:{DASH}\d{{1,5}})?)?
    \.?$
    """,
    re.VERBOSE | re.IGNORECASE,
)

_PART = r"(?:[ivx]{1,6}|\d{1,2})"
ACT = re.compile(
    rf"""
    (?:^|(?<=[\s,(]))
    act\s(?P<act>{_PART})
    (?:[.,]{{0,2}}\s?(?:and\s)?(?:scene|sc\.?)\s?(?P<scene>{_PART}))?
    (?:[.,:]{{0,2}}\s?(?:and\s)?(?:lines?|ll?\.)\s?(?P<line>\d{{1,4}})(?:{DASH}(?P<to>\d{{1,4}}))?)?
    (?![^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"""
    (?:^|(?<=[\s,]))
    (?P<act>\d{{1,2}}|[ivxIVX]{{1,5}})\.(?:(?<=[IVX].)\s)?(?P<scene>\d{{1,3}}|[ivxIVX]{{1,5}})
    (?:\.\s?(?P<third>\d{{1,4}}(?:\.\d{{1,3}})?)n?)?
    (?:,?\s(?:line|ll?\.|lines)\s?(?P<line>\d{{1,4}}))?
    (?:{DASH}(?:\d{{1,2}}\.)?(?:\d{{1,3}}\.)?(?P<last>\d{{1,4}}))?
    (?P<more>(?:\s?(?:[,;]\s?(?:and\s|&\s?)?|\s?&\s?|\sand\s)
      (?:\d{{1,2}}\.)?(?:\d{{1,3}}\.)?\d{{1,4}}(?:{DASH}\d{{1,4}})?){{0,5}})
    \.?$
    """,
    re.VERBOSE,
)
_PAGE_AND_LINE = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<page>\d{{3,4}}|\d\d(?=\.\d\d))(?:{DASH}(?P<last>\d{{1,4}}))?"
    rf"\.\d{{1,5}}(?:{DASH}\d{{1,5}})?$"
)
"""“111.1553-54”: the page of a translation and the lines of the text."""
_TIME = (
    r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}h\s?\d{1,2}m(?:\s?\d{1,2}s)?|\d{1,3}m\s?\d{1,2}s"
)
_CLOCK = re.compile(
    rf"(?:^|(?<=[\s,;]))(?P<label>at\s|min\.?\s|minutes?\s|timestamp:?\s|time\s)?"
    rf"(?P<first>{_TIME})(?:{DASH}(?P<last>{_TIME}))?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"""
    (?:^|(?<=[\s,:]))
    (?!(?:1[4-9]|20)\d\d[a-z]?(?:{DASH}\d{{1,4}})?\s?,)                      # a year before its page
    (?P<first>\d{{1,5}}[ab]?|[A-F]\d{{1,2}})(?:(?:{DASH}|\sto\s)(?P<last>\d{{1,5}}[ab]?|[A-F]\d{{1,2}}))?
    (?P<more>(?:\s?(?:,\s?(?:and|&)|,|&|and)\s?\d{{1,5}}(?:{DASH}\d{{1,5}})?){{0,5}})
    {_FOLLOWING}$
    """,
    re.VERBOSE,
)
_LETTERED = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<first>\d{{1,4}}[a-e]\d{{0,2}})"
    rf"(?:{DASH}(?P<last>\d{{0,4}}[a-e]\d{{0,2}}|\d{{1,4}}))?$"
)
"""“358e-359a”, “1095b14”: the pages of Plato and Aristotle."""
_BARE_ROMAN = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<first>{ROMAN_PAGE})(?:{DASH}(?P<last>{ROMAN_PAGE}))?$"
)
_VOLUME = re.compile(
    r"(?:^|[\s,])(?:vols?\.?|volume|bd\.?|т\.|book|bk\.|chapter|chap\.|ch\.|part|pt\.|no\.|issue|letter|entry)\s?(?:\d{1,3}|[ivxlIVXL]{1,6})[,:;]?\s*$",
    re.IGNORECASE,
)
_VOLUME_PAGE = re.compile(
    rf"(?:^|(?<=[\s,]))\d{{1,3}}:\s?(?P<first>\d{{1,5}})(?:{DASH}(?P<last>\d{{1,5}}))?$"
)
_HAS_NUMBER = re.compile(r"\d|(?:^|[\s,.–-])[ivxlcIVXLC]+\.?$")
REACH = 48
"""Characters at the end of a part in which its locator is looked for."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Tail:
    """A locator at the end of a part, and where it begins."""

    start: int
    locator: Locator
    is_labelled: bool


def find_locator(part: str) -> Tail | None:
    """The locator a part ends with, if any."""
    end = part[-REACH:]
    if not _HAS_NUMBER.search(end):
        return None
    dotted = _dotted(end) if "." in end else None
    clock = _clock(end) if ":" in end or end[-1] in "ms" else None
    act = _act_at_the_end(end) if "t" in end else None
    labelled = _labelled(end)
    if dotted and labelled and labelled.start < dotted.start:
        dotted = None  # “Table 3.2”
    tail = act or dotted or labelled or clock or _plain(end)
    if tail is None and "." in end:
        tail = _page_and_line(end)
    if tail is None or len(end) == len(part):
        return tail
    return replace(tail, start=tail.start + len(part) - len(end))


def _act_at_the_end(part: str) -> Tail | None:
    for found in ACT.finditer(part):
        if not part[found.end() :].strip(" ."):
            return Tail(found.start(), act_locator(found), is_labelled=True)
    return None


def act_locator(found: re.Match[str]) -> Locator:
    """Of a match of `ACT`: “3.1.64”, with what there is of it."""
    numbers = [arabic(found[name]) for name in ("act", "scene", "line") if found[name]]
    first = ".".join(numbers)
    last = ".".join([*numbers[:-1], found["to"]]) if found["to"] else first
    return Locator("act", first, last)


def arabic(number: str) -> str:
    """A roman or other number in the digits 0 to 9."""
    if number.isdecimal():
        return str(int(number))
    total, biggest = 0, 0
    for letter in reversed(number.lower()):
        value = _ROMAN_VALUES[letter]
        total += value if value >= biggest else -value
        biggest = max(biggest, value)
    return str(total)


def _labelled(part: str) -> Tail | None:
    found = _LABELLED.search(part)
    if found is None or not found["first"]:
        return None
    label = next(label for label, _ in LABELS if found[label])
    pages = _ITS_PAGES.fullmatch(found["more"]) if label == "chapter" else None
    if pages and not found[label].lower().startswith(("chs", "chapters", "главы")):
        locator = make_locator("page", pages["first"], pages["last"])
        return Tail(found.start(), locator, is_labelled=True)
    locator = make_locator(label, found["first"], found["last"], found["more"])
    return Tail(_before_volume(part, found.start()), locator, is_labelled=True)


_ITS_PAGES = re.compile(rf",\s?(?P<first>\d{{1,5}})(?:{DASH}(?P<last>\d{{1,5}}))?")
"""“Chapter 13, 420”: a chapter and its page."""


def _before_volume(part: str, start: int) -> int:
    """Where “vol. 2,” before a page begins, or the page itself."""
    volume = _VOLUME.search(part, max(0, start - 24), start)
    return volume.start() if volume else start


def _clock(part: str) -> Tail | None:
    found = _CLOCK.search(part)
    pages = _VOLUME_PAGE.search(part)
    if found and (found["label"] or not pages or found["first"].find(":") == 2):
        locator = make_locator("time", found["first"], found["last"])
        return Tail(found.start(), locator, bool(found["label"]))
    if pages:
        locator = make_locator("page", pages["first"], pages["last"])
        return Tail(pages.start(), locator, False)
    return None


def _dotted(part: str) -> Tail | None:
    found = _DOTTED.search(part)
    if found is None:
        return None
    numbers = [arabic(found["act"]), arabic(found["scene"])]
    numbers += [n for n in (found["third"], found["line"]) if n]
    last = ".".join([*numbers[:-1], found["last"]]) if found["last"] else None
    first = ".".join(numbers)
    more = tuple(_full(numbers, one) for one in _MORE_ACTS.finditer(found["more"]))
    return Tail(found.start(), Locator("act", first, last or first, more), False)


_MORE_ACTS = re.compile(rf"(?P<first>[\d.]*\d)(?:{DASH}(?P<last>\d+))?")


def _full(numbers: list[str], found: re.Match[str]) -> tuple[str, str]:
    """Of “1.1.91-92 and 97-98” the second: (1.1.97, 1.1.98)."""
    typed = found["first"].split(".")
    first = [*numbers[: len(numbers) - len(typed)], *typed]
    last = [*first[:-1], found["last"]] if found["last"] else first
    return ".".join(first), ".".join(last)


def _page_and_line(part: str) -> Tail | None:
    found = _PAGE_AND_LINE.search(part)
    if found is None:
        return None
    return Tail(
        found.start(), make_locator("page", found["page"], found["last"]), False
    )


def _plain(part: str) -> Tail | None:
    found = _BARE.search(part) or _LETTERED.search(part) or _BARE_ROMAN.search(part)
    if found is None or not found["first"]:
        return None
    start = _before_volume(part, found.start())
    more = found.groupdict().get("more") or ""
    locator = make_locator("page", found["first"], found["last"], more)
    return Tail(start, locator, is_labelled=start != found.start())


def make_locator(
    label: str, first: str, last: str | None, more: str | None = ""
) -> Locator:
    """A locator in digits 0 to 9, a shortened end written out, with the other places."""
    first, last = _digits(first), _digits(last or first)
    others = tuple(_others(more)) if more else ()
    return Locator(label, first, full_end(first, last), others)


_OTHER = re.compile(rf"(?P<first>{_NUMBER})(?:{DASH}(?P<last>{_NUMBER}))?")


def _others(more: str) -> Iterator[tuple[str, str]]:
    for one in _OTHER.finditer(more):
        if one["first"]:
            first, last = _digits(one["first"]), _digits(one["last"] or one["first"])
            yield first, full_end(first, last)


def _digits(number: str) -> str:
    if number.isascii():
        return number
    return "".join(str(int(c)) if c.isdecimal() else c for c in number)


def page_number(locator: Locator | None) -> int | None:
    """The first page as a number, when it is an arabic page."""
    if locator is None or locator.label != "page" or not locator.first.isdecimal():
        return None
    return int(locator.first)


def is_year(number: str) -> bool:
    """Four digits that could be a year: 1400 to 2099."""
    return bool(_YEAR.fullmatch(number))


_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
