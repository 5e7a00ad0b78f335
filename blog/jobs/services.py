"""Longer work in the background: asked for here, done by the worker.

A job is a row (`Job`); the queue only carries its number. So what a killed worker leaves
behind is found again by its heartbeat and started again. Therefore every runner

- is idempotent: begun again from the start, it comes to the same end,
- works in short transactions, and calls `progress(done, total)` between them, at least
  every `LOST_AFTER / 2`; the call is also where a run is told to stop.

A runner is a function in a `runners.py`, imported in its app's `ready`:

    @runner("reread", title=_("Reading the essays again"))
    def reread(job: Job, progress: Progress) -> dict[str, Any]: ...
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from blog.classroom.models import Course
from blog.jobs.models import Job
from blog.web.requests import User

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(seconds=60)
"""A running job without a sign of life for this long has lost its worker."""
MOST_ATTEMPTS = 4
RETRY_AFTER = timedelta(seconds=5)
"""Times the number of attempts so far."""
KEPT_FOR = timedelta(days=30)
HEARTBEAT_SECONDS = 0.3
"""Progress is written at most this often."""

Progress = Callable[[int, int], None]
"""(done, total)"""
Run = Callable[[Job, Progress], dict[str, Any]]
Say = Callable[[Mapping[str, Any]], str]


class JobRefused(Exception):
    """It cannot be done, and trying again would not help. Its sentence is shown."""


class Stop(Exception):
    """Raised by `progress` where a run has to stop. Let it through."""


@dataclass(frozen=True)
class Runner:
    """How a kind of job is done and talked about."""

    run: Run
    title: Any
    said: Say | None
    """A sentence about the result of a job that is done."""
    back: str
    """The name of the page it leads back to, which takes the course's slug."""


_runners: dict[str, Runner] = {}


def runner(
    kind: str, *, title: Any, said: Say | None = None, back: str = "blog:source-list"
) -> Callable[[Run], Run]:
    """Register how jobs of this kind are done. Used in a `runners.py`."""

    def register(run: Run) -> Run:
        _runners[kind] = Runner(run, title, said, back)
        return run

    return register


def runner_of(kind: str) -> Runner | None:
    """The registered runner; None for a kind that is not known (any more)."""
    return _runners.get(kind)


# --- Asking for work ----------------------------------------------------------------


def enqueue_job(
    *, course: Course, kind: str, arguments: dict[str, Any], started_by: User | None
) -> Job:
    """Ask for work; it is handed to the worker when the transaction has committed.

    Asked for again while it waits or runs, it returns the existing job.
    """
    wanted = {"course": course, "kind": kind, "arguments_key": key_of(arguments)}
    while True:
        job = Job.objects.active().filter(**wanted).first()
        if job is not None:
            return job
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    **wanted, arguments=arguments, started_by=started_by
                )
                transaction.on_commit(partial(_hand_over, job.pk), robust=True)
        except IntegrityError:  # somebody was faster; unless it is done by now
            continue
        return job


def key_of(arguments: Mapping[str, Any]) -> str:
    """The same for the same arguments, in whatever order."""
    plain = json.dumps(arguments, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _hand_over(pk: int, *, later: timedelta | None = None) -> None:
    queued = run_job
    if later is not None and run_job.get_backend().supports_defer:
        queued = run_job.using(run_after=timezone.now() + later)
    queued.enqueue(pk)


# --- Doing it -----------------------------------------------------------------------

_stopping = threading.Event()


def stop_soon() -> None:
    """Let the run of this process end at its next sign of life; it is begun again later."""
    _stopping.set()


@task()
def run_job(pk: int) -> None:
    """Do a job that waits, or whose worker is lost; any other is left alone."""
    job = _claim(pk)
    if job is None:
        return
    known = runner_of(job.kind)
    try:
        if known is None:
            raise JobRefused(_("This version of the site cannot do this."))
        if job.attempts > MOST_ATTEMPTS:
            raise JobRefused(_("It was started several times and never finished."))
        result = known.run(job, _Progress(job))
    except Stop:
        _put_back(job)
    except JobRefused as problem:
        logger.warning("Job %s (%s) is refused: %s", job.pk, job.kind, problem)
        _end(job, Job.State.FAILED, message=str(problem))
    except Exception:
        logger.exception("Job %s (%s), attempt %s", job.pk, job.kind, job.attempts)
        _try_again(job)
    else:
        _end(job, Job.State.DONE, result=result, done=F("total"))


def _claim(pk: int) -> Job | None:
    now = timezone.now()
    free = Q(state=Job.State.QUEUED) | Q(
        state=Job.State.RUNNING, heartbeat_at__lt=now - LOST_AFTER
    )
    claimed = Job.objects.filter(free, pk=pk).update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        begun_at=Coalesce("begun_at", now),
        heartbeat_at=now,
    )
    if not claimed:
        return None
    return Job.objects.select_related("course", "started_by").get(pk=pk)


def _mine(job: Job) -> QuerySet[Job]:
    """The row, as long as nobody else has begun the job again."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


class _Progress:
    """Writes how far a run is, which is its sign of life too."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.next_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        if _stopping.is_set():
            raise Stop
        now = time.monotonic()
        if now < self.next_at and done < total:
            return
        self.next_at = now + HEARTBEAT_SECONDS
        still_mine = _mine(self.job).update(
            done=done, total=total, heartbeat_at=timezone.now()
        )
        if not still_mine:
            raise Stop


def _end(job: Job, state: str, **fields: Any) -> None:
    _mine(job).update(state=state, finished_at=timezone.now(), **fields)


def _put_back(job: Job) -> None:
    """The worker is going: the next one begins it, and this was no failed attempt."""
    put_back = _mine(job).update(
        state=Job.State.QUEUED, attempts=F("attempts") - 1, heartbeat_at=timezone.now()
    )
    if put_back:
        _hand_over(job.pk)


def _try_again(job: Job) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        message = _(
            "Something went wrong, several times. What was done so far is kept."
        )
        _end(job, Job.State.FAILED, message=message)
    elif _mine(job).update(state=Job.State.QUEUED, heartbeat_at=timezone.now()):
        _hand_over(job.pk, later=RETRY_AFTER * job.attempts)


# --- Looking after it ---------------------------------------------------------------


def requeue_lost(lost_after: timedelta = LOST_AFTER) -> int:
    """Hand over again what a killed worker left behind; returns how many there were.

    A job that waits can be without its place in the queue too: when the process that
    asked for it was killed in between. It may also just be waiting for its turn, so it
    is given more time.
    """
    now = timezone.now()
    lost = Job.objects.filter(
        Q(state=Job.State.RUNNING, heartbeat_at__lt=now - lost_after)
        | Q(state=Job.State.QUEUED, heartbeat_at__lt=now - 5 * lost_after)
    )
    found = 0
    for pk, heartbeat in list(lost.values_list("pk", "heartbeat_at")):
        taken = Job.objects.active().filter(pk=pk, heartbeat_at=heartbeat)
        if taken.update(state=Job.State.QUEUED, heartbeat_at=now):
            logger.warning("Job %s was left behind; it is begun again.", pk)
            _hand_over(pk)
            found += 1
    return found


def forget_old(kept_for: timedelta = KEPT_FOR) -> None:
    """Delete what has been finished for long, and its places in the queue."""
    before = timezone.now() - kept_for
    Job.objects.filter(finished_at__lt=before).delete()
    DBTaskResult.objects.filter(enqueued_at__lt=before).exclude(status="READY").delete()
