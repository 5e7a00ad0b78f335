"""Sources inside pages, where reference managers find them."""

from __future__ import annotations

from functools import lru_cache

from django import template

from citations.exchange.formats.coins import coins as context_object
from citations.library.models import Source

register = template.Library()


class _Version:
    """A source as it stood at one moment; what is kept of it is found by that."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.key = (source.library_id, source.pk, source.updated_at)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Version) and self.key == other.key


@register.filter
def coins(source: Source) -> str:
    """A source as reference managers find it in a page."""
    return _coins(_Version(source))


@lru_cache(maxsize=2_000)
def _coins(version: _Version) -> str:
    return context_object(version.source.csl)
