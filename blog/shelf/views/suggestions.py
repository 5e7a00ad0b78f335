"""Sources that students suggest, and what is decided about them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import (
    can_edit_library,
    can_see_suggestions,
    can_suggest,
    require,
)
from blog.essays.suggestion import asked_fields
from blog.shelf.forms.suggestions import DeclineForm, SuggestForm
from blog.shelf.rows import likely_twins, visible_sources
from blog.shelf.services.curation import approve
from blog.shelf.views.sources import say_read_again
from blog.web.limits import is_over_limit
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest
from citations.library.forms import FIELDS
from citations.library.models import Source
from citations.library.services import curation


def source_suggest(request: UserRequest, slug: str) -> HttpResponse:
    """One form, its fields by type, filled in from what was typed in an essay."""
    member = get_member(request, slug)
    require(can_suggest(member))

    asked = asked_fields(request.GET)
    kind = asked.pop("type", "")
    kind = kind if kind in FIELDS else str(Source.Type.BOOK)
    form = SuggestForm(
        request.POST or None,
        kind=kind,
        library=member.course.library,
        initial={**asked, "note": asked.get("typed", "")},
    )
    if request.method == "POST" and form.is_valid():
        if is_over_limit("suggest", member.user_id, most=40, seconds=3600):
            form.add_error(
                None, _("Too many suggestions in an hour. Send it again later.")
            )
        else:
            _suggest(request, member, form)
            return redirect("blog:suggestion-list", slug)
    context = {
        "member": member,
        "here": "library",
        "form": form,
        "kind": kind,
        "kinds": Source.Type.choices,
        "asked": asked,
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/shelf/source_suggest.html", context, status=status)


def _suggest(request: UserRequest, member: Membership, form: SuggestForm) -> None:
    curation.suggest_source(
        member.course.library,
        kind=form.kind,
        csl=form.csl(),
        user_id=member.user_id,
        note=form.cleaned_data["note"],
    )
    messages.success(
        request,
        _("Suggested. Citations of it will link once your instructor approves it."),
    )


@require_safe
def suggestion_list(request: UserRequest, slug: str) -> HttpResponse:
    """For the staff what waits; for everybody else what became of one's own."""
    member = get_member(request, slug)

    is_keeper = can_see_suggestions(member)
    sources = visible_sources(member).select_related("added_by", "merged_into")
    if is_keeper:
        page = page_by_key(sources.suggested(), request, by=(("pk", "asc"),), size=20)
    else:
        own = sources.filter(added_by_id=member.user_id)
        page = page_by_key(own, request, by=(("pk", "desc"),), size=20)
    twins = likely_twins(page.items) if is_keeper else {}
    context = {
        "member": member,
        "here": "library",
        "page": page,
        "rows": [(source, twins.get(source.pk)) for source in page],
        "heading": _("Suggested sources") if is_keeper else _("My suggestions"),
        "is_keeper": is_keeper,
        "can_edit": can_edit_library(member),
        "can_suggest": can_suggest(member),
    }
    return render(request, "blog/shelf/suggestion_list.html", context)


@require_POST
def source_approve(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Put a suggestion on the shelf; texts that name it are read again."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))

    job = approve(member.course, source, by=request.user)
    if job is None:
        messages.warning(request, _("This suggestion is no longer waiting."))
    else:
        say_read_again(request, job, _("The source is on the shelf."))
    return redirect("blog:suggestion-list", slug)


def source_decline(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Not this one, and why."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))

    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if curation.decline(source, by_id=request.user.pk, reason=reason):
            messages.success(
                request, _("Declined. The person who suggested it can read why.")
            )
        else:
            messages.warning(request, _("This suggestion is no longer waiting."))
        return redirect("blog:suggestion-list", slug)
    context = {
        "member": member,
        "here": "library",
        "source": source,
        "form": form,
        "back": reverse("blog:suggestion-list", args=[slug]),
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/shelf/source_decline.html", context, status=status)
