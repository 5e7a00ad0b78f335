"""Longer work: asked for once, done once, tried again, given up with a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from blog.jobs import services as jobs
from blog.jobs.models import Job
from tests.factories import make_course, make_member, make_user


@pytest.fixture
def known(monkeypatch):
    """Runners of this test; the site's own are not there."""
    runners = {}
    monkeypatch.setattr(jobs, "_runners", runners)
    return runners


@pytest.fixture
def queue(monkeypatch, settings):
    """Nothing is done before the test says so; the list of numbers handed over."""
    numbers = []
    monkeypatch.setattr(jobs, "_hand_over", lambda pk, **later: numbers.append(pk))
    return numbers


def work(course, steps=3, **more):
    return jobs.enqueue_job(
        course=course, kind="work", arguments={"steps": steps, **more}, started_by=None
    )


def register(known, run):
    known["work"] = jobs.Runner(run, "Work", None, "blog:source-list")


def by_steps(job, progress):
    for step in range(job.arguments["steps"]):
        progress(step + 1, job.arguments["steps"])
    return {"steps": job.arguments["steps"]}


def fresh(job):
    return Job.objects.get(pk=job.pk)


@pytest.mark.django_db(transaction=True)
def test_what_is_asked_for_is_done_with_its_result_and_progress(known):
    register(known, by_steps)

    job = fresh(work(make_course()))

    assert (job.state, job.done, job.total) == ("done", 3, 3)
    assert job.result == {"steps": 3}
    assert job.begun_at <= job.finished_at


@pytest.mark.django_db(transaction=True)
def test_nothing_is_handed_over_before_the_commit_or_after_a_rollback(queue):
    course = make_course()

    with transaction.atomic():
        work(course)
        assert queue == []
    assert len(queue) == 1
    with transaction.atomic():
        work(course, steps=9)
        transaction.set_rollback(True)

    assert len(queue) == 1
    assert Job.objects.count() == 1


def test_asked_for_twice_it_is_the_same_job_until_it_is_done(queue, course):
    first = work(course, a=1, b=2)
    again = jobs.enqueue_job(
        course=course,
        kind="work",
        arguments={"b": 2, "steps": 3, "a": 1},
        started_by=None,
    )
    other = work(course, a=1, b=3)
    elsewhere = work(make_course(), a=1, b=2)
    Job.objects.filter(pk=first.pk).update(state="done")

    assert again == first
    assert len({first.pk, other.pk, elsewhere.pk, work(course, a=1, b=2).pk}) == 4


def test_the_database_itself_refuses_a_second_active_job(queue, course):
    job = work(course)

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(
            course=course, kind=job.kind, arguments_key=job.arguments_key
        )


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_tried_again_and_then_given_up(known, caplog):
    tries = []

    def run(job, progress):
        tries.append(job.attempts)
        raise ZeroDivisionError

    register(known, run)

    job = fresh(work(make_course()))

    assert tries == [1, 2, 3, 4]
    assert job.state == "failed"
    assert "Something went wrong" in job.message
    assert "ZeroDivisionError" not in job.message


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_done_is_said_once(known):
    def run(job, progress):
        raise jobs.JobRefused("The file is gone.")

    register(known, run)

    job = fresh(work(make_course()))

    assert (job.state, job.message, job.attempts) == ("failed", "The file is gone.", 1)


@pytest.mark.django_db(transaction=True)
def test_a_kind_that_nobody_knows_fails_with_a_sentence(known):
    job = fresh(work(make_course()))

    assert job.state == "failed"
    assert job.message == "This version of the site cannot do this."


def test_a_job_handed_over_twice_is_done_once(known, queue, course):
    runs = []
    register(known, lambda job, progress: runs.append(job.pk) or {})
    job = work(course)

    jobs.run_job.call(job.pk)
    jobs.run_job.call(job.pk)

    assert runs == [job.pk]


def test_a_run_that_was_overtaken_stops_and_changes_nothing(known, queue, course):
    def run(job, progress):
        Job.objects.filter(pk=job.pk).update(attempts=2, done=7)
        progress(1, 3)
        raise AssertionError("it went on")

    register(known, run)
    job = work(course)

    jobs.run_job.call(job.pk)

    assert (fresh(job).state, fresh(job).done, fresh(job).attempts) == ("running", 7, 2)


def test_a_running_job_without_a_sign_of_life_is_handed_over_again(queue, course):
    job, alive, waiting = work(course), work(course, 4), work(course, 5)
    queue.clear()
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(
        state="running", heartbeat_at=now - timedelta(seconds=90)
    )
    Job.objects.filter(pk=alive.pk).update(state="running", heartbeat_at=now)
    Job.objects.filter(pk=waiting.pk).update(heartbeat_at=now - timedelta(hours=1))

    assert jobs.requeue_lost() == 2
    assert jobs.requeue_lost() == 0
    assert queue == [job.pk, waiting.pk]
    assert fresh(job).state == "queued"


def test_a_job_that_kills_every_worker_is_given_up(known, queue, course):
    register(known, by_steps)
    job = work(course)
    Job.objects.filter(pk=job.pk).update(attempts=jobs.MOST_ATTEMPTS)

    jobs.run_job.call(job.pk)

    assert fresh(job).state == "failed"
    assert "started several times" in fresh(job).message


def test_old_work_is_forgotten(queue, course):
    job, recent = work(course), work(course, 4)
    Job.objects.update(state="done", finished_at=timezone.now())
    long_ago = timezone.now() - timedelta(days=31)
    Job.objects.filter(pk=job.pk).update(finished_at=long_ago)
    place = DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", status="SUCCESSFUL"
    )
    DBTaskResult.objects.update(enqueued_at=long_ago)

    jobs.forget_old()

    assert list(Job.objects.all()) == [recent]
    assert not DBTaskResult.objects.filter(pk=place.pk).exists()


# --- The page -----------------------------------------------------------------------


def page(as_user, who, job):
    return as_user(who).get(reverse("blog:job-detail", args=[job.course.slug, job.pk]))


def test_the_page_shows_how_far_it_is_and_reloads_itself(as_user, queue, prof, course):
    job = work(course)
    waiting = page(as_user, prof, job).content.decode()
    Job.objects.update(state="running", done=2, total=5)
    running = page(as_user, prof, job).content.decode()

    assert "Waiting for the worker." in waiting
    assert "may not be running" not in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert "2 of 5 done." in running
    assert 'max="5" value="2"' in running


def test_the_page_says_when_perhaps_no_worker_runs(as_user, queue, prof, course):
    job = work(course)
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=2))

    assert "may not be running" in page(as_user, prof, job).content.decode()


@pytest.mark.parametrize(("state", "said"), [("done", "3 steps."), ("failed", "Oh.")])
def test_the_page_says_how_it_ended_and_leads_back(
    as_user, queue, known, prof, course, state, said
):
    known["work"] = jobs.Runner(
        by_steps, "Work", lambda result: f"{result['steps']} steps.", "blog:course-edit"
    )
    job = work(course)
    Job.objects.update(state=state, result={"steps": 3}, message="Oh.")

    shown = page(as_user, prof, job).content.decode()

    assert said in shown
    assert "http-equiv" not in shown
    assert f'href="{reverse("blog:course-edit", args=[course.slug])}"' in shown


def test_only_the_staff_of_the_course_sees_it(as_user, queue, ada, prof, course):
    helper = make_user()
    make_member(course, helper, role="assistant")
    elsewhere = make_user()
    make_member(make_course(), elsewhere, role="instructor")
    job = work(course)

    answers = [
        page(as_user, who, job).status_code for who in (prof, helper, ada, elsewhere)
    ]

    assert answers == [200, 200, 404, 404]
