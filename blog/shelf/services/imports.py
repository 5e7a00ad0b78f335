"""Sources from files and services onto a course's shelf: what runs now, what later.

Small imports are read and written in the request; larger ones, and whatever waits for
Zotero, by the worker. Nothing here holds a transaction while a service is asked.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings

from blog.classroom.models import Course
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.shelf.services.reread import ask_to_reread, ask_to_reread_all
from blog.web.requests import User
from citations.exchange.formats.records import ReadFile, Record
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import
from citations.exchange.remote import crossref, open_library, zotero
from citations.exchange.remote.ask import RemoteProblem
from citations.items.clean import Note
from citations.library.models import Source

logger = logging.getLogger(__name__)

READ_NOW = 60_000
"""Characters that are read in the request; about 200 records."""
WRITE_NOW = 200
READ, WRITE = "import-read", "import-write"
MOST_NAMED = 50
"""Sources named to the reader again; of more, the whole course is read again."""


def _quietly(done: int, total: int) -> None:
    """Progress of what is over before a page could show it."""


def begin(
    course: Course,
    *,
    origin: str,
    text: str,
    name: str = "",
    notes: tuple[Note, ...] = (),
    by: User,
) -> Import:
    """Keep a text, and read it now or have it read."""
    batch = imports.start_import(
        course.library, origin=origin, text=text, name=name, notes=notes, by_id=by.pk
    )
    if origin == Import.Origin.ZOTERO or len(text) > READ_NOW:
        _later(course, READ, batch, by)
    else:
        imports.parse_into(batch, _quietly)
    imports.refresh(batch)
    return batch


def begin_with(
    course: Course, record: Record, *, origin: str, name: str, by: User
) -> Import:
    """An import of the one work that was looked up."""
    text = json.dumps([record.item or {}], ensure_ascii=False)
    return begin(course, origin=origin, text=text, name=name, by=by)


@contextmanager
def _said_in_the_log() -> Iterator[None]:
    """A service that fails is not only told to who asked it; a work it has not got is."""
    try:
        yield
    except RemoteProblem as problem:
        if problem.note.code.startswith("service-"):
            logger.warning("%s: %s", problem.note.about, problem.note.code)
        raise


@_said_in_the_log()
def look_up_doi(text: str) -> Record | None:
    """The work of a DOI; None where the text has none. Raises RemoteProblem."""
    return crossref.by_doi(text, base_url=settings.SOURCE_SERVICES["crossref"])


@_said_in_the_log()
def look_up_isbn(text: str) -> Record | None:
    """The book of an ISBN; None where the text has none. Raises RemoteProblem."""
    base_url = settings.SOURCE_SERVICES["open-library"]
    return open_library.by_isbn(text, base_url=base_url)


def confirm(course: Course, batch: Import, *, by: User) -> bool:
    """Write what is chosen, now or later; whether this call was the one to begin it."""
    if not imports.confirm_import(batch):
        return False
    if batch.records.to_write().count() > WRITE_NOW:
        _later(course, WRITE, batch, by)
    else:
        write(course, batch, _quietly, by=by)
    imports.refresh(batch)
    return True


def _later(course: Course, kind: str, batch: Import, by: User) -> Job:
    return jobs.enqueue_job(
        course=course, kind=kind, arguments={"import": batch.pk}, started_by=by
    )


def job_of_import(course: Course, batch: Import) -> Job | None:
    """The newest work on an import."""
    key = jobs.key_of({"import": batch.pk})
    found = Job.objects.filter(course=course, kind__in=(READ, WRITE), arguments_key=key)
    return found.order_by("-pk").first()


# --- What the worker does -----------------------------------------------------------


def read_import(batch: Import, progress: Callable[[int, int], None]) -> None:
    """Read a kept text or a collection; a service that fails is the import's failure."""
    if batch.state != Import.State.READING:
        return
    if batch.origin != Import.Origin.ZOTERO:
        imports.parse_into(batch, progress)
        return
    try:
        _fetch(batch, progress)
    except RemoteProblem as problem:
        imports.fail_reading(batch, problem.note)


@_said_in_the_log()
def _fetch(batch: Import, progress: Callable[[int, int], None]) -> None:
    """Page by page; started again, it continues after the last whole page."""
    done = batch.records.count() // zotero.PAGE * zotero.PAGE
    base_url = settings.SOURCE_SERVICES["zotero"]
    sorter = imports.Sorter(batch)
    for start, total, records in zotero.pages(
        batch.text, base_url=base_url, start=done
    ):
        imports.store_records(sorter, records, progress=_quietly, first=start)
        progress(min(start + zotero.PAGE, total), total)
    imports.finish_reading(batch, ReadFile("csl-json", ()))


def write(
    course: Course,
    batch: Import,
    progress: Callable[[int, int], None],
    *,
    by: User | None,
) -> None:
    """Write what is chosen, then have the texts read again that it could touch."""
    written = imports.write_import(batch, progress)
    if len(written) > MOST_NAMED:
        ask_to_reread_all(course, by=by)
    elif written:
        ask_to_reread(course, sources=Source.objects.filter(pk__in=written), by=by)
