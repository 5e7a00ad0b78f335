"""Works cited that could not be made at once are made by the worker, and it is logged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.essays.models import Draft, Revision
from blog.essays.services import drafts, publication
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.management.commands.run_jobs import _LookAfter
from blog.shelf import reference_lists
from blog.shelf.services import pending_lists, reread
from citations.library import derivation
from citations.library.services.sources import add_source
from citations.styles import BibliographyError
from tests.factories import make_source

WORDS = "Nobody else reads this"


class Engine:
    """A style engine that fails as long as it is told to."""

    is_away = True

    def __call__(self, sources, style, **options):
        if self.is_away:
            raise BibliographyError("Pandoc stopped with error 3.")
        return [{"source": s.key, "text": s.title, "html": s.title} for s in sources]


@pytest.fixture
def engine(monkeypatch):
    made = Engine()
    monkeypatch.setattr(publication, "works_cited", made)
    monkeypatch.setattr(reread, "works_cited", made)
    return made


@pytest.fixture
def revision(course, ada, engine):
    """An essay whose list is pending, published an hour ago."""
    make_source(course, family="Freeze", key="freeze", title="Russia: A History")
    post = drafts.start_post(course, ada, None)
    body = f"<p>{WORDS} (Freeze 407).</p>"
    fields = {"title": "T", "standfirst": "", "body": body}
    draft = Draft.objects.get(post=post)
    version = drafts.save_draft(draft, 0, fields, ada)
    made = publication.publish(post, version, ada)
    Revision.objects.update(created_at=timezone.now() - timedelta(hours=1))
    return made


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_a_list_that_is_pending(revision, engine):
    engine.is_away = False

    _LookAfter()()

    revision.refresh_from_db()
    job = Job.objects.get()
    said = jobs.runner_of(job.kind).said(job.result)
    assert revision.works_cited_state == "ready"
    assert [row["html"] for row in revision.works_cited] == ["Russia: A History"]
    assert (job.state, job.result) == ("done", {"lists": 1, "pending": 0})
    assert said == "1 list was made."


@pytest.mark.django_db(transaction=True)
def test_a_list_that_fails_again_is_tried_again_later_and_not_at_once(
    revision, engine, time_machine
):
    pending_lists.ask_for_pending_lists()
    pending_lists.ask_for_pending_lists()
    first = Job.objects.get()
    said = jobs.runner_of(first.kind).said(first.result)
    engine.is_away = False
    time_machine.move_to(timezone.now() + pending_lists.AGAIN_AFTER)

    pending_lists.ask_for_pending_lists()

    revision.refresh_from_db()
    assert first.result == {"lists": 1, "pending": 1}
    assert said == "0 lists were made. 1 is still pending."
    assert revision.works_cited_state == "ready"
    assert Job.objects.count() == 2


def test_a_list_that_is_being_made_and_one_that_is_there_are_left_alone(
    revision, engine
):
    Revision.objects.update(created_at=timezone.now())
    assert pending_lists.ask_for_pending_lists() == []

    engine.is_away = False
    publication.retry_works_cited(revision)
    Revision.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert pending_lists.ask_for_pending_lists() == []


def test_what_somebody_else_has_made_meanwhile_stays(revision, engine):
    engine.is_away = False
    Revision.objects.update(works_cited=[{"key": "x"}], works_cited_state="ready")

    assert publication.retry_works_cited(revision)

    revision.refresh_from_db()
    assert revision.works_cited == [{"key": "x"}]


def test_a_failure_of_the_style_engine_is_logged_once_without_anybodys_words(
    course, revision, engine, caplog, monkeypatch
):
    source = course.library.sources.get()
    caplog.clear()
    publication.retry_works_cited(revision)
    reread.reread(course, [revision.document_id], lambda done, total: None)
    monkeypatch.setattr(derivation, "format_in", engine)
    add_source(course.library, kind="book", csl={"title": "A secret"})
    monkeypatch.setattr(reference_lists, "works_cited", engine)
    reference_lists.styled([source], "apa")

    assert caplog.messages == [
        f"Works cited of revision {revision.pk} are pending: Pandoc stopped with error 3.",
        f"Works cited of revision {revision.pk} are pending: Pandoc stopped with error 3.",
        "1 references are not formatted: Pandoc stopped with error 3.",
        "1 works are not formatted in apa: Pandoc stopped with error 3.",
    ]
