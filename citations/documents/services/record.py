"""What was read, stored: documents and their citations. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from citations.documents.models import Citation, Document, DocumentLine
from citations.documents.sentences import sentence_around
from citations.documents.services.counts import change_counts, lock_sources
from citations.documents.services.read import ReadText
from citations.library.models import Library
from citations.reading.reader import READER_VERSION, context_key, marker_key
from citations.reading.text import PROJECTION_VERSION


def record(
    read_text: ReadText,
    library: Library,
    *,
    line: DocumentLine | None = None,
    is_live: bool,
    instead_of: QuerySet[Document] | None = None,
) -> Document:
    """Store what was read as a new document. The caller holds the transaction.

    Documents it stands `instead_of` are not live any more; the sources' counts change
    by the difference, in one go.
    """
    before = _taken_off(instead_of) if instead_of is not None else []
    document = Document(
        library=library, line=line, is_live=is_live, **_columns(read_text)
    )
    document.save(force_insert=True)
    rows = list(_rows(read_text, document))
    Citation.objects.bulk_create(rows)
    change_counts(before, [row.source_id for row in rows] if is_live else [])
    return document


def record_again(document: Document, read_text: ReadText) -> bool:
    """Store a document's new reading in its place; whether it says anything different.

    A citation that is unchanged keeps its row, and all that depends on it. The caller
    holds the transaction and a lock on what owns the document.
    """
    columns = _columns(read_text)
    is_new = any(getattr(document, name) != value for name, value in columns.items())
    is_other = any(
        getattr(document, name) != columns[name] for name in ("text", "findings")
    )
    rows = list(_rows(read_text, document))
    before = list(document.citations.all())
    if any(_difference(before, rows)):  # held before any of their rows is
        lock_sources({pk for row in (*rows, *before) if (pk := row.source_id)})
        before = list(document.citations.all())
    new, changed, gone = _difference(before, rows)
    if gone:
        delete_citations(Citation.objects.filter(pk__in=[row.pk for row in gone]))
    Citation.objects.bulk_update(changed, _DERIVED)
    Citation.objects.bulk_create(new)
    if is_new:
        now = timezone.now()
        Document.objects.filter(pk=document.pk).update(**columns, read_at=now)
    if document.is_live:
        change_counts((r.source_id for r in before), [r.source_id for r in rows])
    return bool(is_other or new or changed or gone)


def _difference(
    before: Iterable[Citation], after: Iterable[Citation]
) -> tuple[list[Citation], list[Citation], list[Citation]]:
    """(new, changed, gone) rows; a changed one keeps its old number."""
    old = {(row.start, row.end, row.source_id): row for row in before}
    new, changed = [], []
    for row in after:
        was = old.pop((row.start, row.end, row.source_id), None)
        if was is None:
            new.append(row)
        elif any(getattr(was, name) != getattr(row, name) for name in _DERIVED):
            row.pk = was.pk
            changed.append(row)
    return new, changed, list(old.values())


_DERIVED = (
    *("marker", "marker_key", "context_key", "kind", "state", "candidates"),
    *("locator_label", "locator_first", "locator_last", "locator_more"),
    *("reason", "first_page"),
    *("is_page_outside", "quote_start", "quote_end", "sentence"),
)
"""What a reading says of a citation besides its place and its source."""


def _columns(read_text: ReadText) -> dict[str, Any]:
    """What a document keeps of a reading."""
    return {
        "reader_version": READER_VERSION,
        "projection_version": PROJECTION_VERSION,
        "text": read_text.projection.text,
        "findings": [
            {"code": str(f.code), "start": f.start, "end": f.end, "message": f.message}
            for f in read_text.reading.findings
        ],
    }


def retire_documents(documents: QuerySet[Document]) -> None:
    """These texts are not shown any more: their citations count no longer.

    The caller holds the transaction.
    """
    change_counts(_taken_off(documents), [])


def delete_text(document: Document) -> None:
    """Delete a text that is kept nowhere any more. The caller holds the transaction."""
    delete_citations(document.citations.all())
    document.delete()


def delete_citations(citations: QuerySet[Citation]) -> None:
    """Delete them with what was found about their quotations.

    They are held first, as where that is stored (`quoting`), so that no two writers
    wait for each other in a ring. The caller holds the transaction.
    """
    held = citations.order_by("pk").select_for_update().values_list("pk", flat=True)
    Citation.objects.filter(pk__in=list(held)).delete()


def _taken_off(documents: QuerySet[Document]) -> Sequence[int | None]:
    """Mark documents as not live; the ids of the sources they cited, one a citation."""
    live = documents.filter(is_live=True)
    cited = Citation.objects.filter(document__in=live)
    ids: list[int | None] = list(cited.values_list("source_id", flat=True))
    live.update(is_live=False)
    return ids


def _rows(read_text: ReadText, document: Document) -> Iterable[Citation]:
    reading = read_text.reading
    outside = {
        (f.start, f.end) for f in reading.findings if f.code == "page-outside-source"
    }
    for found in reading.citations:
        locator = found.locator
        yield Citation(
            document=document,
            start=found.start,
            end=found.end,
            marker=found.marker,
            marker_key=marker_key(found.marker),
            context_key=context_key(reading.text, found.start, found.end),
            kind=str(found.kind),
            state=str(found.state),
            source=read_text.sources.get(found.source or ""),
            candidates=list(found.candidates),
            locator_label=locator.label if locator else "",
            locator_first=locator.first[:40] if locator else "",
            locator_last=locator.last[:40] if locator else "",
            locator_more=[list(place) for place in locator.more] if locator else [],
            reason=str(found.reason),
            first_page=_page_number(locator.first if locator else ""),
            is_page_outside=(found.start, found.end) in outside,
            quote_start=found.quotation.start if found.quotation else None,
            quote_end=found.quotation.end if found.quotation else None,
            sentence=sentence_around(reading.text, found.start, found.end),
        )


def _page_number(page: str) -> int | None:
    return int(page) if page.isascii() and page.isdigit() and len(page) < 7 else None
