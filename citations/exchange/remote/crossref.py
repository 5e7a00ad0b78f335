"""A work by its DOI, from Crossref."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citations.exchange.formats.records import Record, record_of
from citations.exchange.remote.ask import RemoteProblem, get_json
from citations.items.clean import Item, doi_in

SERVICE = "Crossref"
TYPES = {
    "journal-article": "article-journal", "book": "book", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "book-set": "book",
    "book-series": "book", "book-chapter": "chapter", "book-section": "chapter",
    "book-part": "chapter", "book-track": "chapter", "proceedings": "book",
    "proceedings-article": "paper-conference", "reference-entry": "entry-encyclopedia",
    "report": "report", "report-component": "report", "dissertation": "thesis",
    "posted-content": "article", "dataset": "dataset", "standard": "standard",
    "peer-review": "review", "journal": "periodical",
}  # fmt: skip
_SAME = ("volume", "issue", "page", "publisher", "edition", "language", "DOI")
_PEOPLE = ("author", "editor", "translator")


def by_doi(text: str, *, base_url: str) -> Record | None:
    """The work a DOI (bare, or as an address) names; None where there is no DOI.

    Raises RemoteProblem.
    """
    doi = doi_in(text)
    if not doi:
        return None
    path = f"works/{quote(doi, safe='/')}"
    answer, _headers = get_json(base_url, path, service=SERVICE)
    message = answer.get("message") if isinstance(answer, Mapping) else None
    if not isinstance(message, Mapping):
        raise RemoteProblem("service-odd", SERVICE)
    return record_of(_item(message), line=1, key="")


def _item(message: Mapping[str, Any]) -> Item:
    """Crossref's message as CSL; its lists of titles hold one each."""
    item: Item = {name: message.get(name) for name in (*_SAME, *_PEOPLE)}
    item["type"] = TYPES.get(str(message.get("type")), "document")
    title, sub = _first(message, "title"), _first(message, "subtitle")
    item["title"] = f"{title}: {sub}" if title and sub else title
    item["container-title"] = _first(message, "container-title")
    item["title-short"] = _first(message, "short-title")
    item["publisher-place"] = message.get("publisher-location")
    item["ISBN"], item["ISSN"] = _first(message, "ISBN"), _first(message, "ISSN")
    item["collection-title"] = ""
    item["issued"] = _issued(message)
    for name in _PEOPLE:
        item[name] = _people(message.get(name))
    if item["type"] == "article-journal":
        item["publisher"] = ""
    return {name: value for name, value in item.items() if value}


def _first(message: Mapping[str, Any], name: str) -> str:
    value = message.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _issued(message: Mapping[str, Any]) -> Any:
    for name in ("published-print", "issued", "published-online"):
        value = message.get(name)
        parts = value.get("date-parts") if isinstance(value, Mapping) else None
        if isinstance(parts, list) and parts and parts[0] and parts[0] != [None]:
            return {"date-parts": parts[:1]}
    return None


def _people(value: Any) -> list[Item]:
    """Family and given names; `name` for a group."""
    listed = value if isinstance(value, list) else []
    people = []
    for raw in listed[:60]:
        if isinstance(raw, Mapping):
            kept = {n: raw.get(n) for n in ("family", "given", "suffix")}
            people.append({**kept, "literal": raw.get("name")})
    return people
