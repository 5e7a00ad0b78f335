"""One part of a bracket, taken apart: signal words, names and title, year, locator."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citations.parsing.folding import WORD, bare
from citations.parsing.locators import find_locator
from citations.parsing.shelf import PARTICLES
from citations.parsing.types import Locator

_SIGNAL = re.compile(
    r"""
    (?:see\salso|see|compare|contrast|cf\.?|e\.g\.,?|i\.e\.,?|for\sexample,?|also|from|
       according\sto|as\sstated\sin|as\sin|source(?:\sessay)?:|quote\sfrom|
       adapted\sfrom|taken\sfrom|via|in)
    [\s,:]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED_IN = re.compile(
    r"(?:^|[\s,])(?:as\s)?(?:qtd\.?|quoted|cited|cit\.)\sin[\s:]+", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?:^|[\s,(])(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z])?\)?(?=[\s,:]|$)"
)
_REVERSED = re.compile(r"(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s([^\d]{2,60})")
_YEAR_RANGE = re.compile(r"\d{4}\s?[-–—/]\s?(?:\d{4}|\d{1,2})(?!\d)")

MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring", "summer", "autumn",
    "fall", "winter", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
}  # fmt: skip
LABELS = {
    "part", "no", "number", "nr", "figure", "fig", "table", "week", "day", "question",
    "post", "season", "episode", "ep", "version", "unit", "grade", "age", "ages",
    "level", "image", "photo", "picture", "page", "chapter", "volume", "vol", "act",
    "scene", "step", "point", "example", "exhibit", "appendix", "note", "room", "rule",
    "game", "round", "phase", "group", "section", "article", "amendment", "title",
    "ca", "circa", "born", "died", "b", "d", "r", "reigned", "published", "aged", "est",
    "hint", "credit", "blog", "caption", "approx", "approximately", "about", "top",
    "bottom", "left", "right", "above", "below", "set", "days", "years", "months",
    "percent", "century", "world", "war", "stage",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a part says."""

    head: str
    """Names and title, as typed."""
    year: str = ""
    locator: Locator | None = None
    is_labelled: bool = False
    """The locator said what it is (“p.”, “pages”)."""
    is_quoted_in: bool = False
    signalled: bool = False
    tail_number: str = ""
    """A bare four-digit number that could be a page or a year."""

    @property
    def words(self) -> list[str]:
        """The folded words of the head."""
        return [bare(m.group()) for m in WORD.finditer(self.head)]


def turned(part: str) -> str:
    """“308 Steinbeck” the right way round; the empty string when it is not reversed."""
    found = _REVERSED.fullmatch(part.strip())
    return f"{found[2].strip()} {found[1]}" if found else ""


def dissect(part: str) -> Anatomy:
    """Take one part apart. `part` holds at most a few hundred characters."""
    rest, signalled, quoted_in = _without_signals(part)
    tail = find_locator(rest)
    head = rest[: tail.start] if tail else rest
    locator, number = (tail.locator, "") if tail else (None, "")
    head = head.rstrip(" ,:;.")
    year = _YEAR.search(head)
    found_year = ""
    if year and year.end() >= len(head) - 1:
        found_year = year["year"]
        head = head[: year.start()].rstrip(" ,:;(")
    elif tail and not tail.is_labelled and tail.locator.label == "page":
        first = tail.locator.first
        if _YEAR.fullmatch(first) and first == tail.locator.last:
            number = first
    return Anatomy(
        head=head.strip(),
        year=found_year,
        locator=locator,
        is_labelled=tail.is_labelled if tail else False,
        is_quoted_in=quoted_in,
        signalled=signalled,
        tail_number=number,
    )


def _without_signals(part: str) -> tuple[str, bool, bool]:
    rest, signalled = part.strip(), False
    for _ in range(3):
        signal = _SIGNAL.match(rest)
        if signal is None or signal.end() >= len(rest):
            break
        rest, signalled = rest[signal.end() :].lstrip(), True
    quoted = None
    for quoted in _QUOTED_IN.finditer(rest):  # noqa: B007  the last one counts
        pass
    if quoted is not None and quoted.end() < len(rest):
        return rest[quoted.end() :].strip(), signalled, True
    return rest, signalled, False


def is_date(text: str) -> bool:
    """“1954-8”, “13 August 1899”, “11/28/1880-8/7/1921”, “'36-'38”."""
    folded = [bare(m.group()) for m in WORD.finditer(text)]
    if not folded or not any(c.isdigit() for c in text):
        return False
    others = [w for w in folded if not w.strip("-'").replace("-", "").isdigit()]
    if all(w in MONTHS or w in {"ca", "c", "b", "d", "r", "published", "st", "nd", "rd", "th", "bc", "ad", "ce", "bce", "s"} for w in others):  # fmt: skip
        has_year = re.search(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)", text) is not None
        return bool(others) or has_year or bool(re.search(r"[/'’]", text))
    return bool(_YEAR_RANGE.search(text)) and len(others) < 2


def looks_like_names(head: str) -> bool:
    """One to six names: capitalised words, particles, initials, “and”, “et al.”."""
    tokens = re.findall(r"[^\s,&]+", head)
    if not tokens or len(tokens) > 9:
        return False
    capitalised = 0
    for token in tokens:
        plain = token.strip(".,’'“”\"")
        if plain.casefold() in PARTICLES | {"and", "et", "al", "eds", "ed", "und", "и"}:
            continue
        if not plain or not plain[0].isalpha() or not plain[0].isupper():
            return False
        capitalised += len(plain) > 1 or token.endswith(".")
    return capitalised > 0


def is_acronym(head: str) -> bool:
    """“NEP”, “GOELRO”, “U.S.”: capitals only."""
    letters = [c for c in head if c.isalpha()]
    return bool(letters) and len(letters) <= 7 and all(c.isupper() for c in letters)
