"""COinS: a source inside a page, where reference managers find it (Z39.88 as KEV)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from citations.items.clean import clean_item
from citations.items.pages import read_range

_JOURNALS = {"article-journal", "article-magazine", "article-newspaper"}
_BOOKS = {
    "book": "book", "chapter": "bookitem", "paper-conference": "proceeding",
    "report": "report", "entry-encyclopedia": "bookitem", "entry-dictionary": "bookitem",
}  # fmt: skip


def coins(csl: Mapping[str, Any]) -> str:
    """The `title` of a `<span class="Z3988">`: still to be escaped for HTML."""
    item, _notes = clean_item(csl)
    return urlencode([(n, v) for n, v in _pairs(item) if v])


def _pairs(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    kind = item["type"]
    schema = "journal" if kind in _JOURNALS else "book" if kind in _BOOKS else "dc"
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{schema}"),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else ""),
        ("rft_id", item.get("URL", "")),
    ]
    return pairs + (_dublin(item) if schema == "dc" else _scholarly(item, schema))


def _scholarly(item: Mapping[str, Any], schema: str) -> list[tuple[str, str]]:
    is_part = "container-title" in item
    if schema == "journal":
        own, whole, genre = "rft.atitle", "rft.jtitle", "article"
    else:
        genre = _BOOKS[item["type"]]
        own, whole = ("rft.atitle" if is_part else "rft.btitle"), "rft.btitle"
    pages = read_range(item.get("page", ""))
    pairs = [
        ("rft.genre", genre),
        (own, item.get("title", "")),
        (whole if is_part else "", item.get("container-title", "")),
        ("rft.volume", item.get("volume", "")),
        ("rft.issue", item.get("issue", "")),
        ("rft.spage", pages.first if pages else ""),
        ("rft.epage", pages.last if pages else ""),
        ("rft.pages", item.get("page", "")),
        ("rft.edition", item.get("edition", "")),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.pub", item.get("publisher", "")),
        ("rft.issn", item.get("ISSN", "")),
        ("rft.isbn", item.get("ISBN", "")),
        ("rft.date", _date(item)),
    ]
    return [pair for pair in pairs if pair[0]] + _people(item, "rft.au")


def _dublin(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("rft.type", item["type"]),
        ("rft.title", item.get("title", "")),
        ("rft.source", item.get("container-title", "")),
        ("rft.publisher", item.get("publisher", "")),
        ("rft.date", _date(item)),
        *_people(item, "rft.creator"),
    ]


def _people(item: Mapping[str, Any], name: str) -> list[tuple[str, str]]:
    people = item.get("author") or item.get("director") or item.get("editor") or []
    first = people[0] if people else {}
    pairs = []
    if name == "rft.au":
        pairs += [
            ("rft.aulast", first.get("family", "")),
            ("rft.aufirst", first.get("given", "")),
        ]
    for person in people[:20]:
        parts = (
            person.get("given"),
            person.get("non-dropping-particle"),
            person.get("family"),
        )
        pairs.append((name, person.get("literal") or " ".join(filter(None, parts))))
    return pairs


def _date(item: Mapping[str, Any]) -> str:
    issued = item.get("issued", {})
    parts = (issued.get("date-parts") or [[]])[0]
    iso = "-".join(f"{n:02d}" if place else f"{n:04d}" for place, n in enumerate(parts))
    return iso or str(issued.get("literal", ""))
