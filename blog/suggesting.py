"""What a suggestion of a source begins with: what the writer has typed already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

FIELDS = ("type", "author", "title", "issued", "URL", "typed")
LONGEST = 300

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


def query_for(marker: str) -> str:
    """The query string of the form for suggesting a source, filled in from a marker."""
    return urlencode(typed_fields(marker))


def asked_fields(query: Mapping[str, str]) -> dict[str, str]:
    """What a query string fills in; anything else in it is left out."""
    return {name: query[name][:LONGEST] for name in FIELDS if query.get(name)}
