"""New rows of one model, written by a statement that is compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from types import SimpleNamespace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.sql import InsertQuery

from citations.prepared import Param, statement
from citations.statements import Statement

MOST_AT_ONCE = 16
"""Rows of one statement; a statement is kept for each number of rows up to this."""


def insert(things: Sequence[models.Model]) -> None:
    """Insert objects as `bulk_create` does, and give them their numbers.

    All of one model, whose key the database makes. No signal is sent, and no field may
    be a file. IntegrityError as from `bulk_create`; where it must be all or nothing, the
    caller holds the transaction.
    """
    rest = iter(things)
    while some := list(islice(rest, MOST_AT_ONCE)):
        _insert(some)


def _insert(things: Sequence[models.Model]) -> None:
    fields, kept = _compiled(type(things[0]), len(things))
    values = dict(_values(fields, things))
    with connection.cursor() as cursor:
        kept.run(cursor, values)
        keys = cursor.fetchall()
    for thing, (key,) in zip(things, keys, strict=True):
        thing.pk = key
        thing._state.adding = False
        thing._state.db = DEFAULT_DB_ALIAS


def _values(
    fields: Sequence[tuple[Any, type | None]], things: Sequence[models.Model]
) -> Iterator[tuple[str, Any]]:
    own = connections[DEFAULT_DB_ALIAS]
    for row, thing in enumerate(things):
        for field, plain in fields:
            value = field.pre_save(thing, True)
            if value is not None and type(value) is not plain:
                value = field.get_db_prep_save(value, own)
            yield _place(field, row), value


def _plain(field: Any) -> type | None:
    """The type of which the database takes the field's values as they are."""
    kinds = {
        str: (models.CharField, models.TextField),
        int: (models.IntegerField, models.ForeignKey),
        bool: (models.BooleanField,),
    }
    return next((t for t, those in kinds.items() if isinstance(field, those)), None)


def _place(field: Any, row: int) -> str:
    return f"{field.attname}-{row}"


@lru_cache(maxsize=256)
def _compiled(model: type[models.Model], rows: int) -> tuple[Sequence[Any], Statement]:
    """The fields, in order, and the INSERT for so many rows."""
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key or field.generated)
    ]
    places = [
        SimpleNamespace(
            **{f.attname: Param(_place(f, row), or_null=True) for f in fields}
        )
        for row in range(rows)
    ]
    query: Any = InsertQuery(model)
    query.insert_values(fields, places, raw=True)
    compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
    compiler.returning_fields = [model._meta.pk]
    ((sql, params),) = compiler.as_sql()
    return [(field, _plain(field)) for field in fields], statement(
        sql, params, DEFAULT_DB_ALIAS
    )
