"""Putting sources on the shelf: the columns that are derived from a CSL item."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from django.db import transaction

from citations.library.models import Library, Source
from citations.reading.folding import fold
from citations.reading.small_words import drop_article
from citations.reading.types import ShelfSource
from citations.styles import BibliographyError, Entry, format_references
from citations.styles.full_notes import FullNote, format_full_notes

logger = logging.getLogger(__name__)

T = TypeVar("T")

REFERENCE_COLUMNS = (
    *("csl", "title", "short_title", "family_names", "year", "aliases"),
    *("first_page", "last_page", "sort_key", "search_text"),
    *("reference_text", "reference_html", "full_note"),
)
"""What is written when a source's reference changes: nothing of what became of it."""


def derive(source: Source) -> None:
    """Fill in title, names, year and the look-up columns from `csl`. Does not save."""
    read = ShelfSource.from_csl(source.item)
    source.title = read.title[:1000]
    source.short_title = (source.short_title or read.short_title)[:300]
    source.family_names = list(read.family_names)
    source.year = read.year[:20]
    source.first_page = source.first_page or read.first_page[:20]
    source.last_page = source.last_page or read.last_page[:20]
    first = read.family_names[0] if read.family_names else ""
    title = " ".join(drop_article(fold(read.title).split()))
    source.sort_key = f"{fold(first)} {title}".strip()[:300]
    names = [*read.family_names, *read.given_names, *source.aliases]
    source.search_text = fold(
        " ".join([read.title, source.short_title, read.container_title, *names])
    )


def free_key(library: Library, csl: Mapping[str, Any]) -> str:
    """“freeze2009”, or with a number after it if that is taken."""
    base, number = key_base(csl), 1
    key = base
    while library.sources.filter(key=key).exists():
        number += 1
        key = f"{base}-{number}"
    return key


def key_base(csl: Mapping[str, Any]) -> str:
    """“freeze2009”: the first family name, or else the title, and the year."""
    read = ShelfSource.from_csl({**csl, "id": ""})
    name = (read.family_names or (read.title,))[0]
    letters = "".join(c for c in fold(name) if c.isalnum())[:40] or "source"
    return f"{letters}{read.year}"[:90]


def format_shelf(sources: Sequence[Source], style: str) -> None:
    """Fill in the formatted references. A subprocess: never in a transaction.

    Where the engine fails, author and title stand in, and the next change tries again.
    """
    try:
        formatted = format_in(sources, style)
    except BibliographyError as problem:
        logger.warning("%s references are not formatted: %s", len(sources), problem)
        formatted = {}
    for source in sources:
        fill_in(source, formatted.get(source.key))


def format_and_write(
    library: Library, sources: Sequence[Source], write: Callable[[], T]
) -> T:
    """Fill in the references, then `write` in a short transaction.

    The style is the one that the library has when they are written: where it was
    switched in the meantime, they are formatted again.
    """
    while True:
        format_shelf(sources, library.style)
        with transaction.atomic():
            held = Library.objects.select_for_update(no_key=True)
            style = held.values_list("style", flat=True).get(pk=library.pk)
            if style == library.style:
                return write()
        library.style = style


class Formatted(NamedTuple):
    """What a style makes of one source."""

    entry: Entry
    note: FullNote | None


def format_in(sources: Sequence[Source], style: str) -> dict[str, Formatted]:
    """References (and for notes the full notes) by key; writes nothing.

    One or two subprocesses: never in a transaction. Raises BibliographyError.
    """
    items = [source.item for source in sources]
    entries = format_references(items, style=style)
    notes = format_full_notes(items, style=style)
    return {key: Formatted(entry, notes.get(key)) for key, entry in entries.items()}


def fill_in(source: Source, formatted: Formatted | None) -> None:
    """Put a formatted reference (or none) into its columns. Does not save."""
    source.reference_text = formatted.entry.text if formatted else ""
    source.reference_html = formatted.entry.html if formatted else ""
    note = formatted.note if formatted else None
    source.full_note = note._asdict() if note else {}
