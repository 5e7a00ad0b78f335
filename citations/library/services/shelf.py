"""The shelf of a library as the database has it, of which few sources are looked at.

Reading a text asks every source for its names and titles, and then wants one or two of
them whole. So sources become objects when they are asked for, and what the reader needs
to know of one is kept by the columns that it is made from: it cannot be out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from citations.library.models import Library, Source
from citations.prepared import Fetched, Param, prepared
from citations.reading.types import ShelfSource

_READ = ("key", "csl", "aliases", "first_page", "last_page")


class StoredShelf(Mapping[str, Source]):
    """Key → source, in the order of the shelf."""

    def __init__(self, fetched: Fetched[Source]) -> None:
        self._fetched = fetched
        self._made: dict[str, Source] = {}
        self._rows: dict[str, Any] = {}
        if fetched.rows:
            key = fetched.column("key")
            self._rows = {row[key]: row for row in fetched.rows}

    def __getitem__(self, key: str) -> Source:
        source = self._made.get(key)
        if source is None:
            source = self._made[key] = self._fetched.make(self._rows[key])
        return source

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def for_reader(self) -> list[ShelfSource]:
        """What the reader needs to know of each source."""
        if not self._rows:
            return []
        places = [self._fetched.column(name) for name in _READ]
        return [
            _for_reader(*[row[place] for place in places])
            for row in self._rows.values()
        ]

    def numbered(self, pks: Iterable[int]) -> dict[int, Source]:
        """Those of these sources that are on the shelf, by number."""
        wanted = set(pks)
        if not (wanted and self._rows):
            return {}
        place = self._fetched.column("id")
        return {
            row[place]: self[key]
            for key, row in self._rows.items()
            if row[place] in wanted
        }


@lru_cache(maxsize=10_000)
def _for_reader(
    key: str, csl: str, aliases: str, first_page: str, last_page: str
) -> ShelfSource:
    return Source(
        key=key,
        csl=json.loads(csl),
        aliases=json.loads(aliases),
        first_page=first_page,
        last_page=last_page,
    ).as_shelf_source()


def shelf_of(library: Library) -> StoredShelf:
    """The approved sources of a library by key, in order. One query."""
    return StoredShelf(_shelf().fetch(library=library.pk))


@prepared
def _shelf() -> QuerySet[Source]:
    shelf = Source.objects.filter(library_id=Param("library"))
    return shelf.approved().in_order().defer("search_text")
