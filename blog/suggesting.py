"""What a suggestion of a source begins with: what the writer has typed already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

FIELDS = ("type", "author", "title", "issued", "URL", "typed")
LONGEST = 300
LONGEST_LINE = 800

_URL = re.compile(r"https?://\S+|www\.\S+")
_SIGNALS = re.compile(
    r"^(?:.*\b(?:qtd\.?|quoted|cited)\s+in|see(?:\s+also)?|cf\.?|compare|from|in)\s+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_TITLE = re.compile('[“„«"]([^“”„«»"]{2,})[”“»"]')
_PLACE = re.compile(
    r"[\s,:.]*(?:\b(?:pp?|pages?|ch|chap|par|vol|act|line)\b\.?\s*)?[\divxlc]*\d.*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b|\bet al\b\.?|\bund\b|\bи\b)\s*")


def typed_fields(marker: str) -> dict[str, str]:
    """The fields that a marker which found no source can fill in.

    “(Yurchak 2006, 12)” has an author and a year, “(“The Lost Decade” 3)” a title. What
    is filled in wrongly the writer puts right: it is only a beginning.
    """
    text = marker.strip()[:LONGEST]
    found = {"typed": text}
    url = _URL.search(text)
    if url is not None:
        return {**found, "type": "webpage", "URL": _whole(url.group().rstrip(".,;)"))}
    inner = _SIGNALS.sub("", text.strip("()[] ").split(";")[0].strip())
    year = _YEAR.search(inner)
    if year is not None:
        found["issued"] = year.group()
        inner = f"{inner[: year.start()]} {inner[year.end() :]}"
    title = _TITLE.search(inner)
    if title is not None:
        found["title"] = title.group(1).strip(" ,.")
        inner = inner[: title.start()]
    name = _PLACE.sub("", inner).strip(" ,.:;()[]")
    if name:
        found |= _name_or_title(name, has_title="title" in found)
    return found


def _whole(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _name_or_title(name: str, *, has_title: bool) -> dict[str, str]:
    """Three words or more that no “and” joins are more often a title than a name."""
    people = [person for person in _BETWEEN.split(name) if person]
    if not has_title and any(len(person.split()) > 2 for person in people):
        return {"title": name}
    return {"author": "\n".join(people)}


_APA = re.compile(
    r"(?P<author>[^(]{2,200}?)\s*\((?P<year>\d{4})[^)]*\)\.\s*(?P<title>[^.]{2,})"
)
_AUTHOR_FIRST = re.compile(
    r"(?P<author>[^.,]{2,60},\s[^.]{1,120}?(?:(?:\s\w\.)+|(?=\.)))\.?\s+"
    r"(?P<title>[^.]{3,})(?:\.|$)"
)
_AND = re.compile(r",?\s*(?:&|\band\b|\bи\b)\s*")


def pasted_fields(text: str) -> dict[str, str]:
    """The fields of a pasted reference, as well as can be; all of it stays as a note.

    Author first, as MLA and Chicago write it, or author and year, as APA does.
    """
    line = " ".join(text.split())[:LONGEST_LINE]
    found = {"typed": line}
    url, title = _URL.search(line), _TITLE.search(line)
    if url is not None:
        found["URL"] = _whole(url.group().rstrip(".,;)"))
        line = line.replace(url.group(), "")
    years = _YEAR.findall(line)
    match = _APA.match(line) or _AUTHOR_FIRST.match(line)
    if match is not None:
        found["author"] = "\n".join(_turned(match["author"]))
        found["title"] = match["title"].strip(' ,_*“”"')
    if title is not None:
        found["title"] = title.group(1).strip(" ,.")
    if years:
        found["issued"] = (match and match.groupdict().get("year")) or years[-1]
    return {name: value[:LONGEST] for name, value in found.items() if value}


def _turned(names: str) -> list[str]:
    """One a line with the family name first: “Scott, John” of “and John Scott”."""
    first, *others = (part.strip(" ,") for part in _AND.split(names))
    turned = [first]
    for other in filter(None, others):
        given, _space, family = other.rpartition(" ")
        is_turned = "," in other or not given
        turned.append(other if is_turned else f"{family}, {given}")
    return [name for name in turned if name][:20]


def query_for(marker: str) -> str:
    """The query string of the form for suggesting a source, filled in from a marker."""
    return urlencode(typed_fields(marker))


def _kind_of(query: Mapping[str, str]) -> dict[str, str]:
    return {"type": query["type"]} if query.get("type") else {}


def asked_fields(query: Mapping[str, str]) -> dict[str, str]:
    """What a query string fills in; anything else in it is left out."""
    if query.get("pasted"):
        return {**pasted_fields(query["pasted"]), **_kind_of(query)}
    return {name: query[name][:LONGEST] for name in FIELDS if query.get(name)}
