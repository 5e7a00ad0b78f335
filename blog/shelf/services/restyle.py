"""Switching a course to another citation style, in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from blog.classroom.models import Course
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.shelf.services.reread import live_documents, reread
from citations.library.models import Library
from citations.library.services.restyle import restyle_library


class _Overtaken(Exception):
    """Somebody chose yet another style."""


def ask_to_restyle(course: Course, *, style: str, by: Any) -> Job:
    """Cite the whole course in this style: what is published from now on at once, the
    rest in the background."""
    with transaction.atomic():
        Library.objects.filter(pk=course.library_id).update(style=style)
        return jobs.enqueue_job(
            course=course,
            kind="restyle",
            arguments={"style": style},
            started_by=by,
        )


def restyle(
    course: Course, style: str, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Format the shelf, then every text's works cited. Begun again, it ends the same.

    A page shows its old list until its turn comes. Where another style has been chosen
    meanwhile, this one stops: it may come late, after its worker was killed.
    """
    library = course.library
    documents = list(live_documents(course).order_by("pk").values_list("pk", flat=True))
    sources = library.sources.count()
    total = sources + len(documents)

    def on(done: int) -> None:
        chosen = Library.objects.values_list("style", flat=True).get(pk=library.pk)
        if chosen != style:
            raise _Overtaken
        progress(done, total)

    try:
        on(0)
        restyle_library(library, style, progress=lambda done, _of: on(done))
        reread(course, documents, lambda done, _of: on(sources + done))
    except _Overtaken:
        return {"overtaken": True}
    return {"style": style}


def style_in_work(course: Course) -> Job | None:
    """The switch that is being done or waits, the newest one."""
    return course.jobs.active().filter(kind="restyle").order_by("-pk").first()
