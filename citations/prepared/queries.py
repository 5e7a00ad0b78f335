"""Prepared queries, as their users write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django.db.models.sql import UpdateQuery

from citations.prepared.params import Values, given
from citations.prepared.plans import Plan
from citations.prepared.statements import Statement

M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")
Change = tuple[QuerySet[Any], Mapping[str, Any]]


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, Prepared[M]]:
    """Make a function that builds a queryset into one that gives it prepared."""

    @lru_cache(maxsize=256)
    def kept(*args: P.args, **kwargs: P.kwargs) -> Prepared[M]:
        return Prepared(lambda: build(*args, **kwargs))

    return kept  # type: ignore[return-value]  # the same call, kept


class Prepared(Generic[M]):
    """One SELECT with places for parameters. Nothing about its answers is kept."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self._build = build
        self._plan: Plan | None = None

    def all(self, **values: Any) -> list[M]:
        """The rows. Raises KeyError for a parameter that is missing."""
        if not settings.PREPARED_QUERIES:
            with given(values):
                return list(_checked(self._build()))
        plan = self._planned()
        return plan.make(plan.fetch(values))

    def first(self, **values: Any) -> M | None:
        """The first row or none; the statement should ask for one."""
        return next(iter(self.all(**values)), None)

    def fetch(self, **values: Any) -> Fetched[M]:
        """The rows as they come from the database, to make objects of some of them."""
        return Fetched(self._planned(), values)

    def _planned(self) -> Plan:
        plan = self._plan
        if plan is None:  # not before the models are loaded
            plan = Plan(_checked(self._build()))
            self._plan = plan if settings.PREPARED_QUERIES else None
        return plan


class Fetched(Generic[M]):
    """Rows of which objects can be made one by one; of a query for whole objects."""

    def __init__(self, plan: Plan, values: Values) -> None:
        self._plan = plan
        self.rows: list[Sequence[Any]] = plan.fetch(values)

    def column(self, name: str) -> int:
        """Where in a row the model's own column is. ValueError where it is not."""
        return self._plan.columns.index(name)

    def make(self, row: Sequence[Any]) -> M:
        """The object of one row."""
        made: M = self._plan.make([row])[0]
        return made


def _checked(rows: QuerySet[M]) -> QuerySet[M]:
    if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError("Prefetching would be put together on every run.")
    return rows


class PreparedUpdate:
    """One UPDATE with places for parameters."""

    def __init__(self, build: Callable[[], Change]) -> None:
        self._build = build
        self._statement: Statement | None = None

    def run(self, **values: Any) -> int:
        """How many rows it found. Raises KeyError for a parameter that is missing."""
        if not settings.PREPARED_QUERIES:
            rows, changes = self._build()
            with given(values):
                return rows.update(**changes)
        if self._statement is None:
            rows, changes = self._build()
            query: Any = rows.query.chain(UpdateQuery)
            query.add_update_values(changes)
            sql, params = query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
            self._statement = Statement(sql, params, DEFAULT_DB_ALIAS)
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            self._statement.run(cursor, values)
            return int(cursor.rowcount)


prepared_update = PreparedUpdate
"""Make a function that gives (rows, {field: new value}) into a prepared UPDATE."""
