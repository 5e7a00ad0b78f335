"""The assignments of a course, and one of them with the essays written for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.assignments.access import find_assignment
from blog.assignments.models import Assignment
from blog.assignments.permissions import can_write_for
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_teach, can_write
from blog.essays.models import Post
from blog.essays.querysets import add_authors
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest


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

    essays = page_by_key(
        Post.objects.read_by_all(member).filter(assignment=assignment).for_list(),
        request,
        by=(("handed_in_at", "asc"), ("pk", "asc")),
        size=20,
    )
    add_authors(essays.items)
    context = {
        "member": member,
        "here": "assignments",
        "assignment": assignment,
        "readings": assignment.readings.select_related("source"),
        "essays": essays,
        "mine": _own_posts(member, [assignment.pk]).get(assignment.pk),
        "can_write": can_write_for(member, assignment),
        "can_teach": can_teach(member),
    }
    return render(request, "blog/front/assignment_detail.html", context)
