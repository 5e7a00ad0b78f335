"""Texts of sources: extracted, looked at, held, and quotations checked against them."""

from __future__ import annotations

from typing import Any

from blog import jobs
from blog.models import Course, Job
from citations import quoting
from citations.extracting import extract
from citations.models import Source, SourceText


def add_text(
    source: Source,
    data: bytes,
    *,
    file_name: str,
    rights: str,
    students_may_read: bool,
    first_label: int | None,
    by: Any,
) -> SourceText:
    """Extract a file's pages and keep them to be looked at. Raises BadText.

    Runs a process of its own for up to a minute: never call it in a transaction.
    """
    extracted = extract(data)
    return quoting.keep_preview(
        source,
        extracted,
        file_name=file_name,
        rights=rights,
        students_may_read=students_may_read,
        added_by_id=by.pk,
        first_label=first_label,
    )


def hold_text(course: Course, text: SourceText, *, by: Any) -> Job:
    """Confirm a text, and have the quotations checked that are taken from its source."""
    quoting.hold(text)
    return ask_to_check(course, text, by=by)


def ask_to_check(course: Course, text: SourceText, *, by: Any) -> Job:
    """Check the quotations of a source in the background."""
    return jobs.enqueue_job(
        course=course,
        kind="check-quotations",
        arguments={"source": text.source_id, "text": text.pk},
        started_by=by,
    )


def set_readers(text: SourceText, *, students_may_read: bool) -> None:
    """Let students read the pages, or not."""
    text.students_may_read = students_may_read
    text.save(update_fields=["students_may_read"])
