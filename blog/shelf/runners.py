"""How the classroom's longer work is done (see blog/jobs/services.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.jobs.models import Job
from blog.jobs.services import Progress, runner
from blog.shelf.forms.source_texts import problem_sentence
from blog.shelf.services import imports, pending_lists, reread, restyle, source_texts
from citations.exchange.imports.models import Import
from citations.library.models import Source
from citations.library.style_names import style_label
from citations.quotations.extract import Problem
from citations.quotations.services import checks


def _reread_said(result: Mapping[str, Any]) -> str:
    texts, changed = result.get("texts", 0), result.get("changed", 0)
    read = ngettext("%(n)d text was read again.", "%(n)d texts were read again.", texts)
    new = ngettext("%(n)d has changed.", "%(n)d of them have changed.", changed)
    return f"{read % {'n': texts}} {new % {'n': changed}}"


@runner("reread", title=gettext_lazy("Reading the essays again"), said=_reread_said)
def read_again(job: Job, progress: Progress) -> dict[str, Any]:
    """Essays and comments, all or those that the named sources could touch."""
    documents = reread.documents_of(job.course, job.arguments)
    return reread.reread(job.course, documents, progress)


def _lists_said(result: Mapping[str, Any]) -> str:
    pending = result.get("pending", 0)
    made = result.get("lists", 0) - pending
    said = ngettext("%(n)d list was made.", "%(n)d lists were made.", made)
    if not pending:
        return said % {"n": made}
    left = ngettext(
        "%(n)d is still pending.", "%(n)d of them are still pending.", pending
    )
    return f"{said % {'n': made}} {left % {'n': pending}}"


@runner(pending_lists.MAKE, title=gettext_lazy("Making works cited"), said=_lists_said)
def make_pending_lists(job: Job, progress: Progress) -> dict[str, Any]:
    """Works cited that could not be made when their essays were published."""
    return pending_lists.make_lists(job.course, progress)


def _restyle_said(result: Mapping[str, Any]) -> str:
    if result.get("overtaken"):
        return _("Another style has been chosen since.")
    style = style_label(result["style"])
    return _("The course now cites in %(style)s.") % {"style": style}


@runner(
    "restyle",
    title=gettext_lazy("Switching the citation style"),
    said=_restyle_said,
    back="blog:course-edit",
)
def switch_style(job: Job, progress: Progress) -> dict[str, Any]:
    """References and works cited of the whole course."""
    return restyle.restyle(job.course, job.arguments["style"], progress)


@runner(
    imports.READ, title=gettext_lazy("Reading an import"), back="blog:import-create"
)
def import_read(job: Job, progress: Progress) -> dict[str, Any]:
    """The records of a large file, or of a Zotero collection."""
    batch = _import_of(job)
    if batch is not None:
        imports.read_import(batch, progress)
    return {}


@runner(imports.WRITE, title=gettext_lazy("Putting sources on the shelf"))
def import_write(job: Job, progress: Progress) -> dict[str, Any]:
    """What was chosen of an import."""
    batch = _import_of(job)
    if batch is not None:
        imports.write(job.course, batch, progress, by=job.started_by)
    return {}


def _import_of(job: Job) -> Import | None:
    """The job's import; None if somebody has thrown it away."""
    batches = Import.objects.filter(library_id=job.course.library_id)
    return batches.filter(pk=job.arguments.get("import")).first()


def _checked_said(result: Mapping[str, Any]) -> str:
    number = result.get("texts", 0)
    said = ngettext(
        "The quotations of %(n)d text were checked.",
        "The quotations of %(n)d texts were checked.",
        number,
    )
    return said % {"n": number}


@runner(
    "check-quotations",
    title=gettext_lazy("Checking quotations against the text"),
    said=_checked_said,
)
def check_quotations(job: Job, progress: Progress) -> dict[str, Any]:
    """All quotations from a source whose text was added or replaced."""
    source = Source.objects.filter(
        library_id=job.course.library_id, pk=job.arguments["source"]
    ).first()
    if source is None:
        return {"texts": 0}
    return {"texts": checks.check_documents(source, progress)}


def _text_said(result: Mapping[str, Any]) -> str:
    if "problem" in result:
        return problem_sentence(Problem(result["problem"]))
    number = result.get("pages", 0)
    said = ngettext(
        "%(n)d page is waiting for your review.",
        "%(n)d pages are waiting for your review.",
        number,
    )
    return said % {"n": number}


@runner(
    source_texts.READ,
    title=gettext_lazy("Reading the text of a source"),
    said=_text_said,
)
def read_text(job: Job, progress: Progress) -> dict[str, Any]:
    """The pages of a large file."""
    return source_texts.read_upload(job.course, job.arguments["upload"], progress)
