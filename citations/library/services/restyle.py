"""Giving a whole library another citation style, a bounded batch at a time.

References are made outside transactions and written in short ones, so that pages go on
working with the old ones until then. It may be killed anywhere and run again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction

from citations.library.derivation import Formatted, fill_in, format_in
from citations.library.models import Library, Source
from citations.styles.registry import style_named

BATCH = 100
"""Sources per pandoc process: about a quarter of a second."""

Progress = Callable[[int, int], None]
"""Called between batches with (sources done, sources in all)."""


def restyle_library(
    library: Library,
    style: str,
    *,
    progress: Progress | None = None,
    batch: int = BATCH,
) -> int:
    """Put the library into a style and format every reference; how many were written.

    The style counts from the start, for whatever is added or published during it. A
    later one into another style wins: this one then stops. Raises
    BibliographyError where the engine fails (old references stay; run it again) and
    ValueError for a style we do not have. Never call it in a transaction.
    """
    style = style_named(style).name
    Library.objects.filter(pk=library.pk).exclude(style=style).update(style=style)
    library.style = style
    total = library.sources.count()
    done, written, after = 0, 0, 0
    if progress:
        progress(0, total)
    while True:
        sources = list(
            library.sources.filter(pk__gt=after).order_by("pk")[:batch],
        )
        if not sources:
            return written
        changed = _write(library, style, sources, format_in(sources, style))
        if changed is None:
            return written
        written += changed
        done, after = done + len(sources), sources[-1].pk
        if progress:
            progress(done, max(total, done))


def _write(
    library: Library,
    style: str,
    sources: Sequence[Source],
    formatted: dict[str, Formatted],
) -> int | None:
    """Write what changed, in one short transaction; None where the style is another now.

    A source that somebody changed since it was read has been formatted by them.
    """
    read = {source.pk: source.csl for source in sources}
    with transaction.atomic():
        stored_style = (
            Library.objects.select_for_update(no_key=True)
            .values_list("style", flat=True)
            .get(pk=library.pk)
        )
        if stored_style != style:
            return None
        changed = []
        held = Source.objects.select_for_update(no_key=True)
        rows = held.filter(pk__in=read).order_by("pk")
        for source in rows:
            if source.csl == read[source.pk] and _is_new(source, formatted):
                changed.append(source)
        Source.objects.bulk_update(
            changed, ["reference_text", "reference_html", "full_note"]
        )
    return len(changed)


def _is_new(source: Source, formatted: dict[str, Formatted]) -> bool:
    before = source.reference_html, source.full_note
    fill_in(source, formatted.get(source.key))
    return before != (source.reference_html, source.full_note)
