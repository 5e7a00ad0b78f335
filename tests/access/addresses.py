"""Every URL there is, walked from the URLconf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Url:
    """One route: its name with the namespace, and the arguments it takes."""

    name: str
    route: str
    keys: tuple[str, ...]


def _walk(
    resolver: URLResolver, space: str = "", route: str = "", keys: tuple[str, ...] = ()
) -> Iterator[Url]:
    for part in resolver.url_patterns:
        here = route + str(part.pattern)
        found = (*keys, *part.pattern.regex.groupindex)
        if isinstance(part, URLResolver):
            inner = f"{space}{part.namespace}:" if part.namespace else space
            yield from _walk(part, inner, here, found)
        else:
            assert isinstance(part, URLPattern)
            yield Url(f"{space}{part.name or here}", here, found)


@cache
def every_url() -> tuple[Url, ...]:
    """All routes of the site. One without a name goes by its route."""
    return tuple(_walk(get_resolver()))


@cache
def _by_name() -> dict[str, Url]:
    return {url.name: url for url in every_url()}


def address(name: str, arguments: dict[str, Any]) -> str:
    """The URL of this name about a thing: it takes those arguments it knows."""
    url = _by_name()[name]
    taken = {key: arguments[key] for key in url.keys}
    if name.endswith(url.route):  # no name: fill in the route
        filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(taken[m[1]]), url.route)
        return "/" + re.sub(
            r"\^?\(\?P<(\w+)>.*?\)\$?", lambda m: str(taken[m[1]]), filled
        )
    return reverse(name, kwargs=taken)
