"""Sources inside pages, where reference managers find them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from citations.exchange.formats import coins
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


@register.simple_tag
def coins_of(source: Any) -> SafeString:
    """An empty element that names the source; nothing where there is none."""
    return _span(_Version(source)) if source else SafeString()


@lru_cache(maxsize=2_000)
def _span(version: _Version) -> SafeString:
    csl = version.source.csl
    return format_html(
        '<span class="Z3988" aria-hidden="true" title="{}"></span>', coins.coins(csl)
    )
