"""A compiled queryset, and how its rows become what the queryset would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import QuerySet
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable
from django.db.models.signals import post_init, pre_init

from citations.prepared.params import Values
from citations.prepared.statements import Statement


class Plan:
    """Made once of a queryset. Nothing in it belongs to a run."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows: Any = rows
        self._compiler: Any = rows.query.get_compiler(using=rows.db)
        self._statement: Statement | None = None
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:  # it can find nothing
            return
        self._statement = Statement(sql, params, rows.db)
        chosen = [column for column, *_ in self._compiler.select]
        fields = (getattr(column, "target", None) for column in chosen)
        self.columns = [getattr(field, "attname", None) for field in fields]
        # How columns become values is the same on every connection to one database.
        shown = chosen[: self._compiler.col_count]
        self._converters = self._compiler.get_converters(shown)
        self._maker: _Maker | None = None
        if self._rows._iterable_class is ModelIterable:
            self._maker = _Maker(self._compiler.klass_info, self.columns, rows.db)

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
        compiler = copy(self._compiler)
        compiler.connection = connections[self._rows.db]
        if self._maker is not None:
            found = list(compiler.apply_converters(found, self._converters))
            return self._maker.all(found, compiler.annotation_col_map)
        # Django's own iterables, with a compiler that has its rows already.
        compiler.execute_sql = lambda *args, **options: [found]
        compiler.get_converters = lambda expressions: self._converters
        query = copy(self._rows.query)
        query.get_compiler = lambda *args, **options: compiler
        rows: Any = QuerySet(self._rows.model, query, self._rows.db)
        rows._iterable_class = self._rows._iterable_class
        rows._fields = self._rows._fields
        return list(rows)


class _Maker:
    """Objects as ModelIterable makes them; what it looks up again for each run and each
    object (which fields were fetched) is looked up once."""

    def __init__(self, info: Mapping[str, Any], columns: Sequence[Any], using: str):
        self._model = info["model"]
        self._using = using
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        self._slice = slice(first, last)
        self._names = columns[first:last]
        self._key = first + self._names.index(self._model._meta.pk.attname)
        self._is_plain = _is_plain(self._model)
        self._beside = [
            (_Maker(one, columns, using), one["local_setter"], one["remote_setter"])
            for one in info.get("related_klass_infos", ())
        ]

    def all(self, rows: Sequence[Any], annotations: Mapping[str, int]) -> list[Any]:
        """The objects of these rows, with what they are annotated with."""
        made = [self._one(row) for row in rows]
        for name, column in annotations.items():
            for thing, row in zip(made, rows, strict=True):
                setattr(thing, name, row[column])
        return made

    def _one(self, row: Sequence[Any]) -> Any:
        """The object with those selected beside it; None where a join found nothing."""
        if row[self._key] is None:
            return None
        thing = self._new(row[self._slice])
        for maker, set_here, set_there in self._beside:
            other = maker._one(row)
            set_here(thing, other)
            if other is not None:
                set_there(other, thing)
        return thing

    def _new(self, values: Sequence[Any]) -> Any:
        if not self._is_plain:
            return self._model.from_db(self._using, self._names, values)
        thing = self._model.__new__(self._model)
        thing._state = ModelState()
        thing._state.adding, thing._state.db = False, self._using
        thing.__dict__.update(zip(self._names, values, strict=True))
        return thing


def _is_plain(model: Any) -> bool:
    """Nothing of its own happens when one is made."""
    return (
        model.__init__ is models.Model.__init__
        and model.from_db.__func__ is models.Model.from_db.__func__  # type: ignore[attr-defined]
        and not (pre_init.has_listeners(model) or post_init.has_listeners(model))
    )
