"""Reading texts again: with a changed shelf, or with a better reader.

Essays' live revisions and standing comments; drafts are read whenever they are shown.
What a text linked stays linked, and so does what people decided. Each text is read
outside any transaction and written in a short one, unless it has changed since:
then it was read when it changed. Doing it all over again changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from blog.assignments.readings import assigned_pages
from blog.classroom.models import Course
from blog.discussion.models import Comment
from blog.discussion.services import derive_comment
from blog.essays import derivation
from blog.essays.models import Post, Revision
from blog.jobs import services as jobs
from blog.jobs.models import Job
from citations.documents.models import Citation, Document
from citations.documents.querysets import DocumentQuerySet
from citations.documents.services.read import read_html
from citations.documents.services.record import record_again
from citations.library.models import Source
from citations.library.services.shelf import StoredShelf, shelf_of
from citations.library.services.works_cited import works_cited
from citations.quotations.services.checks import check_document
from citations.reading.folding import folded_words
from citations.reading.reader import READER_VERSION
from citations.reading.small_words import SMALL
from citations.reading.text import PROJECTION_VERSION
from citations.styles import BibliographyError

logger = logging.getLogger(__name__)

CHUNK = 200
"""Texts looked through at once."""


def ask_to_reread(course: Course, *, sources: Iterable[Source], by: Any) -> Job:
    """Have the texts read again that these sources could touch, in the background.

    Sources that change again while it runs are another job: when they changed is part
    of what is asked for.
    """
    wanted = sorted(
        f"{source.pk} {source.updated_at.isoformat()}" for source in sources
    )
    return jobs.enqueue_job(
        course=course, kind="reread", arguments={"sources": wanted}, started_by=by
    )


def ask_to_reread_all(course: Course, *, by: Any) -> Job:
    """Have every text of the course read again, in the background."""
    return jobs.enqueue_job(course=course, kind="reread", arguments={}, started_by=by)


def ask_to_reread_outdated() -> list[Job]:
    """Have the texts read again that an older reader has read, in every course.

    Nothing where there are none; asked for again while it waits or runs, it is the same
    job. Begun again, it goes on with what is left.
    """
    old = Document.objects.live().read_by_an_older_reader()
    libraries = old.order_by().values_list("library_id", flat=True).distinct()
    courses = Course.objects.filter(library__in=libraries).order_by("pk")
    return [
        jobs.enqueue_job(
            course=course,
            kind="reread",
            arguments={"readers": [READER_VERSION, PROJECTION_VERSION]},
            started_by=None,
        )
        for course in courses
    ]


# --- Which texts --------------------------------------------------------------------


def live_documents(course: Course) -> DocumentQuerySet:
    """All texts that are counted and shown."""
    return Document.objects.live().filter(library_id=course.library_id)


def touched_documents(course: Course, source_ids: Iterable[int]) -> list[int]:
    """Numbers of the live texts that these sources may change.

    Those that cite one of them, those with a marker that is not linked, and those in
    which a name, a short title or an alias appears.
    """
    ids = list(source_ids)
    live = live_documents(course)
    open_states = ("ambiguous", "unknown", "possible")
    cited = Citation.objects.filter(document__in=live)
    touched = set(cited.filter(source__in=ids).values_list("document_id", flat=True))
    touched |= set(
        cited.filter(state__in=open_states).values_list("document_id", flat=True)
    )
    names = _names(Source.objects.filter(pk__in=ids))
    last = 0
    while rows := list(
        live.filter(pk__gt=last).order_by("pk").values_list("pk", "text")[:CHUNK]
    ):
        last = rows[-1][0]
        touched |= {pk for pk, text in rows if pk not in touched and _has(text, names)}
    return sorted(touched)


def _names(sources: Iterable[Source]) -> set[str]:
    """What these sources can be called by, in folded words."""
    found: set[str] = set()
    for source in sources:
        read = source.as_shelf_source()
        phrases = [*read.family_names, read.short_title, *read.aliases, read.url]
        found |= {" ".join(folded_words(phrase)) for phrase in phrases}
        found |= {
            folded_words(name)[-1] for name in read.family_names if folded_words(name)
        }
        found |= set(_parts(folded_words(read.title)))
    return found - {""}


def _parts(title: list[str]) -> Iterator[str]:
    """The shortest pieces of a title that can stand for it."""
    content = [place for place, word in enumerate(title) if word not in SMALL]
    if len(content) == 1:
        yield " ".join(title)
    for one, next_one in pairwise(content):
        yield " ".join(title[one : next_one + 1])


def _has(text: str, names: Iterable[str]) -> bool:
    said = f" {' '.join(folded_words(text))} "
    return any(f" {name} " in said for name in names)


# --- Reading them -------------------------------------------------------------------


def reread(
    course: Course, document_ids: Iterable[int], progress: Callable[[int, int], None]
) -> dict[str, int]:
    """Read these texts again; how many there were and how many changed."""
    wanted = list(document_ids)
    shelf = _Shelf(course)
    changed = 0
    progress(0, len(wanted))
    for number, pk in enumerate(wanted, 1):
        changed += reread_document(course, pk, shelf.now())
        progress(number, len(wanted))
    return {"texts": len(wanted), "changed": changed}


class _Shelf:
    """A course's shelf, fetched again only when a source has changed."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.state: Any = None
        self.sources: StoredShelf | None = None

    def now(self) -> StoredShelf:
        """By key, as it is at this moment."""
        approved = self.course.library.sources.approved()
        state = approved.aggregate(last=Max("updated_at"), number=Count("pk"))
        if self.sources is None or state != self.state:
            self.state, self.sources = state, shelf_of(self.course.library)
        return self.sources


def reread_document(course: Course, pk: int, shelf: StoredShelf) -> bool:
    """Read the essay or comment whose text this is; whether anything changed."""
    post = (
        Post.objects.filter(live_revision__document=pk)
        .select_related("live_revision__document", "line", "assignment")
        .first()
    )
    if post is not None:
        return _reread_essay(course, post, shelf)
    comment = (
        Comment.objects.standing().filter(document=pk).select_related("document")
    ).first()
    return comment is not None and _reread_comment(course, comment, shelf)


def _reread_essay(course: Course, post: Post, shelf: StoredShelf) -> bool:
    revision = post.live_revision
    assert revision is not None  # noqa: S101  it was found by it
    body = revision.body_html
    read = read_html(
        body,
        course.library,
        line=post.line,
        sources=shelf,
        readings=assigned_pages(post.assignment),
    )
    columns = {
        **derivation.columns(derivation.derive_revision(post.pk, body, read)),
        **works_columns(
            derivation.cited_sources(read), course.library.style, read, revision
        ),
    }
    fresh = {n: v for n, v in columns.items() if getattr(revision, n) != v}
    with transaction.atomic():
        held = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
        if held.live_revision_id != revision.pk:
            return False
        changed = record_again(revision.document, read)
        if fresh:
            Revision.objects.filter(pk=revision.pk).update(**fresh)
    if changed:
        check_document(Document.objects.get(pk=revision.document_id))
    return changed or bool(fresh)


def works_columns(
    sources: list[Source], style: str, read: Any, revision: Revision
) -> dict[str, Any]:
    """The works cited and their state. Runs a subprocess: never in a transaction."""
    try:
        entries = works_cited(sources, style)
    except BibliographyError as problem:
        logger.warning(
            "Works cited of revision %s are pending: %s", revision.pk, problem
        )
        return {
            "works_cited": derivation.interim_rows(read, revision.works_cited),
            "works_cited_state": Revision.WorksCited.PENDING,
        }
    return {
        "works_cited": derivation.list_rows(entries, read),
        "works_cited_state": Revision.WorksCited.READY,
    }


def _reread_comment(course: Course, comment: Comment, shelf: StoredShelf) -> bool:
    document = comment.document
    assert document is not None  # noqa: S101  it was found by it
    html, read = derive_comment(comment.body, course, document=document, sources=shelf)
    with transaction.atomic():
        held = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
        if held.is_removed or held.document_id != document.pk:
            return False
        changed = record_again(document, read)
        if held.finished_html != html:
            Comment.objects.filter(pk=held.pk).update(finished_html=html)
            changed = True
    if changed:
        check_document(Document.objects.get(pk=document.pk))
    return changed


def documents_of(course: Course, arguments: dict[str, Any]) -> Iterator[int]:
    """What a job of re-reading is about: all, what its sources touch, or what an older
    reader has read."""
    wanted = arguments.get("sources")
    if "readers" in arguments:
        outdated = live_documents(course).read_by_an_older_reader()
        yield from outdated.order_by("pk").values_list("pk", flat=True)
    elif wanted is None:
        yield from live_documents(course).order_by("pk").values_list("pk", flat=True)
    else:
        yield from touched_documents(course, [int(w.split()[0]) for w in wanted])
