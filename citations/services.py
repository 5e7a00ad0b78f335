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

from citations.bibliography import format_works_cited, works_cited_key
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
from citations.shelving import derive, format_shelf, free_key


@dataclass(frozen=True)
class ReadText:
    """A text, read: its projection, what was found, and the sources by key."""

    projection: Projection
    reading: Reading
    sources: dict[str, Source]


def shelf_of(library: Library) -> dict[str, Source]:
    """The approved sources of a library by key, in order. One query."""
    return {source.key: source for source in library.sources.approved().in_order()}


def read_html(
    html: str,
    library: Library,
    *,
    line: DocumentLine | None = None,
    sources: dict[str, Source] | None = None,
    readings: Mapping[str, Pages] | None = None,
) -> ReadText:
    """Read the citations of sanitised HTML; writes nothing.

    With a `line`, what people decided and what its live revision linked hold again.
    `readings` are the pages to read: source key → (first, last) pairs.
    """
    shelf = shelf_of(library) if sources is None else sources
    projection = project(html)
    reading = read(
        projection.text,
        [source.as_shelf_source() for source in shelf.values()],
        decisions=_decisions(line) if line is not None else (),
        blocks=projection.blocks,
        readings=readings,
    )
    return ReadText(projection, reading, shelf)


def _decisions(line: DocumentLine) -> list[Decision]:
    """What people decided, then what the live revision links; the first one wins."""
    decided = [
        Decision(
            marker=row.marker_key,
            context=row.context_key,
            source=row.source.key if row.source else None,
        )
        for row in line.decisions.select_related("source")
    ]
    taken = {(d.marker, d.context) for d in decided}
    pinned = Citation.objects.filter(
        document__line=line, document__is_live=True, state=Citation.State.LINKED
    ).select_related("source")
    for row in pinned:
        place = (row.marker_key, row.context_key)
        if row.source is not None and place not in taken:
            decided.append(Decision(*place, source=row.source.key))
    return decided


def record(
    read_text: ReadText,
    library: Library,
    *,
    line: DocumentLine | None = None,
    is_live: bool,
) -> Document:
    """Store what was read as a new document. The caller holds the transaction."""
    document = Document.objects.create(
        library=library,
        line=line,
        reader_version=READER_VERSION,
        projection_version=PROJECTION_VERSION,
        text=read_text.projection.text,
        findings=[
            {"code": str(f.code), "start": f.start, "end": f.end, "message": f.message}
            for f in read_text.reading.findings
        ],
        is_live=is_live,
    )
    rows = Citation.objects.bulk_create(_rows(read_text, document))
    if is_live:
        _count((row.source_id for row in rows), 1)
    return document


def retire(documents: QuerySet[Document]) -> None:
    """These texts are not shown any more: their citations count no longer.

    The caller holds the transaction.
    """
    live = documents.filter(is_live=True)
    cited = Citation.objects.filter(document__in=live)
    _count(cited.values_list("source_id", flat=True), -1)
    live.update(is_live=False)


def _count(source_ids: Iterable[int | None], sign: int) -> None:
    """Add to (or take from) the counts; one statement for all that change alike."""
    alike: dict[int, list[int]] = {}
    for pk, number in Counter(pk for pk in source_ids if pk).items():
        alike.setdefault(number, []).append(pk)
    sources = Source.objects.filter(pk__in=[pk for pks in alike.values() for pk in pks])
    if sum(map(len, alike.values())) > 1:  # in one order, so that no two wait in a ring
        list(sources.order_by("pk").select_for_update().values_list("pk"))
    for number, pks in alike.items():
        Source.objects.filter(pk__in=pks).update(
            citation_count=F("citation_count") + sign * number
        )


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


def works_cited(sources: Sequence[Source], style: str) -> list[dict[str, str]]:
    """The works cited list: [{"source" (key), "text", "html"}], from cache or pandoc.

    Raises citations.bibliography.BibliographyError. Never call it in a transaction.
    """
    if not sources:
        return []
    items: list[dict[str, Any]] = [dict(source.item) for source in sources]
    key = works_cited_key(items, style)
    cached = FormattedWorks.objects.filter(key=key).first()
    if cached is not None:
        return list(cached.entries)
    entries = [
        {"source": e.source, "text": e.text, "html": e.html}
        for e in format_works_cited(items, style=style)
    ]
    FormattedWorks.objects.get_or_create(key=key, defaults={"entries": entries})
    return entries


def add_source(
    library: Library,
    *,
    kind: str,
    csl: dict[str, Any],
    added_by_id: int | None = None,
    **fields: Any,
) -> Source:
    """Put a new source on the shelf, its reference formatted.

    `fields`: key, short_title, aliases, first_page, last_page. The style engine runs
    before anything is written, outside any transaction.
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
