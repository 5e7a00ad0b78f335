"""The values that differ between one run of a prepared query and the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db.models import Expression
from django.db.models.sql.compiler import SQLCompiler

Values = Mapping[str, Any]
_given: ContextVar[Values | None] = ContextVar("given", default=None)


@contextmanager
def given(values: Values) -> Iterator[None]:
    """While it lasts, querysets are compiled with these values instead of places."""
    before = _given.set(values)
    try:
        yield
    finally:
        _given.reset(before)


class Param(Expression):
    """Stands in a prepared query for a value that comes with each run.

    None is refused, unless `or_null` says that it is written, not compared with.
    """

    allowed_default = False

    def __init__(self, name: str, *, or_null: bool = False) -> None:
        super().__init__()
        self.name = name
        self.or_null = or_null

    def as_sql(  # type: ignore[override]  # the parameter may be this object
        self, compiler: SQLCompiler, connection: Any
    ) -> tuple[str, list[Any]]:
        """A placeholder, filled when the query runs."""
        values = _given.get()
        return "%s", [self if values is None else self.value(values, connection)]

    def value(self, values: Values, connection: Any) -> Any:
        """What this run puts here, as the database's driver takes it."""
        value = values[self.name]
        if value is None and not self.or_null:
            raise TypeError(f"{self.name} is None: SQL's “= NULL” is never true.")
        if isinstance(value, datetime):
            return connection.ops.adapt_datetimefield_value(value)
        return value


def fill(params: Sequence[Any], values: Values, connection: Any) -> list[Any]:
    """These parameters with the values of one run in their places."""
    return [
        param.value(values, connection) if isinstance(param, Param) else param
        for param in params
    ]


SIZES = (1, 3, 10, 30, 100, 300, 1000)
"""How long the lists are that statements are kept for; longer ones go by their length."""


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
