"""A course's or an essay's sources for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from blog.classroom.access import get_member
from blog.essays.models import Post
from blog.web.requests import UserRequest
from citations.exchange.formats.registry import WRITERS
from citations.library.models import Source

FORMATS = {
    "bibtex": ("bib", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl-json": ("json", "application/vnd.citationstyles.csl+json"),
}


@require_safe
def course_export(request: UserRequest, slug: str, form: str) -> HttpResponse:
    """Every approved source of the course's library."""
    member = get_member(request, slug)
    sources = Source.objects.filter(library_id=member.course.library_id).approved()

    return _file(sources.in_order(), form, slug)


@require_safe
def post_export(request: UserRequest, slug: str, pk: int, form: str) -> HttpResponse:
    """The works an essay cites, as its live revision lists them."""
    member = get_member(request, slug)
    posts = Post.objects.read_by_all(member).select_related("live_revision")
    revision = get_object_or_404(posts, pk=pk).live_revision
    works = revision.works_cited if revision is not None else []
    sources = Source.objects.filter(library_id=member.course.library_id)

    keys = [work["key"] for work in works]
    return _file(sources.filter(key__in=keys).in_order(), form, f"{slug}-{pk}")


def _file(sources: Iterable[Source], form: str, name: str) -> HttpResponse:
    """A download in the format asked for; a 404 for unknown formats."""
    if form not in FORMATS:
        raise Http404
    ending, content_type = FORMATS[form]
    body = WRITERS[form](map(_item, sources))
    answer = HttpResponse(body, content_type=f"{content_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _item(source: Source) -> dict[str, Any]:
    """The CSL item with its key, and what our own import takes back."""
    custom = {
        "aliases": source.aliases,
        "first_page": source.first_page,
        "last_page": source.last_page,
        "kind": source.type,
    }
    return {**source.item, "custom": custom}
