"""Work that takes its time, for tests that kill the worker in the middle of it."""

from __future__ import annotations

import os
import time

from blog.classroom.models import Section
from blog.jobs.services import runner
from blog.shelf.services import reread


@runner("slow", title="Slow work")
def slow(job, progress):
    """A section for every step, made once; what is there already is left."""
    steps = job.arguments["steps"]
    for step in range(steps):
        Section.objects.get_or_create(course=job.course, name=f"step {step:03}")
        progress(step + 1, steps)
        time.sleep(float(os.environ.get("STEP_SECONDS", "0.05")))
    return {"steps": steps}


@runner("slow-reread", title="Slow reading")
def slow_reread(job, progress):
    """The real thing, with a pause after every text."""

    def slowly(done, total):
        progress(done, total)
        time.sleep(float(os.environ.get("STEP_SECONDS", "0.05")))

    return reread.reread(job.course, reread.documents_of(job.course, {}), slowly)
