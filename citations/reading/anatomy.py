"""One part of a bracket, taken apart: signal words, names and title, year, locator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from citations.reading.locators import DASH, Tail, find_locator, is_year
from citations.reading.lookalikes import MONTHS
from citations.reading.types import Locator
from citations.reading.words import folded

_SIGNAL = re.compile(
    r"""
    (?:(?:but\s)?see(?:\salso|,?\sfor\sexample|,?\se\.g\.)?|compare|contrast|cf\.?|
       e\.g\.|i\.e\.|for\sexample|also|from|per|
       according\sto|as\s(?:stated|described|noted|seen|shown|found|discussed|argued|
         mentioned|explained|told|used|reported|written)\s(?:in|by|on)|as\sin|
       contra|pace|both|drawing\son|based\son|found\sin|excerpt(?:ed)?\sfrom|quote[ds]?\sfrom|quotes?|quoting|citing|
       (?:adapted|taken|translated|retrieved|borrowed|drawn|cited)\sfrom|
       via|in|(?:[a-z]{3,8}\s)?(?:source|essay|text|article|book|film|movie|poem|play|chapter|
       reading|document|website|video|story|novel|post|speech|letter)s?:|quotation:|citation:|cite:|ref:|
       vgl\.?|siehe|s\.\sauch|voir|véase|vid\.|cfr\.?|confira|veja|vedi|
       (?:смотри|см\.|ср\.|из|по))
    [\s,:]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT = re.compile(
    r"""
    (?:(?:image|photo(?:graph)?|picture|poster|video|art(?:work)?|map|graphic|cartoon|
        painting|screenshot)\s?
       (?:source|credits?|courtesy(?:\sof)?|by|from|via|taken\sfrom|retrieved\sfrom|©)
      |sources?|credits?|courtesy(?:\sof)?|©|источник|фото)
    (?:\s?:\s?|\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED_IN = re.compile(
    r"""
    (?:^|[\s,;(])(?:as\s)?
    (?:qtd\.?|quot(?:ed|\.)|cited|cit\.|cited\sand\squoted|reprinted|rpt\.|reproduced)
    \s(?:in|by)[\s:]+
    |(?:^|[\s,;(])(?:цит\.?|цитируется)\sпо[\s:]+
    |(?:^|[\s,;(])(?:zit\.?|zitiert)\s(?:n\.|nach|in|bei)[\s:]+
    |(?:^|[\s,;(])(?:cité|citée|cités|citées)\s(?:dans|par|in)[\s:]+
    |(?:^|[\s,;(])(?:citad[oa]s?\s(?:en|por|em)|citat[oaie]\s(?:in|da)|apud)[\s:]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"""
    (?:^|[\s,(\[])
    (?P<first>
      (?:(?:c|ca|circa)\.?\s?)?(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z]{0,2})
        (?:\s?(?P<slash>[/–-])\s?(?P<other>(?:1[4-9]|20)\d\d|\d\d))?
      | n\.\s?d\.?|no\sdate|in\spress|forthcoming|б\.\s?г\.?
      | \d{1,4}\s?b\.?\s?c\.?(?:\s?e\.?)?
    )
    [)\]]?
    (?:,\s?(?:1[4-9]|20)\d\d[a-z]?){0,5}
    [\s,:]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOR_MORE = re.compile(
    r"(?<=\d),?\sfor\s(?:the|an?|more|further|details|discussion)\b[^\d()]{0,80}$",
    re.IGNORECASE,
)
"""“see Simard 1997, for the full list”"""
_FIRST_YEAR = re.compile(
    r"(?:^|[\s,]+)[\[(]?(?P<year>(?:1[4-9]|20)\d\d)[\])]?\s?[/,]?$"
)
"""Of “Mauss [1925] 1990” and “1990 [1925]” the year before the other."""
_REMARK = re.compile(
    r"""
    [\s,;\[]+
    (?:(?:my|our|author['’]?s?|original|added|the)\s)?
    (?:emphas[ie]s|italics?|translations?|trans\.|brackets|ellips[ie]s)
    (?:\s(?:added|mine|ours|in\s(?:the\s)?original|my\sown|removed))?\]?$
    |[\s,]+(?P<of>(?:of|in|on)\s(?:the|my|our)\s)?(?:(?:canvas|online|google|course|class|kindle|e-?book|pdf|web|print|epub|
        html|word|kobo|nook|library|digital|electronic|audio|audiobook|paperback|
        hardcover|first|second|third|\d(?:st|nd|rd|th)|revised|scanned
        |(?-i:[A-Z][a-z]{2,12}))\s){0,3}
      (?:pdf|kindle|e-?book|epub|online|web|print|file|document|doc|docx|edition|ed\.|
        reader|handout|slides?|scan|coursepack|photocopy|transcript|packet|version|canvas|copy|audiobook|
        paperback|hardcover)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xAD, 0xFEFF]
)  # fmt: skip
_REVERSED = re.compile(
    rf"(?:pp?\.?\s?|pgs?\.?\s?|pages?\s)?(?P<page>\d{{1,4}}(?:{DASH}\d{{1,4}})?),?\s(?:of\s|in\s|from\s)?(?P<head>[^\d]{{2,60}})",
    re.IGNORECASE,
)
_DAY = re.compile(r"[\s,]+(?P<month>[^\W\d_]{3,10})\.?$")
_QUOTING = re.compile(r"(?<=\d),\s(?:quoting|citing)\s", re.IGNORECASE)
_QUOTED_WITHIN = re.compile(
    r",?\s(?:quoting|citing)\s[^\d,]{2,60},\s(?=(?:pp?\.?\s?|pgs?\.?\s?)?\d)",
    re.IGNORECASE,
)
"""“Hudson, quoting Wyclif, 46”"""
_LAST_STOP = re.compile(r"(?<=\d)[\s.,;:]+$")
_ESPECIALLY = re.compile(
    r"[\s,]+(?:especially|esp\.?|particularly|mainly|chiefly|starting|beginning)$",
    re.IGNORECASE,
)
_CIRCA = re.compile(r"(?:^|[\s,])(?:ca|circa|c|at)\.?$", re.IGNORECASE)
_EDITION = re.compile(
    r"[\s,]+(?:\d{1,2}(?:st|nd|rd|th)|rev(?:ised)?\.?)\sed(?:ition|n)?\.?$",
    re.IGNORECASE,
)
_WORK_NOUNS = re.compile(
    r"[\s,]+(?:the\s)?(?:website|web\s?site|site|page|module|movie|film|documentary|novel|play|poem|"
    r"article|essay|book|chapter|textbook|reading|source)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a part says."""

    head: str
    """Names and title, as typed, without “film”, “article” behind them."""
    typed: str = ""
    """The part as it stands, with its signal words."""
    whole_head: str = ""
    """The same with it: “The Textbook” may be what a work is called."""
    year: str = ""
    locator: Locator | None = None
    is_labelled: bool = False
    """The locator said what it is (“p.”, “pages”)."""
    is_quoted_in: bool = False
    original: str = ""
    """Of “Morrison at para 5 cited in Danielson at para 6”: the first work."""
    signalled: bool = False
    is_credit: bool = False
    """“Photo credit:”, “Source:” stands before it."""
    tail_number: str = ""
    """A bare four-digit number that could be a page or a year."""
    is_cut: bool = False
    """The head ends in a stop: “Matt. 5:39”."""
    letter: str = ""
    """Of “1977a”."""
    other_year: str = ""
    """Of “1993 [1933]” and “1867/1976” the one that is not `year`."""
    has_year: bool = False
    """There is a year, or what stands for one (“n.d.”, “in press”)."""

    @property
    def words(self) -> list[str]:
        """The folded words of the head."""
        return folded(self.head)


def single_spaced(text: str) -> str:
    """Without invisible marks; every space is one."""
    return " ".join(text.translate(_INVISIBLE).split())


def turned(part: str) -> str:
    """“308 Steinbeck” the right way round; the empty string when it is not reversed."""
    if not any(c.isdigit() for c in part[:12]):
        return ""
    found = _REVERSED.fullmatch(single_spaced(part))
    return f"{found['head'].strip()} {found['page']}" if found else ""


@lru_cache(maxsize=1024)
def dissect(part: str) -> Anatomy:
    """Take one part apart. `part` holds at most a few hundred characters."""
    text = single_spaced(part)
    original, is_quoted_in = "", False
    may_quote = text.count(" ") > 2 or text[:1] in "qQcCrRzZaAцЦ"
    for quoted in _QUOTED_IN.finditer(text) if may_quote else ():  # the last counts
        if quoted.end() < len(text):
            original, is_quoted_in = text[: quoted.start()].strip(" ,;"), True
            rest = text[quoted.end() :]
    text, signalled, is_credit = _without_signals(rest if is_quoted_in else text)
    text = _FOR_MORE.sub("", text) if signalled else text
    said = _taken_apart(_without_remarks(text))
    if not (signalled or is_quoted_in):
        return said
    return replace(
        said,
        typed=single_spaced(part),
        signalled=signalled,
        is_credit=is_credit,
        is_quoted_in=is_quoted_in,
        original=original,
    )


def _without_signals(text: str) -> tuple[str, bool, bool]:
    signalled = is_credit = False
    for _ in range(4):
        credit = _CREDIT.match(text)
        if credit and (":" in credit.group() or " " in credit.group().strip()):
            is_credit = True
        found = credit if is_credit and credit else _SIGNAL.match(text)
        if found is None or found.end() >= len(text):
            break
        text, signalled = text[found.end() :].lstrip(), True
    return text, signalled, is_credit


def _without_remarks(text: str) -> str:
    """Without “emphasis added”, “Kindle edition”; “( … p. 5, my translation)”."""
    for _ in range(0 if text[-1:].isdigit() else 2):
        remark = _REMARK.search(text, max(0, len(text) - 60))
        if remark is None or not any(c.isdigit() for c in text[: remark.start()]):
            break
        tail = find_locator(text[: remark.start()]) if remark["of"] else None
        if tail and not tail.start:
            break  # “page 3 of the handout” is where to look
        text = text[: remark.start()]
    return text


def _own(text: str) -> str:
    """Without what is quoted there (“Tucker 12, quoting Freeze”) and a last stop."""
    if "ing " in text:
        quoting = _QUOTING.search(text)
        text = text[: quoting.start()] if quoting else _QUOTED_WITHIN.sub(" ", text)
    return text if text[-1:].isalnum() else _LAST_STOP.sub("", text)


@dataclass(frozen=True, slots=True)
class _Dated:
    """What is left of a part before its year, its place, and the year."""

    head: str
    tail: Tail | None
    year: str = ""
    other: str = ""
    letter: str = ""
    number: str = ""
    has_year: bool = False


def _taken_apart(text: str) -> Anatomy:
    text = _own(text)
    tail = find_locator(text)
    if tail is not None and _is_list_of_years(text, tail):
        tail = None
    head = (text[: tail.start] if tail else text).rstrip(" ,:;.@")
    dated = _dated(head, tail)
    head, tail = dated.head, dated.tail
    if " " in head or len(head) < 6:
        for pattern in (_CIRCA, _EDITION, _ESPECIALLY):
            head = pattern.sub("", head)
    return Anatomy(
        head=_WORK_NOUNS.sub("", head).strip(" ,:;"),
        whole_head=head.strip(" ,:;"),
        year=dated.year,
        locator=tail.locator if tail else None,
        is_labelled=tail.is_labelled if tail else False,
        tail_number=dated.number,
        is_cut=tail is not None and text[: tail.start].rstrip(" ,")[-1:] == ".",
        letter=dated.letter,
        other_year=dated.other,
        has_year=dated.has_year or bool(dated.number or dated.year),
    )


def _dated(head: str, tail: Tail | None) -> _Dated:
    found = _YEAR_END.search(head, max(0, len(head) - 60))
    if found:
        dated = _with_year(head, tail, found)
    elif tail and not tail.is_labelled and tail.locator.label == "page":
        dated = _with_number(head, tail)
    else:
        dated = _Dated(head, tail)
    head = dated.head
    day = _DAY.search(head) if dated.tail and not dated.tail.is_labelled else None
    if day and folded(day["month"])[-1:] and folded(day["month"])[-1] in MONTHS:
        return replace(dated, head=head[: day.start()], tail=None, has_year=True)
    return dated  # “March 3” is no page


def _with_year(head: str, tail: Tail | None, found: re.Match[str]) -> _Dated:
    head = head[: found.start()].rstrip(" ,:;(.[")
    first = _FIRST_YEAR.search(head)
    return _Dated(
        head[: first.start()] if first else head,
        tail,
        year=found["year"] or "",
        other=first["year"] if first else _after_slash(found),
        letter=found["letter"] or "",
        has_year=True,
    )


def _with_number(head: str, tail: Tail) -> _Dated:
    """A bare four-digit number may be a year; “1994a” and “c. 1950” are one."""
    first, last = tail.locator.first, tail.locator.last
    number = first[:4] if is_year(first[:4]) and is_year(last[:4]) else ""
    number = number if first[4:].isalpha() or not first[4:] else ""
    letter = first[4:] if number else ""
    if letter or (number and _CIRCA.search(head)):
        return _Dated(head, None, year=number, letter=letter)
    return _Dated(head, tail, number=number)


def _after_slash(found: re.Match[str]) -> str:
    """Of “1867/1976” the second; “1996/97” is one year."""
    other = found["other"] or ""
    return other if found["slash"] == "/" and len(other) == 4 else ""


def _is_list_of_years(text: str, tail: Tail) -> bool:
    """“Smith, 2020, 2021, 2022”: no page at the end."""
    if tail.is_labelled or not is_year(tail.locator.first):
        return False
    return _YEAR_END.search(text[: tail.start].rstrip(" ,")) is not None
