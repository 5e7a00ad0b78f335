"""Passages of sources that texts cite: cited pages that follow one another.

Written as SQL: runs of pages are groups over a window, which Django's expressions cannot
say; the database tells them apart, sorts them and hands over a page of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from citations.documents.models import Citation, Document
from citations.library.models import Source


class CitedPassage(NamedTuple):
    """Pages `low` to `high` of a source, each of them cited."""

    source: int
    low: int
    high: int
    number: int
    """Citations of these pages."""
    of: int
    """Passages of the library in all."""


ORDER = (("number", "desc"), ("source", "asc"), ("low", "asc"))
"""How they are sorted, and paged."""

_PASSAGES = f"""
    WITH pages AS (
        SELECT cited.source_id AS source, cited.first_page AS page, COUNT(*) AS n
        FROM {Source._meta.db_table} source
        JOIN {Citation._meta.db_table} cited ON cited.source_id = source.id
        JOIN {Document._meta.db_table} document ON document.id = cited.document_id
            AND document.library_id = source.library_id
        WHERE source.library_id = %s AND document.is_live
          AND cited.first_page IS NOT NULL
          AND NOT cited.is_page_outside
        GROUP BY cited.source_id, cited.first_page
    ), placed AS (
        SELECT source, page, n, page - ROW_NUMBER() OVER
            (PARTITION BY source ORDER BY page) AS run
        FROM pages
    ), passages AS (
        SELECT source, MIN(page) AS low, MAX(page) AS high,
            CAST(SUM(n) AS bigint) AS number
        FROM placed GROUP BY source, run
    )
    SELECT source, low, high, number, (SELECT COUNT(*) FROM passages) FROM passages
"""  # noqa: S608  names of our own tables
_BEHIND = "WHERE number < %s OR (number = %s AND (source, low) > (%s, %s))"
_BEFORE = "WHERE number > %s OR (number = %s AND (source, low) < (%s, %s))"
_DOWN = "ORDER BY number DESC, source, low LIMIT %s"
_UP = "ORDER BY number, source DESC, low DESC LIMIT %s"


def cited_passages(
    library_id: int, *, most: int, key: Sequence[int] = (), is_back: bool = False
) -> list[CitedPassage]:
    """The most cited passages of live texts. One query.

    Behind the one with this `key` (as `ORDER` has it); with `is_back` those before it,
    the nearest first.
    """
    where = (_BEFORE if is_back else _BEHIND) if key else ""
    order = _UP if is_back else _DOWN
    behind = (key[0], *key) if key else ()
    with connection.cursor() as cursor:
        cursor.execute(f"{_PASSAGES} {where} {order}", [library_id, *behind, most])
        return [CitedPassage(*row) for row in cursor.fetchall()]
