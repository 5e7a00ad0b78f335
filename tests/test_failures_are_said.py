"""A failure of the machine is said: in the log, or why not in a comment."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from blog.essays.models import Figure
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.shelf.services import imports
from citations.exchange.remote.ask import RemoteProblem
from citations.quotations.extract import BadText, extract, process
from tests.citations.exchange.services import Answer, service
from tests.factories import make_post

ROOT = Path(__file__).parents[1]
OF_THE_MACHINE = {
    *("Exception", "BaseException", "RuntimeError", "MemoryError"),
    *("OSError", "FileNotFoundError", "TimeoutError", "TimeoutExpired"),
    *("Error", "DatabaseError", "IntegrityError", "OperationalError"),
    *("ProtectedError", "BibliographyError", "RemoteProblem", "SMTPException"),
}
"""What does not come from what a person typed. Our own refusals are answered to them."""


def handlers():
    for folder in ("blog", "citations", "sovclass"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                text = path.read_text("utf-8")
                for node in ast.walk(ast.parse(text)):
                    if isinstance(node, ast.ExceptHandler):
                        yield path.relative_to(ROOT).as_posix(), text, node


def names_of(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {"BaseException"}
    caught = getattr(handler.type, "elts", [handler.type])
    return {ast.unparse(one).rpartition(".")[2] for one in caught}


def is_said(text: str, handler: ast.ExceptHandler) -> bool:
    inside = [node for line in handler.body for node in ast.walk(line)]
    lines = text.splitlines()[handler.lineno - 1 : handler.end_lineno]
    return (
        any(isinstance(node, ast.Raise) for node in inside)
        or any(isinstance(n, ast.Name) and n.id == "logger" for n in inside)
        or any(
            isinstance(n, ast.Name) and handler.name and n.id == handler.name
            for n in inside
        )
        or any("#" in line for line in lines)
    )


def test_no_failure_of_the_machine_is_passed_over_in_silence():
    silent = [
        f"{path}:{handler.lineno}"
        for path, text, handler in handlers()
        if names_of(handler) & OF_THE_MACHINE and not is_said(text, handler)
    ]

    assert silent == []


def test_a_mail_that_cannot_be_sent_is_logged_without_the_address(
    course, prof, as_user, settings, caplog
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    url = reverse("blog:invitation-create", args=[course.slug])

    as_user(prof).post(url, {"emails": "a@example.org", "role": "student"})

    invitation = course.invitations.get()
    assert caplog.messages == [
        f"Invitation {invitation.pk} is not mailed: ConnectionRefusedError"
    ]


def test_a_picture_whose_file_is_missing_is_logged(course, ada, as_user, caplog):
    figure = Figure.objects.create(
        post=make_post(author=ada, course=course, handed_in=False),
        uploaded_by=ada,
        large="figures/gone.webp",
        small="figures/gone.webp",
        width=1,
        height=1,
        alt="A dot",
    )
    url = reverse("blog:figure-image", args=[course.slug, figure.pk, "large"])

    answer = as_user(ada).get(url)

    assert answer.status_code == 404
    said = f"The file of picture {figure.pk} (large) is missing."
    assert said in caplog.messages


@pytest.mark.parametrize(
    ("status", "said"), [(500, ["Crossref: service-odd"]), (404, [])]
)
def test_a_service_that_fails_is_logged_and_a_work_it_has_not_got_is_not(
    status, said, settings, caplog
):
    with service(lambda path, query: Answer({}, status)) as (base, _asked):
        settings.SOURCE_SERVICES = {"crossref": base}
        with pytest.raises(RemoteProblem):
            imports.look_up_doi("10.1000/1")

    assert caplog.messages == said


def test_a_reader_of_files_that_breaks_is_logged(monkeypatch, caplog):
    command = process.sys.executable
    monkeypatch.setattr(process.sys, "executable", "/bin/false")
    with pytest.raises(BadText):
        extract(b"Words.")
    monkeypatch.setattr(process.sys, "executable", command)

    with pytest.raises(BadText):
        process._answer(-24, b"")

    assert caplog.messages == [
        "The reader of files broke, with code 1.",
        "The reader of files was stopped by signal 24.",
    ]


def test_a_job_that_is_refused_or_left_behind_is_logged(course, monkeypatch, caplog):
    monkeypatch.setattr(jobs, "_hand_over", lambda pk, **later: None)
    job = Job.objects.create(course=course, kind="unheard-of", arguments_key="k")
    jobs.run_job.func(job.pk)
    lost = Job.objects.create(
        course=course,
        kind="reread",
        arguments_key="l",
        state="running",
        heartbeat_at=timezone.now() - 2 * jobs.LOST_AFTER,
    )

    jobs.requeue_lost()

    refused = "This version of the site cannot do this."
    assert caplog.messages == [
        f"Job {job.pk} (unheard-of) is refused: {refused}",
        f"Job {lost.pk} was left behind; it is begun again.",
    ]
