"""Works cited that the style engine failed to make, made by the worker when it can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from blog.classroom.models import Course
from blog.essays.models import Revision
from blog.essays.services.publication import retry_works_cited
from blog.jobs import services as jobs
from blog.jobs.models import Job

MAKE = "works-cited"
LEFT_TO_PUBLISHING = timedelta(minutes=1)
"""So young a list is still being made by the request that published it."""
AGAIN_AFTER = timedelta(minutes=30)
"""A list that fails again is not tried sooner than this."""


def ask_for_pending_lists() -> list[Job]:
    """Have the pending lists made, in every course that has some."""
    now = timezone.now()
    tried = Job.objects.filter(kind=MAKE, finished_at__gt=now - AGAIN_AFTER)
    old = _pending().filter(created_at__lt=now - LEFT_TO_PUBLISHING)
    courses = Course.objects.filter(pk__in=old.values("post__course"))
    return [
        jobs.enqueue_job(course=course, kind=MAKE, arguments={}, started_by=None)
        for course in courses.exclude(pk__in=tried.values("course")).order_by("pk")
    ]


def make_lists(course: Course, progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Make the course's pending lists; how many there were, and how many still are."""
    revisions = _pending().filter(post__course=course).order_by("pk")
    wanted = list(revisions.values_list("pk", flat=True))
    progress(0, len(wanted))
    made = 0
    for number, pk in enumerate(wanted, 1):
        revision = revisions.select_related("document__library").filter(pk=pk).first()
        made += revision is None or retry_works_cited(revision)
        progress(number, len(wanted))
    return {"lists": len(wanted), "pending": len(wanted) - made}


def _pending() -> QuerySet[Revision]:
    return Revision.objects.filter(works_cited_state=Revision.WorksCited.PENDING)
