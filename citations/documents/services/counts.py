"""How often sources are cited, kept right while many write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from citations.library.models import Source
from citations.prepared import (
    Param,
    PreparedUpdate,
    filling,
    one_of,
    prepared,
    prepared_update,
)


def change_counts(before: Iterable[int | None], after: Iterable[int | None]) -> None:
    """Count what is cited now (source ids, one a citation) and not what was before.

    Sources that change are locked in one statement, in the order of their numbers, once
    in a transaction: so no two writers wait for each other in a ring. The lock is one
    that rows which only point at a source do not wait for.
    """
    change = Counter(pk for pk in after if pk)
    change.subtract(pk for pk in before if pk)
    changed = {pk: number for pk, number in change.items() if number}
    if not changed:
        return
    size, places = filling("pk", list(changed))
    _size, numbers = filling("number", list(changed.values()))
    if len(changed) > 1:
        _held(size).all(**places)
    _counted(size).run(**places, **numbers)


@prepared
def _held(size: int) -> QuerySet[Any, Any]:
    return _locked(one_of("pk", size)).values_list("pk")


@lru_cache
def _counted(size: int) -> PreparedUpdate:
    cases = [
        When(pk=Param(f"pk{place}"), then=Param(f"number{place}"))
        for place in range(size)
    ]
    number = Case(*cases, default=Value(0), output_field=IntegerField())
    change = {"citation_count": F("citation_count") + number}
    return prepared_update(
        lambda: (Source.objects.filter(pk__in=one_of("pk", size)), change)
    )


def lock_sources(pks: Iterable[int]) -> list[Source]:
    """Hold these sources until the transaction ends, in the order of their numbers."""
    return list(_locked(pks))


def _locked(pks: Iterable[int]) -> QuerySet[Source]:
    sources = Source.objects.filter(pk__in=list(pks)).order_by("pk")
    return sources.select_for_update(no_key=True)
