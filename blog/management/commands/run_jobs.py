"""The worker: does longer work in the background until it is told to stop."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from blog.jobs import services as jobs
from blog.shelf.services.pending_lists import ask_for_pending_lists
from blog.shelf.services.reread import ask_to_reread_outdated

LOOK_SECONDS = 10.0
"""How often it looks for what another worker has left behind."""
LISTS_SECONDS = 60.0
"""How often it looks for works cited that the style engine owes."""
FORGET_SECONDS = 3600.0


class Worker(db_worker.Worker):
    """Takes what waits, one after the other; a signal stops it at the next step."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Let the job that runs put itself back, then leave."""
        jobs.stop_soon()
        super().shutdown(signum, frame)


class Command(BaseCommand):
    """`manage.py run_jobs`: see docs/deploying.md."""

    help = "Do longer work in the background, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, how long, for whom."""
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds between looks"
        )
        parser.add_argument(
            "--lost-after",
            type=float,
            default=jobs.LOST_AFTER.total_seconds(),
            help="seconds without a sign of life after which a job is begun again",
        )
        parser.add_argument(
            "--once", action="store_true", help="do what waits, then leave"
        )
        parser.add_argument(
            "--parent", type=int, default=0, help="leave when this process has ended"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, work, sleep."""
        jobs.LOST_AFTER = timedelta(seconds=options["lost_after"])
        worker = Worker(
            queue_names=["*"],
            interval=options["interval"],
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        look_after = _LookAfter()
        while worker.running and not _is_orphan(options["parent"]):
            try:
                look_after()
                worker.run()
            except OperationalError as problem:  # away, or locked: it will come back
                self.stderr.write(f"The database is away: {problem}")
                if options["once"]:
                    raise
            if options["once"]:
                return
            if worker.running:
                time.sleep(options["interval"])


class _LookAfter:
    """What is due now and then, besides the jobs themselves."""

    def __init__(self) -> None:
        self.has_asked = False
        self.look_at = self.lists_at = self.forget_at = 0.0

    def __call__(self) -> None:
        now = time.monotonic()
        if not self.has_asked:  # this process may be the first with a new reader
            ask_to_reread_outdated()
            self.has_asked = True
        if now >= self.look_at:
            self.look_at = now + LOOK_SECONDS
            jobs.requeue_lost(jobs.LOST_AFTER)
        if now >= self.lists_at:
            self.lists_at = now + LISTS_SECONDS
            ask_for_pending_lists()
        if now >= self.forget_at:
            self.forget_at = now + FORGET_SECONDS
            jobs.forget_old()


def _is_orphan(parent: int) -> bool:
    return bool(parent) and os.getppid() != parent
