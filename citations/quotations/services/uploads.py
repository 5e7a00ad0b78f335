"""Texts of sources that take long to read: kept until the worker has read them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from citations.library.models import Source
from citations.quotations.extract import Extracted, Problem
from citations.quotations.models import SourceText, TextUpload
from citations.quotations.services.texts import hold_source, keep_preview

KEPT_FOR = timedelta(days=7)


def keep_upload(source: Source, data: bytes, **fields: Any) -> TextUpload:
    """Keep what was sent; it takes the place of what waits for the same source.

    `fields`: those of the form and `added_by_id`. What was left lying for a week goes.
    """
    left = TextUpload.objects.filter(source__library=source.library_id)
    with transaction.atomic():
        hold_source(source.pk)
        left.filter(added_at__lt=timezone.now() - KEPT_FOR).delete()
        left.filter(source=source).delete()
        return TextUpload.objects.create(source=source, data=data, **fields)


def upload_of(source: Source) -> TextUpload | None:
    """What waits for a source, or was refused; its bytes are fetched when asked for."""
    return TextUpload.objects.filter(source=source).defer("data").first()


def finish_upload(upload: TextUpload, extracted: Extracted) -> SourceText | None:
    """Its pages wait for review; None if it has since been thrown away or replaced."""
    with transaction.atomic():
        hold_source(upload.source_id)
        held = TextUpload.objects.select_for_update().filter(pk=upload.pk).defer("data")
        if not held:
            return None
        text = keep_preview(
            upload.source,
            extracted,
            file_name=upload.file_name,
            rights=upload.rights,
            students_may_read=upload.students_may_read,
            added_by_id=upload.added_by_id,
            first_label=upload.first_label,
        )
        TextUpload.objects.filter(pk=upload.pk).delete()
    return text


def refuse_upload(upload: TextUpload, problem: Problem) -> None:
    """It cannot become a text. What was pasted stays, to be put back into its field."""
    changes: dict[str, Any] = {"problem": str(problem)}
    if not upload.is_pasted:
        changes["data"] = b""
    TextUpload.objects.filter(pk=upload.pk).update(**changes)


def discard_upload(source: Source) -> None:
    """Throw away what waits; the worker passes over it."""
    TextUpload.objects.filter(source=source).delete()
