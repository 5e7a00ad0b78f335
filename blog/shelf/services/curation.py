"""What happens to a course's library: suggestions decided, sources merged and retired.

Texts whose links could change are read again in the background.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from blog.assignments.models import Reading
from blog.classroom.models import Course
from blog.jobs.models import Job
from blog.shelf.services.reread import ask_to_reread
from blog.web.requests import User
from citations.documents.services import merge as source_merge
from citations.library.models import Source
from citations.library.services import curation


def approve(course: Course, source: Source, *, by: User) -> Job | None:
    """Put a suggestion on the shelf; None when somebody else was faster."""
    with transaction.atomic():
        if not curation.approve_source(source, by_id=by.pk):
            return None
        return ask_to_reread(course, sources=[source], by=by)


def unretire(course: Course, source: Source, *, by: User) -> Job | None:
    """Offer a retired source again; None when it is not retired."""
    with transaction.atomic():
        if not curation.unretire_source(source, by_id=by.pk):
            return None
        return ask_to_reread(course, sources=[source], by=by)


def retire(course: Course, source: Source, *, by: User) -> Job | None:
    """Offer it no more; None when it is not on the shelf. Markers it made ambiguous may
    link now."""
    with transaction.atomic():
        if not curation.retire_source(source, by_id=by.pk):
            return None
        return ask_to_reread(course, sources=[source], by=by)


@dataclass(frozen=True)
class MergePreview:
    """What moves when a source is merged into another."""

    citations: int
    shown: int
    decisions: int
    readings: int
    names: tuple[str, ...]


def preview_merge(source: Source, into: Source) -> MergePreview:
    """What would move; nothing does. Four queries."""
    found = source_merge.count_moves(source, into)
    return MergePreview(
        citations=found.citations,
        shown=found.shown,
        decisions=found.decisions,
        readings=Reading.objects.filter(source=source).count(),
        names=found.names,
    )


def merge(course: Course, source: Source, into: Source, *, by: User) -> Job:
    """Make one of two: citations, decisions, links and readings follow, and the texts
    are read again in the background. Raises citations.documents.services.merge.CannotMerge."""
    with transaction.atomic():
        kept = source_merge.merge_sources(source, into, by_id=by.pk)
        _move_readings(source, kept)
        return ask_to_reread(course, sources=[kept], by=by)


def _move_readings(source: Source, kept: Source) -> None:
    """An assignment that has the same pages of both has them once."""
    there = set(
        Reading.objects.filter(source=kept).values_list("assignment_id", "pages")
    )
    readings = Reading.objects.filter(source=source)
    twice = [r.pk for r in readings if (r.assignment_id, r.pages) in there]
    Reading.objects.filter(pk__in=twice).delete()
    Reading.objects.filter(source=source).update(source=kept)
