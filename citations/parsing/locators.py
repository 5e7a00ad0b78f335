"""Where in a source: “407”, “pp. 262-64”, “vol. I, pp. 237-238”, “Act 3, scene 2”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citations.parsing.types import Locator, full_range_end

ROMAN_PAGE = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:\d{{1,5}}[a-z]?|{ROMAN_PAGE})"
_DASH = r"\s?[-–—‑]\s?"
_RANGE = rf"(?P<first>{_NUMBER})(?:{_DASH}(?P<last>{_NUMBER}))?"
_MORE = rf"(?:\s?(?:,|&|and)\s?{_NUMBER}(?:{_DASH}{_NUMBER})?){{0,8}}"

_LABELS = (
    ("page", r"pp?\.?|pgs?\.?|pages?|стр\.?|с\.|seiten?|s\."),
    ("paragraph", r"paras?\.?|paragraphs?|par\.|¶{1,2}"),
    ("chapter", r"chs?\.?|chap\.?|chapters?"),
    ("line", r"ll?\.|lines?"),
    ("verse", r"vv?\.|verses?"),
    ("section", r"sec\.?|sections?|§{1,2}"),
    ("canto", r"cantos?"),
    ("slide", r"slides?"),
)

_LABELLED = [
    (
        label,
        re.compile(
            rf"""
            (?:^|(?<=[\s,.:;(])|(?<=\d))     # after a space or a mark
            (?:at\s)?
            (?:{words})\s?                    # the label
            {_RANGE}{_MORE}                   # 12, 12-14, 12, 15
            (?:,?\s(?:line|ll?\.|lines)\s?\d{{1,5}})?
            \.?$
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
    )
    for label, words in _LABELS
]

_ACT = re.compile(
    r"""
    (?:^|(?<=[\s,(]))
    act\s(?P<act>[ivx]{1,5}|\d{1,2})
    (?:[.,]?\s(?:scene|sc\.?)\s(?P<scene>[ivx]{1,6}|\d{1,2}))?
    (?:[.,]?\s(?:lines?|ll?\.)\s(?P<line>\d{1,4})(?:\s?[-–]\s?(?P<to>\d{1,4}))?)?
    \.?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = re.compile(
    r"(?:^|(?<=[\s,]))(?P<first>\d{1,2}\.\d{1,3}(?:\.\d{1,4})?)"
    r"(?:,?\s(?:line|ll?\.|lines)\s?(?P<line>\d{1,4}))?(?:\s?[-–]\s?(?P<last>\d{1,4}))?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:^|(?<=[\s,]))(?P<first>\d{1,2}:\d{2}(?::\d{2})?)"
    r"(?:\s?[-–]\s?(?P<last>\d{1,2}:\d{2}(?::\d{2})?))?$"
)
_BARE = re.compile(rf"(?:^|(?<=[\s,:]))(?!(?:1[4-9]|20)\d\d\s?,)(?P<first>\d{{1,5}})(?:{_DASH}(?P<last>\d{{1,5}}))?(?:\s?,\s?\d{{1,5}}(?:{_DASH}\d{{1,5}})?){{0,8}}$")  # fmt: skip
_BARE_ROMAN = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<first>{ROMAN_PAGE})(?:{_DASH}(?P<last>{ROMAN_PAGE}))?$"
)
_VOLUME = re.compile(
    r"(?:^|[\s,])(?:vol\.?|volume|bd\.?|т\.)\s?(?:\d{1,3}|[ivxl]{1,6})[,:]?\s*$",
    re.IGNORECASE,
)
_VOLUME_PAGE = re.compile(
    r"(?:^|(?<=[\s,]))\d{1,3}:(?P<first>\d{1,5})(?:\s?[-–]\s?(?P<last>\d{1,5}))?$"
)

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Tail:
    """A locator at the end of a part, and where it begins."""

    start: int
    locator: Locator
    is_labelled: bool


def find_locator(part: str) -> Tail | None:
    """The locator a part ends with, if any. `part` is at most a few hundred characters."""
    return _acts(part) or _labelled(part) or _clock(part) or _plain(part)


def _acts(part: str) -> Tail | None:
    found = _ACT.search(part)
    if found is None:
        return None
    numbers = [_arabic(found[name]) for name in ("act", "scene", "line") if found[name]]
    first = ".".join(numbers)
    last = ".".join([*numbers[:-1], found["to"]]) if found["to"] else first
    return Tail(found.start(), Locator("act", first, last), is_labelled=True)


def _arabic(number: str) -> str:
    if number.isdigit():
        return number
    total, biggest = 0, 0
    for letter in reversed(number.lower()):
        value = _ROMAN_VALUES[letter]
        total += value if value >= biggest else -value
        biggest = max(biggest, value)
    return str(total)


def _labelled(part: str) -> Tail | None:
    for label, pattern in _LABELLED:
        found = pattern.search(part)
        if found and found["first"]:
            start = found.start()
            volume = _VOLUME.search(part[:start])
            return Tail(
                volume.start() if volume else start,
                _locator(label, found["first"], found["last"]),
                is_labelled=True,
            )
    return None


def _clock(part: str) -> Tail | None:
    found = _CLOCK.search(part)
    if found and not _VOLUME_PAGE.search(part[: found.end()]):
        return Tail(
            found.start(), _locator("time", found["first"], found["last"]), False
        )
    found = _VOLUME_PAGE.search(part)
    if found:
        return Tail(
            found.start(), _locator("page", found["first"], found["last"]), False
        )
    return None


def _plain(part: str) -> Tail | None:
    dotted = _DOTTED.search(part)
    if dotted:
        first = dotted["first"] + (f".{dotted['line']}" if dotted["line"] else "")
        last = dotted["last"]
        whole = f"{first.rsplit('.', 1)[0]}.{last}" if last else first
        return Tail(dotted.start(), Locator("act", first, whole), False)
    found = _BARE.search(part) or _BARE_ROMAN.search(part)
    if found is None or not found["first"]:
        return None
    start = found.start()
    volume = _VOLUME.search(part[:start])
    return Tail(
        volume.start() if volume else start,
        _locator("page", found["first"], found["last"]),
        is_labelled=volume is not None,
    )


def _locator(label: str, first: str, last: str | None) -> Locator:
    return Locator(label, first, full_range_end(first, last or first))


def page_number(locator: Locator | None) -> int | None:
    """The first page as a number, when it is an arabic page."""
    if locator is None or locator.label != "page" or not locator.first.isdigit():
        return None
    return int(locator.first)
