"""Texts of sources: extracted, looked at, held, and quotations checked against them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from blog.classroom.models import Course
from blog.jobs import services as jobs
from blog.jobs.models import Job
from citations.library.models import Source
from citations.quotations.extract import BadText, Extracted, Limits, Problem, extract
from citations.quotations.models import SourceText, TextUpload
from citations.quotations.services import texts, uploads

READ_NOW = 300_000
"""Bytes of a file that is tried in the request; others are the worker's."""
QUICK = Limits(processor_seconds=3, seconds=8.0)
"""As long as a request may try; by the clock more, for a machine that is busy."""
READ = "read-text"


def add_text(
    course: Course,
    source: Source,
    data: bytes,
    *,
    file_name: str,
    rights: str,
    students_may_read: bool,
    first_label: int | None,
    by: Any,
) -> Job | None:
    """Extract a file's pages and keep them to be looked at. Raises BadText.

    A large or slow file is kept for the worker, and the job is answered. Runs a process
    of its own for some seconds: never call it in a transaction.
    """
    fields: dict[str, Any] = {
        "file_name": file_name[:200],
        "rights": rights,
        "students_may_read": students_may_read,
        "first_label": first_label,
        "added_by_id": by.pk,
    }
    extracted = _quickly(data)
    if extracted is not None:
        uploads.discard_upload(source)
        texts.keep_preview(source, extracted, **fields)
        return None
    upload = uploads.keep_upload(source, data, is_pasted=not file_name, **fields)
    return jobs.enqueue_job(
        course=course, kind=READ, arguments={"upload": upload.pk}, started_by=by
    )


def _quickly(data: bytes) -> Extracted | None:
    """Its pages, or None where that would take longer than a page should."""
    if len(data) > READ_NOW:
        return None
    try:
        return extract(data, QUICK)
    except BadText as bad:
        if bad.problem != Problem.TOO_SLOW:
            raise
    return None


def job_of_text(course: Course, upload: TextUpload) -> Job | None:
    """The newest work on what was sent."""
    key = jobs.key_of({"upload": upload.pk})
    found = Job.objects.filter(course=course, kind=READ, arguments_key=key)
    return found.order_by("-pk").first()


def read_upload(
    course: Course, pk: int, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """What the worker does: extract the pages, or keep the reason why there are none.

    What has since been thrown away or replaced is passed over.
    """
    upload = (
        TextUpload.objects.filter(pk=pk, source__library=course.library_id, problem="")
        .select_related("source")
        .first()
    )
    if upload is None:
        return {}
    try:
        extracted = extract(bytes(upload.data), waiting=lambda: progress(0, 0))
    except BadText as bad:
        uploads.refuse_upload(upload, bad.problem)
        return {"problem": str(bad.problem)}
    uploads.finish_upload(upload, extracted)
    return {"pages": len(extracted.pages)}


def hold_text(course: Course, text: SourceText, *, by: Any) -> Job | None:
    """Confirm a text, and have the quotations checked that are taken from its source.

    None if it has since been replaced or thrown away.
    """
    return ask_to_check(course, text, by=by) if texts.confirm_text(text) else None


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
