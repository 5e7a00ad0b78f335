"""From CSL-JSON items to formatted entries."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Any

from citations.styles.entry import Entry, Item
from citations.styles.pandoc.csl import apart, in_given_order, style_hash
from citations.styles.pandoc.document import cite_all, entries_in
from citations.styles.pandoc.dress import undress
from citations.styles.pandoc.engine import ENGINE_VERSION, render
from citations.styles.pandoc.safe_items import safe_items
from citations.styles.registry import DEFAULT, style_named
from citations.styles.style import Style

DEFAULT_TIMEOUT = 10.0
_ITALIC = re.compile(r"</?i>")


def format_works_cited(
    items: Sequence[Mapping[str, Any]],
    *,
    style: str = DEFAULT.name,
    timeout: float = DEFAULT_TIMEOUT,
) -> list[Entry]:
    """The works cited list: one entry per item id, in the order the style wants.

    One pandoc process of at most `timeout` seconds; none for an empty list. Of items
    with the same id the first one counts. Raises BibliographyError, and ValueError
    for a style we do not have.
    """
    chosen = style_named(style)
    adapted = [(s, chosen.adapt(item)) for s, item in safe_items(items).items()]
    adapted.sort(key=lambda pair: chosen.sort_key(pair[1]))
    return _rendered(adapted, chosen, in_given_order(chosen.csl), timeout)


def format_references(
    items: Sequence[Mapping[str, Any]],
    *,
    style: str = DEFAULT.name,
    timeout: float = DEFAULT_TIMEOUT,
) -> dict[str, Entry]:
    """Each item as if it stood alone (for cards and the library), by item id.

    One pandoc process for all of them. Raises as format_works_cited does.
    """
    chosen = style_named(style)
    adapted = [(s, chosen.adapt(item)) for s, item in safe_items(items).items()]
    entries = _rendered(adapted, chosen, apart(chosen.csl), timeout)
    return {entry.source: entry for entry in entries}


def format_reference(
    item: Mapping[str, Any], style: str = DEFAULT.name, timeout: float = DEFAULT_TIMEOUT
) -> Entry:
    """One item on its own. Raises as format_works_cited does."""
    return next(iter(format_references([item], style=style, timeout=timeout).values()))


def works_cited_key(items: Sequence[Mapping[str, Any]], style: str) -> str:
    """A key under which format_works_cited(items, style=style) may be kept.

    64 hex digits; new when the engine, the style, our adapter or the items change.
    """
    chosen = style_named(style)
    parts = [ENGINE_VERSION, style_hash(chosen.csl), chosen.version]
    try:
        told = [_told(json.dumps(item)) for item in items]
    except (TypeError, ValueError):  # of values that no JSON has
        told = [_canonical(items)]
    canonical = json.dumps([parts, told])
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


@lru_cache(maxsize=4096)
def _told(item: str) -> str:
    """What the engine is told of one item, kept by the item's own JSON."""
    return _canonical([json.loads(item)])


def _canonical(items: Sequence[Any]) -> str:
    cleaned = list(safe_items(items).items())
    return json.dumps(cleaned, sort_keys=True, separators=(",", ":"))


def _rendered(
    adapted: Sequence[tuple[str, Item]], style: Style, csl: str, timeout: float
) -> list[Entry]:
    """Entries in the given order. Pandoc sees ids of our own, never the caller's."""
    if not adapted:
        return []
    ids = [f"w{number}" for number in range(len(adapted))]
    sent = [
        {**item, "id": cite_id} for cite_id, (_, item) in zip(ids, adapted, strict=True)
    ]
    document = cite_all(ids, style.english.locale)
    answer = render(document, sent, csl, timeout=timeout)
    found = dict(entries_in(answer, style.english))
    return [
        _entry(source, style.finish(item, undress(found.get(cite_id, ""))))
        for cite_id, (source, item) in zip(ids, adapted, strict=True)
    ]


def _entry(source: str, html: str) -> Entry:
    """An entry pandoc had nothing to print for is its id, so that it is not lost."""
    html = html or escape(source.encode("utf-8", "ignore").decode("utf-8"))
    return Entry(source, unescape(_ITALIC.sub("", html)), html)
