"""One SQL statement with places for values, run as each database does it best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connections

from citations.prepared.params import Param, Values, fill

_numbers = count(1)
_PLACES = re.compile(r"%[s%]")
_known: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()
"""Which statements a connection's session has, by number."""


class Statement:
    """SQL as Django's compilers make it, and its parameters; some of them are `Param`s.

    On PostgreSQL it is sent once for each connection as `PREPARE`, and afterwards only
    its name and its values. What is the same in all runs stands in the statement, where
    the planner sees it.
    """

    def __init__(self, sql: str, params: Sequence[Any], using: str) -> None:
        self._sql = sql
        self._params = tuple(params)
        self._using = using
        self._number = next(_numbers)
        self._open = [param for param in params if isinstance(param, Param)]
        # Its name says what it does: it is all that a log shows.
        self._name = f"sovclass_{sql.split(None, 1)[0].lower()}_{self._number}"
        places = ", ".join(["%s"] * len(self._open))
        self._execute = f"EXECUTE {self._name}" + (f" ({places})" if places else "")

    def run(self, cursor: Any, values: Values) -> None:
        """Execute it. Raises KeyError for a value that is missing."""
        connection = connections[self._using]
        if connection.vendor == "postgresql" and settings.PREPARE_ON_SERVER:
            self._be_known_to(connection)
            cursor.execute(self._execute, fill(self._open, values, connection))
        else:
            cursor.execute(self._sql, fill(self._params, values, connection))

    def _be_known_to(self, connection: Any) -> None:
        session = connection.connection
        known = _known.setdefault(session, set())
        if self._number not in known:
            with connection.wrap_database_errors, session.cursor() as plain:
                plain.execute(f"PREPARE {self._name} AS {self._numbered(plain)}")
            known.add(self._number)

    def _numbered(self, cursor: Any) -> str:
        """The statement with $1, $2, …, and its constants in the driver's quoting."""
        params, places = iter(self._params), count(1)

        def place(match: re.Match[str]) -> str:
            if match.group() == "%%":
                return "%"
            param = next(params)
            if isinstance(param, Param):
                return f"${next(places)}"
            return str(cursor.mogrify("%s", [param]).decode())

        return _PLACES.sub(place, self._sql)
