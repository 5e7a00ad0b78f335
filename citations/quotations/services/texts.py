"""Hold the texts of sources, and remove them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from citations.library.models import Source
from citations.prepared import filling, one_of, prepared
from citations.quotations.extract import Extracted
from citations.quotations.models import SourcePage, SourceText

PAGES_AT_ONCE = 500

# --- Texts --------------------------------------------------------------------------


def held_texts(source_ids: Iterable[int]) -> dict[int, SourceText]:
    """The texts that are held for these sources, by source. One query."""
    ids = set(source_ids)
    if not ids:
        return {}
    size, places = filling("source", list(ids))
    return {text.source_id: text for text in _held(size).all(**places)}


@prepared
def _held(size: int) -> QuerySet[SourceText]:
    return SourceText.objects.filter(
        source__pk__in=one_of("source", size), state=SourceText.State.HELD
    )


def keep_preview(
    source: Source,
    extracted: Extracted,
    *,
    file_name: str,
    rights: str,
    students_may_read: bool,
    added_by_id: int,
    first_label: int | None = None,
) -> SourceText:
    """Store an extracted text to be looked at; an earlier one that waits is replaced.

    `first_label` numbers the pages from there, whatever the file says.
    """
    labels = [page.label for page in extracted.pages]
    if first_label is not None:
        labels = [str(first_label + number) for number in range(len(labels))]
    digest = hashlib.sha256()
    for label, page in zip(labels, extracted.pages, strict=True):
        digest.update(f"{label}\0{page.text}\0".encode())
    with transaction.atomic():
        hold_source(source.pk)
        texts = SourceText.objects.filter(source=source)
        _delete(texts.filter(state=SourceText.State.PREVIEW))
        text = SourceText.objects.create(
            source=source,
            form=str(extracted.form),
            file_name=file_name[:200],
            digest=digest.hexdigest(),
            page_count=len(labels),
            rights=rights,
            students_may_read=students_may_read,
            added_by_id=added_by_id,
        )
        SourcePage.objects.bulk_create(
            (
                SourcePage(text=text, position=n, label=label, body=page.text)
                for n, (label, page) in enumerate(
                    zip(labels, extracted.pages, strict=True)
                )
            ),
            batch_size=PAGES_AT_ONCE,
        )
    return text


def hold_source(pk: int) -> None:
    """Let nobody else put a text to the source until the transaction ends."""
    list(Source.objects.filter(pk=pk).select_for_update(no_key=True))


def confirm_text(text: SourceText) -> bool:
    """Confirm a text: it takes the place of the one held before, with its checks.

    False if it has since been replaced or thrown away: then nothing changes.
    """
    with transaction.atomic():
        hold_source(text.source_id)
        texts = SourceText.objects.filter(source_id=text.source_id)
        if not texts.filter(pk=text.pk).exists():
            return False
        _delete(texts.exclude(pk=text.pk))
        texts.filter(pk=text.pk).update(state=SourceText.State.HELD)
    text.state = SourceText.State.HELD
    return True


def remove_texts(source: Source, *, state: str | None = None) -> None:
    """Delete a source's text with all that was checked against it (or only a preview)."""
    with transaction.atomic():
        hold_source(source.pk)
        texts = SourceText.objects.filter(source=source)
        _delete(texts.filter(state=state) if state else texts)


def _delete(texts: QuerySet[SourceText]) -> None:
    """The texts are held first, as where answers are stored (`_write`): whoever takes a
    text and then its answers waits for nobody who has them the other way round."""
    held = texts.order_by("pk").select_for_update().values_list("pk", flat=True)
    SourceText.objects.filter(pk__in=list(held)).delete()
