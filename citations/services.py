"""What happens to texts and their citations.

Three steps, so that callers can keep their transactions short:
`read_html` (pure work and a few reads) → `record` (the writes) → `works_cited`
(a subprocess: never inside a transaction).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from citations.bibliography import (
    DEFAULT_TIMEOUT,
    format_works_cited,
    works_cited_key,
)
from citations.models import (
    Citation,
    CitationDecision,
    Document,
    DocumentLine,
    FormattedWorks,
    Library,
    Source,
)
from citations.parsing.checks import Pages
from citations.parsing.reader import (
    READER_VERSION,
    context_key,
    marker_key,
    read,
)
from citations.parsing.text import PROJECTION_VERSION, Projection, project
from citations.parsing.types import Decision, Reading
from citations.prepared import Param, prepared
from citations.querysets import CitationQuerySet
from citations.shelving import derive, format_shelf, free_key


@dataclass(frozen=True)
class ReadText:
    """A text, read: its projection, what was found, the sources by key, their style."""

    projection: Projection
    reading: Reading
    sources: dict[str, Source]
    style: str = Library.Style.MLA


def shelf_of(library: Library) -> dict[str, Source]:
    """The approved sources of a library by key, in order. One query."""
    return {source.key: source for source in _shelf().all(library=library.pk)}


@prepared
def _shelf() -> QuerySet[Source]:
    shelf = Source.objects.filter(library_id=Param("library"))
    return shelf.approved().in_order().defer("search_text")


def read_html(
    html: str,
    library: Library,
    *,
    line: DocumentLine | None = None,
    document: Document | None = None,
    sources: dict[str, Source] | None = None,
    readings: Mapping[str, Pages] | None = None,
) -> ReadText:
    """Read the citations of sanitised HTML; writes nothing.

    With a `line`, what people decided and what its live revision linked hold again;
    with a `document`, what that one links. What is linked stays on this text's shelf
    when it has been retired from the course's. `readings` are the pages to read: source
    key → (first, last) pairs.
    """
    shelf = shelf_of(library) if sources is None else sources
    projection = project(html)
    decisions = _decisions(line, document, shelf.values())
    shelf = shelf | {s.key: s for s in decisions.values() if s and s.key not in shelf}
    reading = read(
        projection.text,
        [source.as_shelf_source() for source in shelf.values()],
        decisions=[
            Decision(*place, source=source.key if source else None)
            for place, source in decisions.items()
        ],
        blocks=projection.blocks,
        readings=readings,
    )
    return ReadText(projection, reading, shelf, library.style)


def _decisions(
    line: DocumentLine | None, document: Document | None, shelf: Iterable[Source]
) -> dict[tuple[str, str], Source | None]:
    """(marker, context) → what people decided it is, then what was linked there; the
    first one holds. Sources that are not on the shelf any more take one more query."""
    rows: list[Any] = []
    if line is not None:
        rows += _decided().all(line=line.pk)
        rows += _linked_in_line().all(line=line.pk)
    elif document is not None:
        rows += _linked_in_document().all(document=document.pk)
    known = {source.pk: source for source in shelf}
    wanted = {pk for _marker, _context, pk in rows if pk is not None}
    if wanted - known.keys():
        known |= _off_the_shelf(wanted - known.keys())
    decided: dict[tuple[str, str], Source | None] = {}
    for marker, context, pk in rows:
        decided.setdefault((marker, context), None if pk is None else known[pk])
    return decided


def _off_the_shelf(pks: Iterable[int]) -> dict[int, Source]:
    """Sources that were retired, or what they were merged into, by their own numbers."""
    found = Source.objects.select_related("merged_into").in_bulk(pks)
    return {pk: source.standing for pk, source in found.items()}


_DECISION = ("marker_key", "context_key", "source_id")


@prepared
def _decided() -> QuerySet[Any, Any]:
    decisions = CitationDecision.objects.filter(line_id=Param("line"))
    return decisions.values_list(*_DECISION)


@prepared
def _linked_in_line() -> QuerySet[Any, Any]:
    linked = _linked().live().filter(document__line_id=Param("line"))
    return linked.order_by("pk").values_list(*_DECISION)


@prepared
def _linked_in_document() -> QuerySet[Any, Any]:
    linked = _linked().filter(document_id=Param("document"))
    return linked.order_by("pk").values_list(*_DECISION)


def _linked() -> CitationQuerySet:
    return Citation.objects.filter(state="linked", source__isnull=False)


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
    document = Document.objects.create(
        library=library, line=line, is_live=is_live, **_columns(read_text)
    )
    rows = Citation.objects.bulk_create(_rows(read_text, document))
    change_counts(before, [row.source_id for row in rows] if is_live else [])
    return document


def record_again(document: Document, read_text: ReadText) -> bool:
    """Store a document's new reading in its place; whether it says anything different.

    A citation that is as before keeps its row, and all that hangs on it. The caller
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
    Citation.objects.filter(pk__in=[row.pk for row in gone]).delete()
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
    """(new, changed, gone) rows; a changed one has got its old number."""
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
    *("locator_label", "locator_first", "locator_last", "first_page"),
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


def retire(documents: QuerySet[Document]) -> None:
    """These texts are not shown any more: their citations count no longer.

    The caller holds the transaction.
    """
    change_counts(_taken_off(documents), [])


def _taken_off(documents: QuerySet[Document]) -> Sequence[int | None]:
    """Mark documents as not live; the ids of the sources they cited, one a citation."""
    live = documents.filter(is_live=True)
    cited = Citation.objects.filter(document__in=live)
    ids: list[int | None] = list(cited.values_list("source_id", flat=True))
    live.update(is_live=False)
    return ids


def change_counts(before: Iterable[int | None], after: Iterable[int | None]) -> None:
    """Count what is cited now (source ids, one a citation) and not what was before.

    Sources that change are locked in one statement, in the order of their numbers, once
    in a transaction: so no two writers wait for each other in a ring. The lock is one
    that rows which only point at a source do not wait for.
    """
    change = Counter(pk for pk in after if pk)
    change.subtract(pk for pk in before if pk)
    alike: dict[int, list[int]] = {}
    for pk, number in change.items():
        if number:
            alike.setdefault(number, []).append(pk)
    pks = [pk for some in alike.values() for pk in some]
    if len(pks) > 1:
        list(_locked(pks).values_list("pk"))
    for number, some in alike.items():
        Source.objects.filter(pk__in=some).update(
            citation_count=F("citation_count") + number
        )


def lock_sources(pks: Iterable[int]) -> list[Source]:
    """Hold these sources until the transaction ends, in the order of their numbers."""
    return list(_locked(pks))


def _locked(pks: Iterable[int]) -> QuerySet[Source]:
    sources = Source.objects.filter(pk__in=list(pks)).order_by("pk")
    return sources.select_for_update(no_key=True)


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
            first_page=_page_number(locator.first if locator else ""),
            is_page_outside=(found.start, found.end) in outside,
            quote_start=found.quotation.start if found.quotation else None,
            quote_end=found.quotation.end if found.quotation else None,
            sentence=sentence_around(reading.text, found.start, found.end),
        )


def _page_number(page: str) -> int | None:
    return int(page) if page.isascii() and page.isdigit() and len(page) < 7 else None


_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")


def sentence_around(text: str, start: int, end: int, *, reach: int = 400) -> str:
    """The sentence a span stands in, at most `reach` characters to either side."""
    before = text[max(0, start - reach) : start]
    after = text[end : end + reach]
    before = before.rsplit("\n", 1)[-1]
    after = after.split("\n", 1)[0]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    stop = _SENTENCE_END.search(after)
    if stop:
        after = after[: stop.end()]
    return (before + text[start:end] + after).strip()


def decide(
    line: DocumentLine,
    *,
    marker: str,
    context: str,
    source: Source | None,
    user_id: int,
) -> CitationDecision:
    """Remember that this marker is that source, or (None) that it is no citation.

    `marker` and `context` are keys, as a reading gives them.
    """
    decision, _ = CitationDecision.objects.update_or_create(
        line=line,
        marker_key=marker,
        context_key=context,
        defaults={"source": source, "decided_by_id": user_id},
    )
    return decision


def undecide(line: DocumentLine, *, marker: str, context: str) -> None:
    """Take a decision back: the reader reads the marker by itself again."""
    line.decisions.filter(marker_key=marker, context_key=context).delete()


Works = list[dict[str, str]]


def works_cited(
    sources: Sequence[Source], style: str, *, timeout: float = DEFAULT_TIMEOUT
) -> Works:
    """The works cited list: [{"source" (key), "text", "html"}], from cache or pandoc.

    `timeout` in seconds, with the wait for a turn. ValueError for an unknown style;
    raises citations.bibliography.BibliographyError. Never call it in a transaction.
    """
    items: list[dict[str, Any]] = [dict(source.item) for source in sources]
    key = works_cited_key(items, style)
    kept = _kept_works(items, key)
    if kept is not None:
        return kept
    entries = [
        {"source": e.source, "text": e.text, "html": e.html}
        for e in format_works_cited(items, style=style, timeout=timeout)
    ]
    FormattedWorks.objects.get_or_create(key=key, defaults={"entries": entries})
    return entries


def kept_works_cited(sources: Sequence[Source], style: str) -> Works | None:
    """The list as `works_cited` gives it, where it was made before; else None. One
    query, so it may be asked anywhere."""
    items: list[dict[str, Any]] = [dict(source.item) for source in sources]
    return _kept_works(items, works_cited_key(items, style))


def _kept_works(items: Sequence[object], key: str) -> Works | None:
    if not items:
        return []
    kept = _formatted().first(key=key)
    return None if kept is None else list(kept.entries)


@prepared
def _formatted() -> QuerySet[FormattedWorks]:
    return FormattedWorks.objects.filter(key=Param("key"))


def add_source(
    library: Library,
    *,
    kind: str,
    csl: dict[str, Any],
    added_by_id: int | None = None,
    **fields: Any,
) -> Source:
    """Put a new source on the shelf, its reference formatted.

    `fields`: key, short_title, aliases, first_page, last_page; status and note of a
    suggestion. The style engine runs before anything is written, outside any
    transaction.
    """
    fields["key"] = fields.get("key") or free_key(library, csl)
    source = Source(
        library=library, type=kind, csl=csl, added_by_id=added_by_id, **fields
    )
    derive(source)
    format_shelf([source], library.style)
    source.save()
    return source


def change_source(source: Source, *, csl: dict[str, Any], **fields: Any) -> Source:
    """Change a source. What old essays linked stays linked; new readings see the change."""
    source.csl = csl
    source.short_title = ""
    for name, value in fields.items():
        if name != "key" or value:
            setattr(source, name, value)
    derive(source)
    format_shelf([source], source.library.style)
    source.save(
        update_fields=[
            field.name
            for field in Source._meta.concrete_fields
            if not field.primary_key and field.name != "citation_count"
        ]
    )
    return source


class SourceInUse(Exception):
    """Texts cite it, or assignments assign it."""


def delete_source(source: Source) -> None:
    """Take an uncited source off the shelf. Raises SourceInUse when texts cite it."""
    if source.citations.exists():
        raise SourceInUse
    source.delete()
