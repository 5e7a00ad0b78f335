"""Sources merged, retired, and put back on the shelf."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_edit_library, require
from blog.shelf.rows import likely_twins, visible_sources
from blog.shelf.services import curation
from blog.shelf.views.sources import say_read_again
from blog.web.numbers import whole_number
from blog.web.requests import UserRequest
from citations.documents.services.merge import CannotMerge
from citations.library.models import Source

CHOICES = 20
"""How many sources to merge into are shown at once."""


@require_POST
def source_retire(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Offer it to no new marker; old links stay."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))

    job = curation.retire(member.course, source, by=request.user)
    if job is None:
        messages.warning(request, _("This source is not on the shelf."))
    else:
        said = _("Retired: new citations do not link to it, old ones still do.")
        say_read_again(request, job, said)
    return redirect("blog:source-detail", slug, pk)


@require_POST
def source_unretire(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Offer it again."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))

    job = curation.unretire(member.course, source, by=request.user)
    if job is None:
        messages.warning(request, _("This source is not retired."))
    else:
        say_read_again(request, job, _("The source is on the shelf."))
    return redirect("blog:source-detail", slug, pk)


def source_merge(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """First into which, then what moves, then it is done."""
    member = get_member(request, slug)
    source = get_object_or_404(
        visible_sources(member).exclude(status=Source.Status.MERGED), pk=pk
    )
    require(can_edit_library(member))

    into = _chosen(request, member, source)
    if request.method == "POST" and into is not None:
        try:
            job = curation.merge(member.course, source, into, by=request.user)
        except CannotMerge:
            messages.error(request, _("One of the two no longer exists."))
            return redirect("blog:source-list", slug)
        say_read_again(request, job, _("The two are now one source."))
        return redirect("blog:source-detail", slug, into.pk)
    query = request.GET.get("q", "").strip()[:100]
    context = {
        "member": member,
        "here": "library",
        "source": source,
        "into": into,
        "moves": curation.preview_merge(source, into) if into is not None else None,
        "query": query,
        "choices": _choices(member, source, query) if into is None else [],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "blog/shelf/source_merge.html", context, status=status)


def _others(member: Membership, source: Source) -> list[Source]:
    return list(
        Source.objects.filter(library_id=member.course.library_id)
        .approved()
        .exclude(pk=source.pk)
        .in_order()[:CHOICES]
    )


def _chosen(request: UserRequest, member: Membership, source: Source) -> Source | None:
    raw = request.POST.get("into") or request.GET.get("into") or ""
    number = whole_number(raw)
    if number is None:
        return None
    approved = Source.objects.filter(library_id=member.course.library_id).approved()
    return approved.exclude(pk=source.pk).filter(pk=number).first()


def _choices(member: Membership, source: Source, query: str) -> list[Source]:
    """Those found; without a question the likely ones, or the first of the shelf."""
    shelf_ = Source.objects.filter(library_id=member.course.library_id).approved()
    if query:
        found = shelf_.exclude(pk=source.pk).matching(query).in_order()
        return list(found[:CHOICES])
    twin = likely_twins([source]).get(source.pk)
    return [twin] if twin is not None else _others(member, source)
