"""What the class has read together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog import course_map as maps
from blog.heat_map import heat_map
from blog.http import UserRequest, get_member
from blog.paging import page_by_key
from citations.models import Source

SOURCES_ON_A_PAGE = 20


@require_safe
def course_map(request: UserRequest, slug: str) -> HttpResponse:
    """Sources by weeks, pages assigned and cited, passages, pairs, what nobody cites."""
    member = get_member(request, slug)

    cited = Source.objects.filter(
        library_id=member.course.library_id, citation_count__gt=0
    )
    page = page_by_key(
        cited,
        request,
        by=(("citation_count", "desc"), ("pk", "asc")),
        size=SOURCES_ON_A_PAGE,
    )
    assigned, has_more_assigned = maps.assigned_pages(member.course)
    uncited, uncited_count = maps.uncited(member.course)
    context = {
        "member": member,
        "here": "map",
        "page": page,
        "map": heat_map(member.course, page.items),
        "assigned": assigned,
        "has_more_assigned": has_more_assigned,
        "passages": maps.passages(member.course),
        "pairs": maps.pairs(member),
        "uncited": uncited,
        "uncited_more": max(0, uncited_count - len(uncited)),
        "is_staff": member.is_instructor or member.is_assistant,
    }
    return render(request, "blog/course_map.html", context)
