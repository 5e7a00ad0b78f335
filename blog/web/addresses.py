"""Addresses of pages, reversed once for all numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import reverse

from blog.web.gaps import Gapped, Marks

_MARKS = Marks(1)


def address(name: str, *args: Any) -> str:
    """What `reverse(name, args=args)` gives, however many rows a list has. Raises
    NoReverseMatch as it does."""
    marked = (
        _MARKS.of(place) if type(arg) is int and arg >= 0 else arg
        for place, arg in enumerate(args)
    )
    return _gapped(name, tuple(marked)).filled([str(arg) for arg in args])


@lru_cache(maxsize=4096)
def _gapped(name: str, args: tuple[Any, ...]) -> Gapped:
    return _MARKS.cut(reverse(name, args=args))


def forget() -> None:
    """Drop what is kept; for tests that change the addresses."""
    _gapped.cache_clear()
