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
from datetime import datetime
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Expression, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    NamedValuesListIterable,
    ValuesIterable,
    ValuesListIterable,
)
from django.db.models.signals import post_init, pre_init
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.utils import create_namedtuple_class

from citations.statements import Statement

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
        return self._planned().run(values)

    def fetch(self, **values: Any) -> Fetched[M]:
        """The rows as they come from the database, to make objects of some of them."""
        return Fetched(self._planned(), values)

    def first(self, **values: Any) -> M | None:
        """The first row or none; the statement should ask for one."""
        return next(iter(self.all(**values)), None)

    def _planned(self) -> _Plan:
        if self._plan is None:  # not before the models are there
            self._plan = _Plan(self._build())
        return self._plan


class Fetched(Generic[M]):
    """Rows of which objects can be made one by one; of a query for whole objects."""

    def __init__(self, plan: _Plan, values: Mapping[str, Any]) -> None:
        self._plan = plan
        self.rows: list[Sequence[Any]] = plan.fetch(values)

    def column(self, name: str) -> int:
        """Where in a row the model's own column stands. ValueError where it is not."""
        return self._plan.column(name)

    def make(self, row: Sequence[Any]) -> M:
        """The object of one row."""
        return self._plan.make([row])[0]  # type: ignore[no-any-return]


class PreparedUpdate:
    """One UPDATE statement with places for parameters."""

    def __init__(self, build: Callable[[], tuple[QuerySet[Any], Mapping[str, Any]]]):
        self._build = build
        self._statement: Statement | None = None

    def run(self, **values: Any) -> int:
        """How many rows it found. Raises KeyError for a parameter that is missing."""
        if self._statement is None:
            rows, changes = self._build()
            query = rows.query.chain(UpdateQuery)
            query.add_update_values(changes)  # type: ignore[attr-defined]
            sql, params = query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
            self._statement = statement(sql, params, DEFAULT_DB_ALIAS)
        with connection.cursor() as cursor:
            self._statement.run(cursor, values)
            return int(cursor.rowcount)


def prepared_update(
    build: Callable[[], tuple[QuerySet[Any], Mapping[str, Any]]],
) -> PreparedUpdate:
    """Make a function that gives (rows, {field: new value}) into a prepared UPDATE."""
    return PreparedUpdate(build)


def statement(sql: str, params: Sequence[Any], using: str) -> Statement:
    """A compiled statement whose `Param`s are filled in when it runs."""
    return Statement(sql, params, using=using, is_open=_is_open, fill=_fill)


def _is_open(param: Any) -> bool:
    return isinstance(param, Param)


def _fill(param: Any, values: Mapping[str, Any], connection: Any) -> Any:
    return param.value(values, connection) if isinstance(param, Param) else param


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
    """A compiled queryset, and how its rows become objects."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("Prefetching would be put together on every run.")
        self._using = rows.db
        self._compiler = rows.query.get_compiler(using=self._using)
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:  # it can find nothing
            self._statement = None
            return
        self._statement = statement(sql, params, self._using)
        self._read = self._reader(rows)
        self._converters = self._kept_converters()

    def run(self, values: Mapping[str, Any]) -> list[Any]:
        """The rows as the queryset would give them."""
        return self.make(self.fetch(values))

    def fetch(self, values: Mapping[str, Any]) -> list[Any]:
        """The rows as the database's driver gives them."""
        if self._statement is None:
            return []
        connection = connections[self._using]
        with connection.cursor() as cursor:
            self._statement.run(cursor, values)
            rows: list[Any] = cursor.fetchall()
        if self._compiler.has_extra_select:  # what it is only sorted by
            rows = [row[: self._compiler.col_count] for row in rows]
        return rows

    def column(self, name: str) -> int:
        """Where the model's own column stands in a row."""
        columns = [chosen[0].target.attname for chosen in self._compiler.select]
        return columns.index(name)

    def make(self, rows: list[Any]) -> list[Any]:
        """Objects, or what else the queryset gives, of fetched rows."""
        if not rows:
            return []
        connection = connections[self._using]
        if self._converters:
            rows = [self._converted(row, connection) for row in rows]
        made: list[Any] = self._read(rows)
        return made

    def _converted(self, row: Sequence[Any], connection: Any) -> Sequence[Any]:
        """A row in Python's types (as SQLCompiler.apply_converters does it)."""
        made = list(row)
        for column, converters, expression in self._converters:
            value = made[column]
            for convert in converters:
                value = convert(value, expression, connection)
            made[column] = value
        return made

    def _kept_converters(self) -> list[tuple[int, Any, Any]]:
        """How columns become values. The same on every connection to one database."""
        compiler: Any = self._compiler
        columns = [chosen[0] for chosen in compiler.select[: compiler.col_count]]
        found = compiler.get_converters(columns)
        return [(column, *how) for column, how in found.items()]

    def _reader(self, rows: Any) -> Callable[[list[Any]], list[Any]]:
        if rows._iterable_class is ModelIterable:
            return self._objects()
        if rows._iterable_class is NamedValuesListIterable:
            named = create_namedtuple_class(*rows._fields)
            return lambda found: [tuple.__new__(named, row) for row in found]
        if rows._iterable_class is ValuesListIterable:
            return lambda found: [tuple(row) for row in found]
        if rows._iterable_class is FlatValuesListIterable:
            return lambda found: [row[0] for row in found]
        if rows._iterable_class is ValuesIterable:
            names = list(rows.query.selected)
            return lambda found: [dict(zip(names, row, strict=True)) for row in found]
        raise TypeError("Rows of this kind are not read from prepared queries.")

    def _objects(self) -> Callable[[list[Any]], list[Any]]:
        """As ModelIterable makes them; what it looks up for each run is looked up once."""
        compiler: Any = self._compiler
        make = _Maker(compiler.klass_info, compiler.select, self._using)
        annotations = list(compiler.annotation_col_map.items())

        def read(found: list[Any]) -> list[Any]:
            made = []
            for row in found:
                thing = make(row)
                for name, column in annotations:
                    thing.__dict__[name] = row[column]
                made.append(thing)
            return made

        return read


class _Maker:
    """Makes objects of one model from rows, with those that were selected beside them."""

    def __init__(self, info: Mapping[str, Any], select: Sequence[Any], using: str):
        fields = info["select_fields"]
        self._using = using
        self._model = info["model"]
        self._columns = slice(fields[0], fields[-1] + 1)
        self._names = [chosen[0].target.attname for chosen in select[self._columns]]
        self._key = fields[0] + self._names.index(self._model._meta.pk.attname)
        self._is_plain = _is_plain(self._model)
        self._beside = [
            (
                _Maker(other, select, using),
                other["local_setter"],
                other["remote_setter"],
            )
            for other in info.get("related_klass_infos", ())
        ]

    def __call__(self, row: Sequence[Any]) -> Any:
        """One object; None where a join found nothing."""
        if row[self._key] is None:
            return None
        thing = self._new(row[self._columns])
        for make, set_here, set_there in self._beside:
            other = make(row)
            set_here(thing, other)
            if other is not None:
                set_there(other, thing)
        return thing

    def _new(self, values: Sequence[Any]) -> Any:
        """As `Model.from_db`, without asking each field whether it was fetched."""
        if not self._is_plain:
            return self._model.from_db(self._using, self._names, values)
        thing = self._model.__new__(self._model)
        state = ModelState()
        state.adding, state.db = False, self._using
        thing._state = state
        thing.__dict__.update(zip(self._names, values, strict=True))
        return thing


def _is_plain(model: Any) -> bool:
    """Nothing of its own happens when one is made."""
    return (
        model.__init__ is models.Model.__init__
        and model.from_db.__func__ is models.Model.from_db.__func__  # type: ignore[attr-defined]
        and not pre_init.has_listeners(model)
        and not post_init.has_listeners(model)
    )


def prepared(build: Callable[P, QuerySet[M]]) -> Callable[P, Prepared[M]]:
    """Make a function that builds a queryset into one that gives it prepared."""

    @lru_cache(maxsize=256)
    def kept(*args: P.args, **kwargs: P.kwargs) -> Prepared[M]:
        return Prepared(lambda: build(*args, **kwargs))

    return kept  # type: ignore[return-value]  # the same call, kept
