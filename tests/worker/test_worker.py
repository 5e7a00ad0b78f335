"""A real worker: killed in the middle of a job, told to stop, left without a server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.soak import turns
from tests.worker.processes import ROOT, Site, database_url, wait_until

pytestmark = pytest.mark.slow

BEGIN = """
from blog.jobs.services import enqueue_job
from blog.classroom.models import Course
from citations.library.models import Library
library = Library.objects.create(name="L", slug="l")
course = Course.objects.create(slug="c", title="C", library=library, join_code="J")
print(enqueue_job(course=course, kind="slow", arguments={"steps": %d}, started_by=None).pk)
"""
LOOK = """
import json
from blog.classroom.models import Section
from blog.jobs.models import Job
job = Job.objects.values("state", "done", "total", "attempts", "result").get()
names = list(Section.objects.order_by("name").values_list("name", flat=True))
print(json.dumps({**job, "names": names}))
"""


@pytest.fixture
def site(tmp_path):
    with database_url(tmp_path) as url:
        made = Site(url, tmp_path)
        try:
            yield made
        finally:
            made.end()


def look(site):
    return json.loads(site.code(LOOK))


@pytest.mark.soak
@pytest.mark.parametrize("turn", turns())
def test_a_job_whose_worker_is_killed_is_begun_again_and_ends_the_same(site, turn):
    site.code(BEGIN % 60)
    first = site.worker(STEP_SECONDS="0.2")
    wait_until(lambda: look(site)["done"] >= 3)
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = look(site)

    site.worker("--lost-after", "1", STEP_SECONDS="0")
    seen = wait_until(lambda: (now := look(site))["state"] == "done" and now)

    assert left["state"] == "running"
    assert 3 <= len(left["names"]) < 60
    assert seen["names"] == [f"step {step:03}" for step in range(60)]
    assert (seen["done"], seen["total"], seen["attempts"]) == (60, 60, 2)
    assert seen["result"] == {"steps": 60}


def test_a_worker_that_is_told_to_stop_puts_its_job_back(site):
    site.code(BEGIN % 60)
    first = site.worker(STEP_SECONDS="0.2")
    wait_until(lambda: look(site)["done"] >= 1)

    first.send_signal(signal.SIGTERM)
    first.wait(20)
    left = look(site)
    site.command("run_jobs", "--once")

    assert (left["state"], left["attempts"]) == ("queued", 0)
    assert (look(site)["state"], look(site)["attempts"]) == ("done", 1)


KEPT = """
import os, sys, time
from sovclass import keeper
print(keeper.start(), flush=True)
time.sleep(600)
"""


def children(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False
    )
    return [int(word) for word in found.stdout.split()]


def is_there(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", str(pid)], capture_output=True)
    return bool(state.stdout.strip()) and not state.stdout.strip().startswith(b"Z")


def test_the_keeper_starts_a_dead_worker_again_and_ends_it_with_the_server(site):
    server = subprocess.Popen(
        [sys.executable, "-c", KEPT],
        cwd=ROOT,
        env=site.environment,
        stdout=subprocess.PIPE,
    )
    site.started.append(server)
    keeper = int(server.stdout.readline())
    first = wait_until(lambda: children(keeper))[0]

    os.kill(first, signal.SIGKILL)
    second = wait_until(lambda: [pid for pid in children(keeper) if pid != first])[0]
    site.code(BEGIN % 2)
    wait_until(lambda: look(site)["state"] == "done")
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stdout.close()

    wait_until(lambda: not is_there(keeper) and not is_there(second), seconds=20)


ESSAYS = """
from blog.jobs.services import enqueue_job
from blog.essays.models import Draft
from blog.essays.services import drafts, publication
from tests.factories import make_course, make_source, make_user
course, ada = make_course(), make_user()
for number in range(20):
    post = drafts.start_post(course, ada, None)
    body = f"<p>It was so, the {number}th time (Yurchak {number + 1}).</p>"
    fields = {"title": "T", "standfirst": "", "body": body}
    publication.publish(post, drafts.save_draft(post.draft, 0, fields, ada), ada)
make_source(course, family="Yurchak", key="yurchak", title="Everything")
print(enqueue_job(course=course, kind="slow-reread", arguments={}, started_by=None).pk)
"""
LINKED = """
import json
from blog.essays.models import Revision
from blog.jobs.models import Job
from citations.documents.models import Citation
from citations.library.models import Source
job = Job.objects.values("state", "done", "attempts", "result").get()
cards = [r.finished_html.count('data-card="yurchak"') for r in Revision.objects.all()]
lists = [[row["key"] for row in r.works_cited] for r in Revision.objects.all()]
print(json.dumps({
    **job,
    "cards": sum(cards),
    "lists": lists.count(["yurchak"]),
    "rows": list(Citation.objects.values_list("state", "source__key")),
    "count": Source.objects.get().citation_count,
}))
"""


def test_reading_a_course_again_survives_being_killed(site):
    site.code(ESSAYS)
    first = site.worker(STEP_SECONDS="0.3")
    wait_until(lambda: json.loads(site.code(LINKED))["done"] >= 3)
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = json.loads(site.code(LINKED))

    site.worker("--lost-after", "1", STEP_SECONDS="0")
    seen = wait_until(
        lambda: (now := json.loads(site.code(LINKED)))["state"] == "done" and now
    )

    assert left["count"] == left["cards"] == left["lists"] < 20
    assert seen["rows"] == [["linked", "yurchak"]] * 20
    assert seen["count"] == seen["cards"] == seen["lists"] == 20
    assert seen["result"]["texts"] == 20
