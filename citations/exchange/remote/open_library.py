"""A book by its ISBN, from Open Library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citations.exchange.compare import isbn_of
from citations.exchange.formats.bibtex_names import person_from_words
from citations.exchange.formats.records import Record, record_of
from citations.exchange.remote.ask import RemoteProblem, get_json
from citations.items.clean import Item
from citations.items.dates import date_from_text
from citations.items.values import plain

SERVICE = "Open Library"
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")


def by_isbn(text: str, *, base_url: str) -> Record | None:
    """The book of an ISBN of ten or thirteen digits; None where there is none.

    Raises RemoteProblem.
    """
    isbn = isbn_of(text)
    if not isbn:
        return None
    key = f"ISBN:{isbn}"
    params = {"bibkeys": key, "format": "json", "jscmd": "data"}
    answer, _headers = get_json(base_url, "api/books", service=SERVICE, params=params)
    if not isinstance(answer, Mapping):
        raise RemoteProblem("service-odd", SERVICE)
    book = answer.get(key)
    if not isinstance(book, Mapping):
        raise RemoteProblem("not-found", SERVICE)
    return record_of(_item(book, isbn), line=1)


def _item(book: Mapping[str, Any], isbn: str) -> Item:
    title, sub = plain(book.get("title")), plain(book.get("subtitle"))
    return {
        "type": "book",
        "title": f"{title}: {sub}" if title and sub else title,
        "author": [person_from_words(name.split()) for name in _named(book, "authors")],
        "publisher": next(iter(_named(book, "publishers")), ""),
        "publisher-place": next(iter(_named(book, "publish_places")), ""),
        "issued": _date(plain(book.get("publish_date"))),
        "ISBN": isbn,
    }


def _named(book: Mapping[str, Any], name: str) -> list[str]:
    listed = book.get(name)
    if not isinstance(listed, list):
        return []
    names = [raw.get("name") if isinstance(raw, Mapping) else raw for raw in listed]
    return [said for raw in names[:60] if (said := plain(raw))]


def _date(written: str) -> Item | None:
    """The year; a book has no day."""
    year = _YEAR.search(written)
    return {"date-parts": [[int(year[1])]]} if year else date_from_text(written)
