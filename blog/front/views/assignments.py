"""The assignments of a course, and one of them with the essays written for it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.assignments.access import find_assignment
from blog.assignments.models import Assignment, Reading
from blog.assignments.permissions import can_write_for
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_teach, can_write
from blog.classroom.querysets import ANY_MEMBER, values_of
from blog.essays.models import Post
from blog.essays.querysets import add_authors
from blog.web.paging import first_page, page_by_key
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared

OLDEST = (("handed_in_at", "asc"), ("pk", "asc"))
ESSAYS_ON_A_PAGE = 20


@require_safe
def assignment_list(request: UserRequest, slug: str) -> HttpResponse:
    """All assignments by number, with the state of one's own essay."""
    member = get_member(request, slug)

    page = page_by_key(
        Assignment.objects.of(member.course),
        request,
        by=(("number", "asc"),),
        size=30,
    )
    mine = _own_posts(member, [a.pk for a in page.items])
    rows = [(assignment, mine.get(assignment.pk)) for assignment in page.items]
    context = {
        "member": member,
        "here": "assignments",
        "rows": rows,
        "page": page,
        "can_teach": can_teach(member),
        "can_write": can_write(member),
        "now": timezone.now(),
    }
    return render(request, "blog/front/assignment_list.html", context)


def _own_posts(member: Membership, assignment_ids: list[int]) -> dict[int, Post]:
    posts = Post.objects.own(member).filter(assignment_id__in=assignment_ids)
    return {post.assignment_id: post for post in posts if post.assignment_id}


@require_safe
def assignment_detail(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Guidelines, readings, deadline, and the essays handed in so far."""
    member = get_member(request, slug)
    assignment = find_assignment(member, number)

    values = {"assignment": assignment.pk, **values_of(member)}
    essays = page_by_key(
        lambda: _essays(member, assignment.pk),
        request,
        by=OLDEST,
        size=ESSAYS_ON_A_PAGE,
        first=_oldest(),
        values=values,
    )
    add_authors(essays.items)
    context = {
        "member": member,
        "here": "assignments",
        "assignment": assignment,
        "readings": _readings().all(assignment=assignment.pk),
        "essays": essays,
        "mine": _mine().first(**values),
        "can_write": can_write_for(member, assignment),
        "can_teach": can_teach(member),
    }
    return render(request, "blog/front/assignment_detail.html", context)


def _essays(member: Any, assignment: Any) -> QuerySet[Post]:
    essays = Post.objects.read_by_all(member).filter(assignment_id=assignment)
    return essays.for_list()


@prepared
def _oldest() -> QuerySet[Post]:
    essays = _essays(ANY_MEMBER, Param("assignment"))
    return first_page(essays, OLDEST, ESSAYS_ON_A_PAGE)


@prepared
def _mine() -> QuerySet[Post]:
    own = Post.objects.own(ANY_MEMBER).filter(assignment_id=Param("assignment"))
    return own.order_by("pk")[:1]


@prepared
def _readings() -> QuerySet[Reading]:
    readings = Reading.objects.filter(assignment_id=Param("assignment"))
    return readings.order_by("position", "pk").select_related("source")
