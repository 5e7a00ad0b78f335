"""The text of a source: added by those who answer for it, looked at, read, removed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_hold_texts, can_read_text, require
from blog.shelf.forms.source_texts import (
    SourceTextForm,
    problem_sentence,
    too_big_sentence,
)
from blog.shelf.page_labels import in_ranges, sample
from blog.shelf.services import source_texts
from blog.web.limits import is_over_limit
from blog.web.requests import UserRequest, say_with_link
from citations.library.models import Source
from citations.quotations.extract import BadText, Problem
from citations.quotations.models import SourcePage, SourceText, TextUpload
from citations.quotations.services import texts, uploads

LONGEST_PAGE = 20_000
"""Characters of a page that are shown: a text without page marks is one long page."""


def _find(request: UserRequest, slug: str, pk: int) -> tuple[Membership, Source]:
    """A source of the course, for those who answer for its texts."""
    member = get_member(request, slug)
    source = get_object_or_404(Source, library_id=member.course.library_id, pk=pk)
    require(can_hold_texts(member))
    return member, source


def _text(source: Source, state: str) -> SourceText | None:
    return (
        SourceText.objects.filter(source=source, state=state)
        .select_related("added_by")
        .first()
    )


def source_text(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """What is held, and the form that adds or replaces it."""
    member, source = _find(request, slug, pk)

    status = 200
    upload = None
    if request.method == "POST":
        form = SourceTextForm(request.POST, request.FILES)
        status, page = _add(request, member, source, form)
        if page:
            return redirect(page, slug, pk)
    else:
        upload = uploads.upload_of(source)
        form = _form_again(upload)
    context = {
        "member": member,
        "here": "library",
        "source": source,
        "form": form,
        "held": _text(source, SourceText.State.HELD),
        "preview": _text(source, SourceText.State.PREVIEW),
        "upload": upload,
        "job": source_texts.job_of_text(member.course, upload)
        if upload and not upload.problem
        else None,
        "here_url": reverse("blog:source-text", args=[slug, pk]),
    }
    return render(request, "blog/shelf/source_text.html", context, status=status)


def _form_again(upload: TextUpload | None) -> SourceTextForm:
    """The form; filled in with what could not be read, the reason beside its field."""
    if upload is None or not upload.problem:
        return SourceTextForm()
    form = SourceTextForm(
        initial={
            "rights": upload.rights,
            "students_may_read": upload.students_may_read,
            "first_label": upload.first_label,
            "pasted": bytes(upload.data).decode("utf-8", "replace"),
        }
    )
    said = [problem_sentence(Problem(upload.problem))]
    if not upload.is_pasted:
        said.insert(0, _("“%(name)s” could not be read.") % {"name": upload.file_name})
    form.say("pasted" if upload.is_pasted else "file", said)
    return form


def _add(
    request: UserRequest, member: Membership, source: Source, form: SourceTextForm
) -> tuple[int, str]:
    """Keep what was sent: (0, the page to go to), or (the status of the form's page, "")."""
    if not form.is_valid():
        return 400, ""
    file = form.cleaned_data["file"]
    if file is not None and file.size > settings.SOURCE_TEXT_MAX_BYTES:
        form.add_error("file", too_big_sentence(settings.SOURCE_TEXT_MAX_BYTES))
        return 413, ""
    if is_over_limit("source-text", request.user.pk, most=30, seconds=3600):
        form.add_error(None, _("Too many texts in an hour. Try again later."))
        return 429, ""
    data = file.read() if file else form.cleaned_data["pasted"].encode()
    try:
        job = source_texts.add_text(
            member.course,
            source,
            data,
            file_name=(file.name or "file") if file else "",
            rights=form.cleaned_data["rights"],
            students_may_read=form.cleaned_data["students_may_read"],
            first_label=form.cleaned_data["first_label"],
            by=request.user,
        )
    except BadText as bad:
        form.add_error("file" if file else "pasted", problem_sentence(bad.problem))
        return 400, ""
    return 0, "blog:source-text" if job else "blog:source-text-preview"


def text_preview(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """The pages and their numbers, before the text is held."""
    member, source = _find(request, slug, pk)
    text = _text(source, SourceText.State.PREVIEW)
    if text is None:
        raise Http404

    if request.method == "POST":
        job = source_texts.hold_text(member.course, text, by=request.user)
        if job is None:
            messages.error(request, _("This text has since been replaced or removed."))
            return redirect("blog:source-text", slug, pk)
        link = _("Quotations are being checked.")
        say_with_link(request, _("The text is held."), job.get_absolute_url(), link)
        return redirect("blog:source-text", slug, pk)
    labels = list(text.pages.order_by("position").values_list("label", flat=True))
    context = {
        "member": member,
        "here": "library",
        "source": source,
        "text": text,
        "ranges": in_ranges(labels),
        "unnumbered": labels.count(""),
        "twice": len(labels) - labels.count("") - len({x for x in labels if x}),
        "sample": text.pages.filter(position__in=sample(len(labels))).order_by(
            "position"
        ),
    }
    return render(request, "blog/shelf/source_text_preview.html", context)


@require_POST
def text_discard(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Throw away a text that waits to be confirmed; what is held stays."""
    _member, source = _find(request, slug, pk)

    texts.remove_texts(source, state=SourceText.State.PREVIEW)
    uploads.discard_upload(source)
    return redirect("blog:source-text", slug, pk)


@require_POST
def text_readers(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Let students read the pages of a held text, or stop it."""
    _member, source = _find(request, slug, pk)
    text = get_object_or_404(SourceText, source=source, state=SourceText.State.HELD)

    may = request.POST.get("students_may_read") == "yes"
    source_texts.set_readers(text, students_may_read=may)
    messages.success(
        request,
        _("Students can now read the pages.")
        if may
        else _("Students can no longer see the pages."),
    )
    return redirect("blog:source-text", slug, pk)


@require_POST
def text_remove(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Delete the text, and what was found by it."""
    _member, source = _find(request, slug, pk)

    texts.remove_texts(source)
    messages.success(
        request, _("The text has been deleted, with everything found through it.")
    )
    return redirect("blog:source-detail", slug, pk)


@require_safe
def source_page(
    request: UserRequest, slug: str, pk: int, position: int
) -> HttpResponse:
    """One page of a held text, for those who may read it; for others it is not there."""
    member = get_member(request, slug)
    source = get_object_or_404(Source, library_id=member.course.library_id, pk=pk)
    text = get_object_or_404(SourceText, source=source, state=SourceText.State.HELD)
    if not can_read_text(member, text) or position >= text.page_count:
        raise Http404
    page = get_object_or_404(SourcePage, text=text, position=position)

    context = {
        "member": member,
        "here": "library",
        "source": source,
        "page": page,
        "body": page.body[:LONGEST_PAGE],
        "is_cut": len(page.body) > LONGEST_PAGE,
        "before": position - 1 if position else None,
        "behind": position + 1 if position + 1 < text.page_count else None,
    }
    return render(request, "blog/shelf/source_page.html", context)
