"""Lists in pages, by key and never by offset: page 500 costs what page 1 costs.

A page's link holds the key of the row it starts after (or ends before). A cursor that
makes no sense shows the first page.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from citations.prepared import Prepared

M = TypeVar("M", bound=Model)
Order = Sequence[tuple[str, str]]
"""(field, "asc" or "desc"), the last one unique; none of the fields may be null."""


@dataclass
class KeyPage(Generic[M]):
    """One page: its rows, and the query strings of its neighbours ("" for none)."""

    items: list[M] = field(default_factory=list)
    next: str = ""
    back: str = ""

    def __iter__(self) -> Any:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def page_by_key(
    rows: QuerySet[M] | Callable[[], QuerySet[M]],
    request: HttpRequest,
    *,
    by: Order,
    size: int = 10,
    param: str = "after",
    first: Prepared[M] | None = None,
    values: Mapping[str, Any] | None = None,
) -> KeyPage[M]:
    """The page of `rows` that the request's query string asks for. One query.

    `?after=KEY` starts after a row, `?after=-KEY` ends before it. `first` is the first
    page's query (`first_page`), prepared, with its `values`: most visits want that page,
    and where `rows` is a function, it is not called for it.
    """
    raw = request.GET.get(param, "")
    is_back = raw.startswith("-")
    key = _parse(raw.removeprefix("-"), by)
    found = None if key is None else _rows_behind(rows, by, size, key, is_back)
    if found is None:  # the first page, also where the key is of the wrong kind
        key, is_back = None, False
        found = (
            list(first_page(_made(rows), by, size))
            if first is None
            else first.all(**(values or {}))
        )
    return _page(request, param, by, size, found, key is not None, is_back)


Fetch = Callable[[Sequence[Any], bool, int], Sequence[Any]]
"""(key or nothing, whether it goes back, how many) → rows, the nearest first."""


def page_of_rows(
    fetch: Fetch,
    request: HttpRequest,
    *,
    by: Order,
    size: int = 10,
    param: str = "after",
) -> KeyPage[Any]:
    """As `page_by_key`, for rows that are no queryset and whose keys are numbers."""
    raw = request.GET.get(param, "")
    key = _parse(raw.removeprefix("-"), by)
    if key is not None and not all(type(v) is int and abs(v) < 2**62 for v in key):
        key = None
    is_back = raw.startswith("-") and key is not None
    found = list(fetch(key or (), is_back, size + 1))
    return _page(request, param, by, size, found, key is not None, is_back)


def _page(
    request: HttpRequest,
    param: str,
    by: Order,
    size: int,
    found: list[Any],
    has_key: bool,
    is_back: bool,
) -> KeyPage[Any]:
    has_more = len(found) > size
    items = found[:size]
    if is_back:
        items.reverse()
    return KeyPage(
        items,
        next=_link(request, param, items, by, last=True)
        if items and (has_more or is_back)
        else "",
        back=_link(request, param, items, by, last=False)
        if items and (has_more if is_back else has_key)
        else "",
    )


def _made(rows: QuerySet[M] | Callable[[], QuerySet[M]]) -> QuerySet[M]:
    return rows if isinstance(rows, QuerySet) else rows()


def _rows_behind(
    rows: QuerySet[M] | Callable[[], QuerySet[M]],
    by: Order,
    size: int,
    key: Sequence[Any],
    is_back: bool,
) -> list[M] | None:
    """The rows after (or before) this key; None for a key of the wrong kind."""
    ordered = _made(rows).order_by(*order_of(by, is_reversed=is_back))
    try:
        return list(ordered.filter(_behind(by, key, is_back))[: size + 1])
    except (ValueError, TypeError, OverflowError, ValidationError):
        return None


def first_page(rows: QuerySet[M], by: Order, size: int) -> QuerySet[M]:
    """The first rows, and one more that tells whether there is a next page."""
    return rows.order_by(*order_of(by, is_reversed=False))[: size + 1]


def order_of(by: Order, *, is_reversed: bool = False) -> list[str]:
    """What `order_by` takes."""
    return [name if (way == "asc") != is_reversed else f"-{name}" for name, way in by]


def _behind(by: Order, key: Sequence[Any], is_back: bool) -> Q:
    """Rows that come after a key: (a, b) > (x, y) as a > x or (a = x and b > y)."""
    behind = Q()
    same = Q()
    for (name, way), value in zip(by, key, strict=True):
        operator = "gt" if (way == "asc") != is_back else "lt"
        behind |= same & Q(**{f"{name}__{operator}": value})
        same &= Q(**{name: value})
    return behind


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row.isoformat() if hasattr(row, "isoformat") else row


def link_after(values: Sequence[Any], param: str = "after") -> str:
    """The query string of the page that starts after the row with this key."""
    return f"?{param}={_encode(values)}"


def _encode(values: Sequence[Any]) -> str:
    raw = json.dumps(list(values), default=str)
    return urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def _link(
    request: HttpRequest, param: str, items: Sequence[Any], by: Order, *, last: bool
) -> str:
    row = items[-1] if last else items[0]
    key = _encode([_value(row, name) for name, _ in by])
    query = request.GET.copy()
    query[param] = key if last else f"-{key}"
    return f"?{query.urlencode()}"


def _parse(raw: str, by: Order) -> list[Any] | None:
    if not raw or len(raw) > 2000:
        return None
    try:
        data = urlsafe_b64decode(raw.encode("ascii") + b"=" * (-len(raw) % 4))
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != len(by):
        return None
    if not all(isinstance(value, str | int | float) for value in values):
        return None
    if any(isinstance(value, str) and "\x00" in value for value in values):
        return None
    return values
