"""A student's own page: what is due, what is missing, what was said and marked."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.assignments.models import Assignment
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.querysets import (
    ANY_MEMBER,
    MemberKind,
    any_member,
    kind_of_member,
    values_of,
)
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared
from sovclass.grading import permissions
from sovclass.grading.book.rows import total
from sovclass.grading.grades.models import Grade


@require_safe
def my_work(request: UserRequest, slug: str) -> HttpResponse:
    """Only the student and their graders know what is on it."""
    member = get_member(request, slug)
    if not permissions.can_see_own_work(member):
        raise Http404

    values = values_of(member)
    assignments = _assignments().all(course=member.course_id)
    posts = _own_essays().all(**values)
    grades = _grades(kind_of_member(member)).all(**values)
    mine: dict[int | None, Post] = {
        p.assignment_id: p for p in posts if p.assignment_id
    }
    for assignment in assignments:
        assignment.course = member.course
    context = {
        "member": member,
        "here": "work",
        "due": [(a, mine.get(a.pk)) for a in assignments if _is_due(a, mine)],
        "missing": [a for a in assignments if _is_missing(a, mine)],
        "posts": posts,
        "results": _results(grades, mine),
        "total": total((grade.item, grade) for grade in grades),
        "comments": _said().first(**values) or 0,
        "replies": _replies(member, assignments),
    }
    return render(request, "grading/feedback/my_work.html", context)


def _is_due(assignment: Assignment, mine: dict[int | None, Post]) -> bool:
    post = mine.get(assignment.pk)
    return (
        assignment.is_open
        and not assignment.is_past_due
        and (post is None or not post.is_handed_in)
    )


def _is_missing(assignment: Assignment, mine: dict[int | None, Post]) -> bool:
    post = mine.get(assignment.pk)
    return assignment.is_past_due and (post is None or not post.is_handed_in)


@prepared
def _assignments() -> QuerySet[Assignment]:
    return Assignment.objects.filter(course_id=Param("course")).order_by("number")


@prepared
def _own_essays() -> QuerySet[Post]:
    own = Post.objects.own(ANY_MEMBER).select_related("assignment")
    return own.order_by("-created_at")[:200]


@prepared
def _grades(kind: MemberKind) -> QuerySet[Grade]:
    seen = Grade.objects.visible_to(any_member(kind))
    return seen.select_related(
        "item", "item__assignment", "feedback", "feedback__author"
    ).order_by("-item__assignment__number", "item__position", "pk")


@prepared
def _said() -> QuerySet[Comment, Any]:
    own = Comment.objects.standing().filter(
        author_id=ANY_MEMBER.user_id, course_id=ANY_MEMBER.course_id
    )
    counted: QuerySet[Comment, Any] = (
        own.order_by().values("author_id").annotate(n=Count("pk"))
    ).values_list("n", flat=True)
    return counted


def _results(
    visible: list[Grade], mine: dict[int | None, Post]
) -> list[dict[str, object]]:
    """Released grades by assignment, newest first."""
    found: dict[int, dict[str, object]] = {}
    for grade in visible:
        assignment = grade.item.assignment
        result = found.setdefault(
            assignment.pk,
            {"assignment": assignment, "post": mine.get(assignment.pk), "grades": []},
        )
        result["grades"].append(grade)  # type: ignore[attr-defined]
    for result in found.values():
        grades: list[Grade] = result["grades"]  # type: ignore[assignment]
        result["score"] = sum(g.score for g in grades if g.score is not None)
        result["most"] = sum(g.item.points for g in grades)
    return list(found.values())


def _replies(
    member: Membership, assignments: list[Assignment]
) -> list[tuple[Assignment, int]]:
    """Open or recent assignments that want replies, and how many were written."""
    wanted = [
        a for a in assignments if a.replies_wanted and a.is_open and not a.is_locked
    ]
    counts: dict[int | None, int] = {}
    said = Comment.objects.standing().filter(
        author_id=member.user_id, post__assignment__in=wanted
    )
    others = said.exclude(post__authorships__user_id=member.user_id)
    for assignment_id in others.values_list("post__assignment_id", flat=True):
        counts[assignment_id] = counts.get(assignment_id, 0) + 1
    return [(a, counts.get(a.pk, 0)) for a in wanted[-2:]]
