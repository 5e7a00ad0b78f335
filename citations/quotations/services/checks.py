"""Texts of sources, and quotations checked against them.

An index of a text is built once in each process and kept by the text's digest, the four
used last; so are answers about quotations, which a writer's panel asks for again and
again. Checking writes nothing while it thinks, and never holds a transaction.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from citations.documents.models import Citation, Document
from citations.documents.services.read import ReadText
from citations.items.pages import write_range
from citations.library.models import Source
from citations.prepared import Param, filling, one_of, prepared
from citations.quotations.match import Check, Page, SourceIndex, check_quotation
from citations.quotations.models import QuotationCheck, SourcePage, SourceText
from citations.quotations.services.texts import held_texts
from citations.reading.types import FoundCitation as Found

KEPT_INDEXES = 4
"""Per process; an index of 640 pages takes 20 MB."""
KEPT_ANSWERS = 2_000


# --- Indexes and answers ------------------------------------------------------------

_Index = Future[SourceIndex]
_indexes: OrderedDict[tuple[int, str], _Index] = OrderedDict()
_lock = Lock()
"""Held to look at `_indexes`, never while one is built: nobody waits for another text."""


def index_of(pk: int, digest: str) -> SourceIndex:
    """The index of a text, built if it is not kept; others who ask wait for it."""
    key = (pk, digest)
    with _lock:
        kept = _indexes.get(key)
        index: _Index = Future() if kept is None else kept
        _indexes[key] = index
        _indexes.move_to_end(key)
        while len(_indexes) > KEPT_INDEXES:
            _indexes.popitem(last=False)
    if kept is None:
        _build(index, key)
    return index.result()


def _build(index: _Index, key: tuple[int, str]) -> None:
    try:
        index.set_result(SourceIndex(_pages(key[0])))
    except BaseException as problem:  # those who wait must not wait for ever
        with _lock:
            if _indexes.get(key) is index:
                del _indexes[key]
        index.set_exception(problem)


def _pages(pk: int) -> list[Page]:
    rows = SourcePage.objects.filter(text=pk).order_by("position")
    return [Page(label, body) for label, body in rows.values_list("label", "body")]


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(pk: int, digest: str, quotation: str, first: str, last: str) -> Check:
    return check_quotation(index_of(pk, digest), quotation, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Question:
    """A quotation, and the pages it is cited to; none for a chapter, verse or time."""

    quotation: str
    first: str
    last: str

    @property
    def key(self) -> str:
        """The same for the same question."""
        asked = "\0".join((self.quotation, self.first, self.last))
        return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()

    def answer(self, text: SourceText) -> Check:
        """What can be said about it. Milliseconds, once the text has its index."""
        return _answer(text.pk, text.digest, self.quotation, self.first, self.last)


def quoted_words(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int]]
) -> str:
    """A quotation without the citations inside it."""
    parts, place = [], start
    for first, last in sorted(spans):
        if place <= first and last <= end:
            parts.append(text[place:first])
            place = last
    return "".join([*parts, text[place:end]])


def _question(quotation: str, label: str, first: str, last: str) -> Question:
    if label != "page":
        return Question(quotation, "", "")
    return Question(quotation, first, last or first)


# --- Texts that are being written ---------------------------------------------------


@dataclass(frozen=True)
class Checked:
    """A citation of a draft with what was found about its quotation."""

    citation: Found
    quotation: str
    text: SourceText
    check: Check

    @property
    def cited(self) -> str:
        """The pages it is cited to: “407”, “262–264”, or nothing."""
        locator = self.citation.locator
        if locator is None or locator.label != "page":
            return ""
        return write_range(locator.first, locator.last)


def check_read(read: ReadText) -> list[Checked]:
    """What can be said about the quotations of a text that was just read.

    One query; and the pages of a text that has no index yet.
    """
    quoted = [c for c in read.reading.citations if c.quotation and c.source]
    sources = {
        read.sources[c.source].pk: c
        for c in quoted
        if c.source and c.source in read.sources
    }
    texts = held_texts(sources)
    spans = [(c.start, c.end) for c in read.reading.citations]
    checked = []
    for citation in quoted:
        source = read.sources.get(citation.source or "")
        text = texts.get(source.pk) if source else None
        if text is None or citation.quotation is None:
            continue
        span, locator = citation.quotation, citation.locator
        words = quoted_words(read.reading.text, span.start, span.end, spans)
        question = _question(
            words,
            locator.label if locator else "",
            locator.first if locator else "",
            locator.last if locator else "",
        )
        checked.append(Checked(citation, words, text, question.answer(text)))
    return checked


# --- Texts that are stored ----------------------------------------------------------


def check_document(document: Document) -> int:
    """Check a stored text's quotations, as far as their sources' texts are held.

    How many were checked: one that was asked before keeps its answer. Never call
    it in a transaction: it may take a second to build an index.
    """
    if not _has_texts().all(library=document.library_id):
        return 0
    rows = _checked_rows().all(document=document.pk)
    quoted = [row for row in rows if row.quote_start is not None and row.source_id]
    texts = held_texts(row.source_id for row in quoted if row.source_id)
    spans = [(row.start, row.end) for row in rows]
    fresh, stale = [], []
    for row in rows:
        text = texts.get(row.source_id or 0) if row.quote_start is not None else None
        kept = getattr(row, "quotation_check", None)
        if text is None:
            stale += [kept.pk] if kept else []
            continue
        question = _question_of(document, row, spans)
        if kept and (kept.key, kept.text_id) == (question.key, text.pk):
            continue
        fresh.append(_row(row, text, question))
    _write(fresh, stale)
    return len(fresh)


@prepared
def _has_texts() -> QuerySet[SourceText, Any]:
    """One row where the library holds any text. A text that went took its checks along."""
    texts = SourceText.objects.filter(source__library_id=Param("library"))
    return texts.values_list("pk", flat=True)[:1]


@prepared
def _checked_rows() -> QuerySet[Citation]:
    cited = Citation.objects.filter(document_id=Param("document"))
    return cited.select_related("quotation_check").order_by("start")


def _question_of(
    document: Document, row: Citation, spans: Sequence[tuple[int, int]]
) -> Question:
    start, end = row.quote_start or 0, row.quote_end or 0
    words = quoted_words(document.text, start, end, spans)
    return _question(words, row.locator_label, row.locator_first, row.locator_last)


def _row(citation: Citation, text: SourceText, question: Question) -> QuotationCheck:
    check = question.answer(text)
    return QuotationCheck(
        citation=citation,
        text=text,
        key=question.key,
        verdict=str(check.verdict),
        label=check.label[:60],
        position=check.position,
        changes=[[c.typed, c.page, c.is_same] for c in check.changes],
        reason=str(check.reason or ""),
    )


def _write(fresh: Sequence[QuotationCheck], stale: Sequence[int]) -> None:
    """Store answers in one short transaction; what has gone since is left out."""
    if not fresh and not stale:
        return
    with transaction.atomic():
        citations = set(
            Citation.objects.filter(pk__in=[row.citation_id for row in fresh])
            .order_by("pk")
            .select_for_update(no_key=True)
            .values_list("pk", flat=True)
        )
        texts = set(
            SourceText.objects.filter(pk__in=[row.text_id for row in fresh])
            .order_by("pk")
            .select_for_update(no_key=True)
            .values_list("pk", flat=True)
        )
        rows = [r for r in fresh if r.citation_id in citations and r.text_id in texts]
        QuotationCheck.objects.filter(pk__in=stale).delete()
        QuotationCheck.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["citation"],
            update_fields=[
                *("text", "key", "verdict", "label", "position", "changes", "reason"),
                "checked_at",
            ],
        )


def check_documents(
    source: Source, progress: Callable[[int, int], None] | None = None
) -> int:
    """Check every live text that quotes this source; how many there are.

    For after its text was added, changed or removed. Begun again, it ends the same.
    """
    quoting = Document.objects.filter(is_live=True, citations__source=source)
    wanted = list(quoting.order_by("pk").values_list("pk", flat=True).distinct())
    for number, pk in enumerate(wanted, 1):
        document = Document.objects.filter(pk=pk).first()
        if document is not None:  # else its comment has changed since
            check_document(document)
        if progress is not None:
            progress(number, len(wanted))
    return len(wanted)


def checks_of(document: Document) -> list[QuotationCheck]:
    """What was found about a text's quotations, in their order. One query."""
    return checks_of_many([document])


def checks_of_many(documents: Iterable[Document]) -> list[QuotationCheck]:
    """What was found about the quotations of several texts. One query, none for none."""
    ids = [document.pk for document in documents]
    if not ids:
        return []
    size, places = filling("document", ids)
    return _checks(size).all(**places)


@prepared
def _checks(size: int) -> QuerySet[QuotationCheck]:
    checks = QuotationCheck.objects.filter(
        citation__document__pk__in=one_of("document", size)
    )
    return checks.select_related("citation", "text").order_by(
        "citation__document", "citation__start", "citation__pk"
    )


def has_quotations(read: ReadText) -> bool:
    """Whether there is anything to check in a text that was just read."""
    return any(c.quotation and c.source for c in read.reading.citations)


def columns_of(checked: Checked) -> dict[str, Any]:
    """A draft's check as the columns of a stored one, so that both are shown alike."""
    check = checked.check
    return {
        "verdict": str(check.verdict),
        "label": check.label,
        "position": check.position,
        "changes": [[c.typed, c.page, c.is_same] for c in check.changes],
        "reason": str(check.reason or ""),
    }
