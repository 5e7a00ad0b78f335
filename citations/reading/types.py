"""What goes into the reader and what comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from citations.items.pages import read_range
from citations.reading.reasons import PlaceReason


class State(StrEnum):
    """How sure the reader is which source a marker means."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    POSSIBLE = "possible"


class Kind(StrEnum):
    """The form a citation has. A closed list, explained in docs/citations.md."""

    AUTHOR_PAGE = "author-page"
    AUTHOR_TITLE = "author-title"
    AUTHOR_DATE = "author-date"
    AUTHOR_ONLY = "author-only"
    TITLE_ONLY = "title-only"
    TITLE_PAGE = "title-page"
    PAGE_ONLY = "page-only"
    QUOTED_IN = "quoted-in"
    IN_SENTENCE = "in-sentence"
    NOTE = "note"
    URL = "url"


class FindingCode(StrEnum):
    """What a writer should look at again. A closed list, in docs/citations.md."""

    PAGE_OUTSIDE_SOURCE = "page-outside-source"
    QUOTATION_WITHOUT_CITATION = "quotation-without-citation"
    UNKNOWN_SOURCE = "unknown-source"
    AMBIGUOUS_SOURCE = "ambiguous-source"
    POSSIBLE_CITATION = "possible-citation"
    UNCLOSED_QUOTATION = "unclosed-quotation"
    YEAR_DIFFERS = "year-differs"
    QUOTATION_WITHOUT_PAGE = "quotation-without-page"
    PAGE_OUTSIDE_READINGS = "page-outside-readings"
    LISTED_NOT_CITED = "listed-not-cited"
    CITED_NOT_LISTED = "cited-not-listed"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source; of one page, `last` is the same as `first`."""

    label: str
    first: str
    last: str
    more: tuple[tuple[str, str], ...] = ()
    """Of a list of places the others, each (first, last): “407, 409–11”."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of the text read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like, in code points of the projection."""

    start: int
    end: int
    kind: str
    """paragraph, heading, quote, item, caption, text or note."""
    anchor: int | None = None
    """Of a note: the code point in the body where its mark stands."""


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """One work cited at one place."""

    start: int
    end: int
    marker: str
    kind: Kind
    state: State
    source: str | None = None
    candidates: tuple[str, ...] = ()
    locator: Locator | None = None
    quotation: Span | None = None
    reason: PlaceReason = PlaceReason.NONE
    """Of a place without a name: what it takes its work from."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, with a plain sentence."""

    code: FindingCode
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: `marker` and `context` are keys; no source = no citation."""

    marker: str
    context: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a works cited list that the writer typed."""

    start: int
    end: int
    source: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextReading:
    """Everything the reader has to say about one text."""

    text: str
    citations: tuple[FoundCitation, ...]
    findings: tuple[Finding, ...]
    version: int
    listed: tuple[Listed, ...] = ()


_NAME_FIELDS = ("author", "director", "editor", "composer", "translator")


@dataclass(frozen=True, slots=True)
class ShelfSource:
    """What the reader needs to know of a source."""

    id: str
    family_names: tuple[str, ...] = ()
    title: str = ""
    short_title: str = ""
    aliases: tuple[str, ...] = ()
    year: str = ""
    first_page: str = ""
    last_page: str = ""
    container_title: str = ""
    type: str = ""
    url: str = ""
    given_names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Family names of translators and editors beside the authors."""
    report: str = ""
    """Of a case, where it is reported: “389 U.S. 347”, “AC 562”."""
    leads: tuple[str, ...] = ()
    """What else some style begins its entry with, and so a marker: the paper, the show
    or the owner of a site of a work without authors; hosts and interviewers."""

    @classmethod
    def from_csl(cls, item: Mapping[str, Any]) -> ShelfSource:
        """Read a CSL-JSON item; fields of the wrong type count as not there.

        Aliases and the page range may stand in `custom` or beside the CSL fields.
        """
        custom = item.get("custom")
        extra = custom if isinstance(custom, Mapping) else item
        people = _people(item)
        first, last = _pages(item, extra)
        return cls(
            id=_text(item.get("id")),
            family_names=tuple(family for family, _ in people if family),
            given_names=tuple(given for _, given in people if given),
            title=_text(item.get("title")),
            short_title=_text(item.get("title-short") or item.get("shortTitle")),
            aliases=tuple(_text(a) for a in _list(extra.get("aliases")) if _text(a)),
            year=_year(item),
            first_page=first,
            last_page=last,
            container_title=_text(item.get("container-title")),
            type=_text(item.get("type")),
            url=_text(item.get("URL")),
            others=_others(item, people),
            report=_report(item),
            leads=_leads(item, bool(people)),
        )


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _people(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(family, given) of the first name field that has anybody."""
    for field in _NAME_FIELDS:
        people = [_person(p) for p in _list(item.get(field)) if isinstance(p, Mapping)]
        if any(family for family, _ in people):
            return people
    return []


def _others(
    item: Mapping[str, Any], people: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    fields = (_list(item.get(field)) for field in ("translator", "editor"))
    said = [_person(p)[0] for field in fields for p in field if isinstance(p, Mapping)]
    leading = {family for family, _ in people}
    return tuple(family for family in said if family and family not in leading)


def _report(item: Mapping[str, Any]) -> str:
    if _text(item.get("type")) != "legal_case":
        return ""
    fields = ("volume", "container-title", "page")
    said = [_text(item.get(field)) for field in fields]
    said[2] = said[2] or _text(item.get("number"))
    return " ".join(part for part in said if part)


_STAND_INS = {
    "article-newspaper": ("container-title",),
    "article-magazine": ("container-title",),
    "broadcast": ("container-title",),
    "entry-dictionary": ("container-title",),
    "entry-encyclopedia": ("container-title",),
    "post-weblog": ("container-title",),
    "webpage": ("publisher", "container-title"),
}


_COMPANY = re.compile(r",?\s(?:Inc|Ltd|LLC|Company|Co)\.?$")


def _leads(item: Mapping[str, Any], has_people: bool) -> tuple[str, ...]:
    """In the words of a marker: “Heuvel Cohen”, “Viola et al”, “The New York Times”."""
    found = []
    for role in ("host", "interviewer", "guest", "series-creator"):
        people = [_person(p) for p in _list(item.get(role)) if isinstance(p, Mapping)]
        names = [family for family, _ in people if family]
        if names:
            found.append(" ".join(names))
            found += [f"{names[0]} et al"] if names[2:] else []
    if not has_people:
        fields = _STAND_INS.get(_text(item.get("type")), ())
        said = (_text(item.get(field)) for field in fields)
        found += [bare for name in said if (bare := _COMPANY.sub("", name))]
    return tuple(dict.fromkeys(found))


def _person(person: Mapping[str, Any]) -> tuple[str, str]:
    family = _text(person.get("family")) or _text(person.get("literal"))
    particle = _text(person.get("non-dropping-particle"))
    return (f"{particle} {family}".strip(), _text(person.get("given")))


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    parts = _list(issued.get("date-parts"))
    first = _list(parts[0]) if parts else ()
    if first:
        return _text(first[0])
    literal = _text(issued.get("literal") or issued.get("raw"))
    digits = "".join(c if c.isdecimal() else " " for c in literal).split()
    return next((d for d in digits if len(d) == 4), "")


def _pages(item: Mapping[str, Any], extra: Mapping[str, Any]) -> tuple[str, str]:
    """First and last page: said outright, or the CSL `page` range."""
    first, last = _text(extra.get("first_page")), _text(extra.get("last_page"))
    if first or last:
        return first, last
    pages = _text(item.get("page"))
    found = read_range(pages)
    is_range = found is not None and found.numbers is not None and found.first != pages
    return found if found is not None and is_range else ("", "")
