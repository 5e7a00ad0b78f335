"""What the editor's scripts talk to: save, read, decide."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.assignments.readings import assigned_pages
from blog.classroom.models import Membership
from blog.essays import display
from blog.essays.access import own_post
from blog.essays.editor import report
from blog.essays.forms.drafts import DraftForm
from blog.essays.models import Draft
from blog.essays.quotation_notes import notes_json as quotations_as_json
from blog.essays.quotation_notes import notes_of_read, page_url_for
from blog.essays.services import drafts
from blog.essays.views.drafts import is_json, save_along
from blog.html.sanitiser import TooMuch, clean_html
from blog.web.json_input import BadInput, read_json
from blog.web.limits import is_over_limit
from blog.web.requests import UserRequest
from citations.documents.services.decisions import decide, undecide
from citations.documents.services.read import read_html
from citations.library.models import Source
from citations.reading.text import project

MAX_JSON = 4 * settings.ESSAY_MAX_CHARACTERS + 20_000
"""Bytes: every character may take four."""


def _errors(errors: Any, status: int = 400) -> JsonResponse:
    return JsonResponse({"errors": errors}, status=status)


def _too_often() -> JsonResponse:
    answer = _errors({"body": [_("Too many requests; wait a moment.")]}, 429)
    answer["Retry-After"] = "30"
    return answer


def _typed(data: dict[str, Any]) -> dict[str, Any]:
    """A JSON object as form data: only strings and whole numbers count."""
    return {
        name: value
        for name, value in data.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }


@require_POST
def draft_save(request: UserRequest, slug: str, pk: int) -> JsonResponse:
    """Keep the draft: {"version", "title", "standfirst", "body"} → its new version."""
    member, post = own_post(request, slug, pk)
    if is_over_limit("draft", member.user_id, most=120, seconds=60):
        return _too_often()
    try:
        form = DraftForm(_typed(read_json(request, max_bytes=MAX_JSON)))
        if not form.is_valid():
            return _errors(form.errors)
        version = drafts.save_draft(
            post.draft, form.cleaned_data["version"], form.fields_to_save, request.user
        )
    except (BadInput, TooMuch) as problem:
        return _errors({"body": [str(problem)]})
    except drafts.StaleDraft as stale:
        return JsonResponse(_stored(stale.stored), status=409)
    words = display.word_count(display.prose(project(form.fields_to_save["body"])))
    return JsonResponse(
        {"version": version, "saved_at": timezone.now().isoformat(), "words": words}
    )


def _stored(draft: Draft) -> dict[str, Any]:
    return {
        "version": draft.version,
        "title": draft.title,
        "standfirst": draft.standfirst,
        "body": draft.body_html,
        "saved_at": draft.saved_at.isoformat(),
    }


@require_POST
def draft_read(request: UserRequest, slug: str, pk: int) -> JsonResponse:
    """What the reader finds in {"body"}: citations, findings, checklist. Saves nothing."""
    member, post = own_post(request, slug, pk)
    if is_over_limit("reading", member.user_id, most=120, seconds=60):
        return _too_often()
    try:
        body = read_json(request, max_bytes=MAX_JSON).get("body", "")
        if not isinstance(body, str):
            raise BadInput(_("The text is missing."))
        body = clean_html(body, pictures=drafts.picture_urls(post, body))
    except (BadInput, TooMuch) as problem:
        return _errors({"body": [str(problem)]})
    read = read_html(
        body,
        member.course.library,
        line=post.line,
        readings=assigned_pages(post.assignment),
    )

    def source_url(source: Source) -> str:
        return reverse("blog:source-detail", args=[slug, source.pk])

    notes = notes_of_read(read, page_url_for(member))
    return JsonResponse(
        {
            **report.report_json(body, read, post.assignment, source_url),
            "quotations": quotations_as_json(notes),
        }
    )


@require_POST
def decision_save(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """“This is that source”, “this is no citation”, or take either back."""
    member, post = own_post(request, slug, pk)
    sent = is_json(request)
    try:
        marker, context, verdict, key = _decision(request)
        source = _chosen(member, verdict, key)
    except BadInput as problem:
        if sent:
            return _errors({"decision": [str(problem)]})
        raise
    if not sent:
        answer = save_along(request, member, post)
        if answer is not None:
            return answer
    if verdict == "undo":
        undecide(post.line, marker=marker, context=context)
    else:
        decide(
            post.line,
            marker=marker,
            context=context,
            source=source,
            user_id=member.user_id,
        )
    if sent:
        return HttpResponse(status=204)
    return redirect("blog:draft-edit", slug, pk)


def _decision(request: UserRequest) -> tuple[str, str, str, str]:
    """(marker, context, verdict, source key) from JSON, a form, or a form's button."""
    names = ("marker_key", "context_key", "verdict", "source")
    values: list[Any]
    if request.content_type == "application/json":
        data = read_json(request, max_bytes=4000)
        values = [data.get(name) or "" for name in names]
    elif "decision" in request.POST:
        try:
            values = json.loads(request.POST["decision"][:2000])
        except (ValueError, RecursionError):
            values = []
    else:
        values = [request.POST.get(name, "") for name in names]
    is_whole = isinstance(values, list) and len(values) == 4
    if not is_whole or not all(isinstance(v, str) and len(v) <= 200 for v in values):
        raise BadInput(_("This decision cannot be read."))
    marker, context, verdict, key = values
    if not marker or not context or verdict not in {"source", "none", "undo"}:
        raise BadInput(_("This decision cannot be read."))
    return marker, context, verdict, key


def _chosen(member: Membership, verdict: str, key: str) -> Source | None:
    if verdict != "source":
        return None
    shelf = Source.objects.filter(library=member.course.library_id).approved()
    source = shelf.filter(key=key).first()
    if source is None:
        raise BadInput(_("The library has no such source."))
    return source
