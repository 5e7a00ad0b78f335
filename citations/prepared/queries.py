"""Prepared queries: what their users write, and how their rows become objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django.db.models.sql import UpdateQuery

from citations.prepared.params import Values, given
from citations.prepared.statements import Statement

M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")
Change = tuple[QuerySet[Any], Mapping[str, Any]]
"""Rows, and the new values of their fields."""


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, Prepared[M]]:
    """Make a function that builds a queryset into one that gives it prepared.

    Its arguments are choices that change the statement itself; one is kept for each.
    """

    @lru_cache(maxsize=256)
    def kept(*args: P.args, **kwargs: P.kwargs) -> Prepared[M]:
        return Prepared(lambda: build(*args, **kwargs))

    return kept  # type: ignore[return-value]  # the same call, kept


class Prepared(Generic[M]):
    """One SELECT with places for parameters. Nothing about its answers is kept."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self._build = build
        self._plan: _Plan | None = None

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

    def _planned(self) -> _Plan:
        plan = self._plan
        if plan is None:  # not before the models are there
            plan = _Plan(_checked(self._build()))
            self._plan = plan if settings.PREPARED_QUERIES else None
        return plan


class Fetched(Generic[M]):
    """Rows of which objects can be made one by one; of a query for whole objects."""

    def __init__(self, plan: _Plan, values: Values) -> None:
        self._plan = plan
        self.rows: list[Sequence[Any]] = plan.fetch(values)

    def column(self, name: str) -> int:
        """Where in a row the model's own column stands. ValueError where it is not."""
        return self._plan.columns.index(name)

    def make(self, row: Sequence[Any]) -> M:
        """The object of one row."""
        made: M = self._plan.make([row])[0]
        return made


def _checked(rows: QuerySet[M]) -> QuerySet[M]:
    if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError("Prefetching would be put together on every run.")
    return rows


class _Plan:
    """A compiled queryset. Its rows become what the queryset would give, by Django's own
    iterables: they are handed a compiler that has its rows already."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows: Any = rows
        self._compiler: Any = rows.query.get_compiler(using=rows.db)
        self._statement: Statement | None = None
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:  # it can find nothing
            return
        self._statement = Statement(sql, params, rows.db)
        chosen = (getattr(one, "target", None) for one, *_ in self._compiler.select)
        self.columns = [getattr(field, "attname", None) for field in chosen]

    def fetch(self, values: Values) -> list[Any]:
        """The rows as the database's driver gives them."""
        if self._statement is None:
            return []
        with connections[self._rows.db].cursor() as cursor:
            self._statement.run(cursor, values)
            found: list[Any] = cursor.fetchall()
        if self._compiler.has_extra_select:  # what it is only sorted by
            return [row[: self._compiler.col_count] for row in found]
        return found

    def make(self, found: list[Any]) -> list[Any]:
        """Objects, or what else the queryset gives, of fetched rows."""
        if not found:
            return []
        compiler, query = copy(self._compiler), copy(self._rows.query)
        compiler.connection = connections[self._rows.db]
        compiler.execute_sql = lambda *args, **options: [found]
        query.get_compiler = lambda *args, **options: compiler
        rows: Any = QuerySet(self._rows.model, query, self._rows.db)
        rows._iterable_class = self._rows._iterable_class
        rows._fields = self._rows._fields
        return list(rows)


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
            self._statement = self._compiled()
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            self._statement.run(cursor, values)
            return int(cursor.rowcount)

    def _compiled(self) -> Statement:
        rows, changes = self._build()
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(changes)
        sql, params = query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
        return Statement(sql, params, DEFAULT_DB_ALIAS)


def prepared_update(build: Callable[[], Change]) -> PreparedUpdate:
    """Make a function that gives (rows, {field: new value}) into a prepared UPDATE."""
    return PreparedUpdate(build)
