"""One SQL statement with places for values, run as each database does it best.

PostgreSQL plans a statement anew whenever it arrives as text, which took it longer than
running it (docs/performance.md). Here a statement is sent once for each connection as
`PREPARE`, and afterwards only its name and its values. What differs between runs are
`Param`s; what is the same in all of them stands in the statement, where the planner sees
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connections

Fill = Callable[[Any, Mapping[str, Any], Any], Any]
"""(parameter, values, connection) → what the driver takes."""

_numbers = count(1)
_PLACES = re.compile(r"%[s%]")
_known: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()
"""Which statements a connection's session has, by number."""


class Statement:
    """SQL as Django's compilers make it, and its parameters.

    `is_open` tells which parameters differ between runs, `fill` what they are then.
    """

    def __init__(
        self,
        sql: str,
        params: Sequence[Any],
        *,
        using: str,
        is_open: Callable[[Any], bool],
        fill: Fill,
    ) -> None:
        self._sql = sql
        self._params = tuple(params)
        self._using = using
        self._is_open = is_open
        self._fill = fill
        self._number = next(_numbers)
        self._open = tuple(param for param in self._params if is_open(param))
        places = ", ".join(["%s"] * len(self._open))
        # Its name says what it does: it is all that a log shows.
        self._name = f"sovclass_{sql.split(None, 1)[0].lower()}_{self._number}"
        self._execute = (
            f"EXECUTE {self._name} ({places})" if places else f"EXECUTE {self._name}"
        )

    def run(self, cursor: Any, values: Mapping[str, Any]) -> None:
        """Execute it. Raises KeyError for a value that is missing."""
        connection = connections[self._using]
        if connection.vendor == "postgresql" and settings.PREPARE_ON_SERVER:
            session = connection.connection
            known = _known.setdefault(session, set())
            if self._number not in known:
                with session.cursor() as plain:
                    plain.execute(self._preparing(plain))
                known.add(self._number)
            filled = [self._fill(param, values, connection) for param in self._open]
            cursor.execute(self._execute, filled)
            return
        cursor.execute(
            self._sql, [self._fill(param, values, connection) for param in self._params]
        )

    def _preparing(self, cursor: Any) -> str:
        """The PREPARE statement, in the driver's quoting."""
        params, places = iter(self._params), count(1)

        def place(match: re.Match[str]) -> str:
            if match.group() == "%%":
                return "%"
            param = next(params)
            if self._is_open(param):
                return f"${next(places)}"
            return str(cursor.mogrify("%s", [param]).decode())

        sql = _PLACES.sub(place, self._sql)
        return f"PREPARE {self._name} AS {sql}"
