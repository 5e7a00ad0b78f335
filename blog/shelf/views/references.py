"""Works cited and single references in any style, to copy and to take away."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.essays.access import find_post
from blog.essays.models import Post
from blog.shelf import reference_lists
from blog.shelf.reference_lists import StyledList
from blog.shelf.rows import visible_sources
from blog.web.limits import is_over_limit
from blog.web.requests import UserRequest
from citations.library.models import Source
from citations.library.style_names import style_choices
from citations.styles.registry import STYLES


@require_safe
def works_list(request: UserRequest, slug: str, pk: int, style: str) -> HttpResponse:
    """An essay's works cited in a style, as text to copy."""
    member = get_member(request, slug)
    post = _handed_in(member, pk)
    _require_style(style)

    return _list_page(request, member, post, _works(member, post, style))


@require_safe
def works_file(
    request: UserRequest, slug: str, pk: int, style: str, ending: str
) -> HttpResponse:
    """The same list as a file, .txt or .html."""
    member = get_member(request, slug)
    post = _handed_in(member, pk)
    _require_style(style)
    if ending not in reference_lists.FILES:
        raise Http404

    found = _works(member, post, style)
    if found.trouble:
        return _list_page(request, member, post, found)
    kind, make = reference_lists.FILES[ending]
    answer = HttpResponse(
        make(found, post.title), content_type=f"text/{kind}; charset=utf-8"
    )
    name = f"works-cited-{post.pk}-{style}.{ending}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_safe
def source_references(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """One source's reference in every style."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)

    lists = [] if _is_too_often(member) else reference_lists.in_every_style(source)
    context = {"member": member, "here": "library", "source": source, "lists": lists}
    is_whole = bool(lists) and not any(found.trouble for found in lists)
    return render(
        request,
        "blog/shelf/source_references.html",
        {**context, "is_too_often": not lists},
        status=200 if is_whole else 503 if lists else 429,
    )


def _handed_in(member: Membership, pk: int) -> Post:
    post = find_post(member, pk)
    if not post.is_handed_in:
        raise Http404
    return post


def _require_style(style: str) -> None:
    if style not in STYLES:
        raise Http404


def _is_too_often(member: Membership) -> bool:
    """The style engine works for everybody: one person asks twice a second at most."""
    return is_over_limit("references", member.user_id, most=120, seconds=60)


def _works(member: Membership, post: Post, style: str) -> StyledList:
    """The sources the live revision cites, in a style."""
    revision = post.live_revision
    assert revision is not None  # noqa: S101  it is handed in
    keys = [work["key"] for work in revision.works_cited]
    sources = Source.objects.filter(
        library_id=member.course.library_id, key__in=keys
    ).order_by("pk")
    return reference_lists.styled(list(sources), style)


def _list_page(
    request: UserRequest, member: Membership, post: Post, found: StyledList
) -> HttpResponse:
    context = {
        "member": member,
        "here": "essays",
        "post": post,
        "found": found,
        "styles": style_choices(),
    }
    status = 503 if found.trouble else 200
    return render(request, "blog/shelf/works_list.html", context, status=status)
