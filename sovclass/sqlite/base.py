"""Django's SQLite, which rewrites the places of a statement once.

Python's sqlite3 wants `?` where Django writes `%s`; looking for them took as long as
running the statement (docs/performance.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

LONGEST_KEPT = 20_000
"""Characters; longer statements are those of large imports, and seldom the same."""


@lru_cache(maxsize=1024)
def _converted(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class KeptCursor(base.SQLiteCursorWrapper):
    """Remembers what it has rewritten."""

    def convert_query(
        self, query: str, *, param_names: Sequence[str] | None = None
    ) -> str:
        """From Django's style of places to sqlite3's."""
        if param_names is None and len(query) <= LONGEST_KEPT:
            return _converted(query)
        return str(super().convert_query(query, param_names=param_names))


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, with that cursor."""

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor; SQLite has none on a server."""
        return self.connection.cursor(factory=KeptCursor)
