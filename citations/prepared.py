"""Querysets put together once and run as often as a page is shown.

Django builds and compiles a queryset anew for every request, which takes it several
times longer than the database takes to answer (docs/performance.md). A prepared query
keeps the compiled statement; what differs between requests are its parameters:

    @prepared
    def _comments() -> QuerySet[Comment]:
        return Comment.objects.filter(post_id=Param("post")).order_by("path")

    _comments().all(post=5)

Arguments of the decorated function are choices that change the statement itself; one
statement is kept for each combination. Nothing about the answers is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from datetime import datetime
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Expression, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")


class Param(Expression):
    """Stands in a prepared query for a value that comes with each run.

    None is refused, unless `or_null` says that it is written, not compared with.
    """

    allowed_default = False

    def __init__(self, name: str, *, or_null: bool = False) -> None:
        super().__init__()
        self.name = name
        self.or_null = or_null

    def as_sql(  # type: ignore[override]  # the parameter is this object
        self, compiler: SQLCompiler, connection: Any
    ) -> tuple[str, list[Any]]:
        """A placeholder, filled when the query runs."""
        return "%s", [self]

    def value(self, values: Mapping[str, Any], connection: Any) -> Any:
        """What this run puts here, as the database's driver takes it."""
        value = values[self.name]
        if value is None and not self.or_null:
            raise TypeError(f"{self.name} is None: SQL's “= NULL” is never true.")
        if isinstance(value, datetime):
            return connection.ops.adapt_datetimefield_value(value)
        return value


class Prepared(Generic[M]):
    """One statement with places for parameters."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self._build = build
        self._plan: _Plan | None = None

    def all(self, **values: Any) -> list[M]:
        """The rows. Raises KeyError for a parameter that is missing."""
        if self._plan is None:  # not before the models are there
            self._plan = _Plan(self._build())
        return list(self._plan.queryset(values))

    def first(self, **values: Any) -> M | None:
        """The first row or none; the statement should ask for one."""
        return next(iter(self.all(**values)), None)


class PreparedUpdate:
    """One UPDATE statement with places for parameters."""

    def __init__(self, build: Callable[[], tuple[QuerySet[Any], Mapping[str, Any]]]):
        self._build = build
        self._compiled: tuple[str, Sequence[Any]] | None = None

    def run(self, **values: Any) -> int:
        """How many rows it found. Raises KeyError for a parameter that is missing."""
        if self._compiled is None:
            rows, changes = self._build()
            query = rows.query.chain(UpdateQuery)
            query.add_update_values(changes)  # type: ignore[attr-defined]
            self._compiled = query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
        sql, params = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, _fill(params, values, connection))
            return int(cursor.rowcount)


def prepared_update(
    build: Callable[[], tuple[QuerySet[Any], Mapping[str, Any]]],
) -> PreparedUpdate:
    """Make a function that gives (rows, {field: new value}) into a prepared UPDATE."""
    return PreparedUpdate(build)


def _fill(
    params: Sequence[Any], values: Mapping[str, Any], connection: Any
) -> tuple[Any, ...]:
    return tuple(
        param.value(values, connection) if isinstance(param, Param) else param
        for param in params
    )


SIZES = (1, 3, 10, 30, 100, 300, 1000)
"""How long the lists are that statements are kept for; longer ones go by thousands."""


def one_of(name: str, size: int) -> Any:
    """For `…__in` (of a relation: `…__pk__in`): so many places, which `filling` fills."""
    return [Param(f"{name}{number}") for number in range(size)]


def filling(name: str, values: Sequence[Any]) -> tuple[int, dict[str, Any]]:
    """(size for `one_of`, parameters): the list, its last value repeated to the end.

    So a few statements serve lists of any length. The list must not be empty.
    """
    size = next((size for size in SIZES if size >= len(values)), len(values))
    padded = [*values, *[values[-1]] * (size - len(values))]
    return size, {f"{name}{number}": value for number, value in enumerate(padded)}


class _Plan:
    """A compiled queryset."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("Prefetching would be put together on every run.")
        self.rows = rows
        self._compiler = rows.query.get_compiler(using=rows.db)
        self._sql, self._params = "", ()  # for what can find nothing
        with suppress(EmptyResultSet):
            self._sql, self._params = self._compiler.as_sql()
        self._converters: Any = None
        self._iterable: Any = rows._iterable_class
        self._fields: Any = rows._fields  # type: ignore[attr-defined]

    def queryset(self, values: Mapping[str, Any]) -> QuerySet[Any]:
        """A queryset of its own for one run."""
        rows: Any = self.rows.__class__(model=self.rows.model, using=self.rows.db)
        rows._query = _Run(self, values)
        rows._iterable_class, rows._fields = self._iterable, self._fields
        return rows  # type: ignore[no-any-return]

    def compiler(self, values: Mapping[str, Any], using: str) -> Any:
        """A compiler that has compiled already, on this thread's connection."""
        compiler: Any = copy(self._compiler)
        compiler.connection = connections[using]
        filled = self._sql, _fill(self._params, values, compiler.connection)
        compiler.as_sql = lambda *_args, **_kwargs: filled
        compiler.get_converters = self._kept_converters
        return compiler

    def _kept_converters(self, expressions: Sequence[Any]) -> Any:
        """How columns become values. The same on every connection to one database."""
        if self._converters is None:
            self._converters = self._compiler.get_converters(expressions)
        return self._converters


class _Run:
    """Stands where a queryset has its query: its compiler is the kept one."""

    def __init__(self, plan: _Plan, values: Mapping[str, Any]) -> None:
        self._plan = plan
        self._values = values

    def get_compiler(self, using: str, **_kwargs: Any) -> Any:
        return self._plan.compiler(self._values, using)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plan.rows.query, name)


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, Prepared[M]]:
    """Make a function that builds a queryset into one that gives it prepared."""

    @lru_cache(maxsize=256)
    def kept(*args: P.args, **kwargs: P.kwargs) -> Prepared[M]:
        return Prepared(lambda: build(*args, **kwargs))

    return kept  # type: ignore[return-value]  # the same call, kept
