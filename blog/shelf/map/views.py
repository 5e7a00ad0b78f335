"""What the class has read together."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.classroom.access import get_member
from blog.classroom.permissions import can_see_writers
from blog.shelf.map import passages as maps
from blog.shelf.map.heat import heat_map
from blog.shelf.map.kept_counts import KeptCounts
from blog.web.paging import page_by_key, page_of_rows
from blog.web.requests import UserRequest
from citations.documents import passages as cited
from citations.library.models import Source

SOURCES_ON_A_PAGE = 20
ROWS_ON_A_PAGE = 50


@require_safe
def course_map(request: UserRequest, slug: str) -> HttpResponse:
    """Sources by week, pages assigned and cited, passages, pairs, what nobody cites."""
    member = get_member(request, slug)

    sources = Source.objects.filter(
        library_id=member.course.library_id, citation_count__gt=0
    )
    page = page_by_key(
        sources,
        request,
        by=(("citation_count", "desc"), ("pk", "asc")),
        size=SOURCES_ON_A_PAGE,
    )
    assigned, has_more_assigned = maps.assigned_readings(member.course)
    kept = KeptCounts(member.course)
    passages, passages_number = maps.passages(member.course, kept)
    pairs, pairs_number = maps.pairs(member, kept)
    uncited, uncited_count = maps.uncited(member.course)
    context = {
        "member": member,
        "here": "map",
        "page": page,
        "map": heat_map(member.course, page.items, kept),
        "assigned": assigned,
        "has_more_assigned": has_more_assigned,
        "passages": passages,
        "passages_number": passages_number,
        "pairs": pairs,
        "pairs_number": pairs_number,
        "uncited": uncited,
        "uncited_more": max(0, uncited_count - len(uncited)),
        "can_see_writers": can_see_writers(member),
    }
    return render(request, "blog/shelf/map/course_map.html", context)


@require_safe
def course_passages(request: UserRequest, slug: str) -> HttpResponse:
    """All passages that are cited, the most cited ones first."""
    member = get_member(request, slug)

    def fetch(key: Sequence[int], is_back: bool, most: int) -> Sequence[object]:
        library = member.course.library_id
        return cited.cited_passages(library, most=most, key=key, is_back=is_back)

    page = page_of_rows(fetch, request, by=cited.ORDER, size=ROWS_ON_A_PAGE)
    context = {
        "member": member,
        "here": "map",
        "page": page,
        "passages": maps.named_passages(page.items),
        "number": page.items[0].of if page.items else 0,
    }
    return render(request, "blog/shelf/map/course_passages.html", context)


@require_safe
def course_pairs(request: UserRequest, slug: str) -> HttpResponse:
    """All that is cited together, the most frequent pairs first."""
    member = get_member(request, slug)

    rows = maps.cited_together(member.course)
    page = page_by_key(rows, request, by=maps.PAIRS_BY, size=ROWS_ON_A_PAGE)
    context = {
        "member": member,
        "here": "map",
        "page": page,
        "pairs": maps.named_pairs(member, page.items),
        "number": rows.count(),
        "can_see_writers": can_see_writers(member),
    }
    return render(request, "blog/shelf/map/course_pairs.html", context)
