"""The first pages: my courses, and a course's front page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.assignments.models import Assignment, Reading
from blog.assignments.permissions import can_write_for
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_teach
from blog.classroom.querysets import ANY_MEMBER, values_of
from blog.classroom.services.visits import note_visit
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.essays.querysets import add_authors
from blog.web.paging import KeyPage, first_page, page_by_key
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared

NEWEST = (("handed_in_at", "desc"), ("pk", "desc"))
ESSAYS_ON_A_PAGE = 10


@require_safe
def course_detail(request: UserRequest, slug: str) -> HttpResponse:
    """Like a magazine: the newest essays, this week's assignment, what is new."""
    member = get_member(request, slug)
    note_visit(member)

    essays = page_by_key(
        lambda: Post.objects.read_by_all(member).for_list(),
        request,
        by=NEWEST,
        size=ESSAYS_ON_A_PAGE,
        first=_newest(),
        values=values_of(member),
    )
    add_authors(essays.items)
    context = {
        "member": member,
        "here": "essays",
        "page": essays,
        "since": member.previous_visit_at,
        **_stories(essays),
        **_this_week(member),
        **_what_is_new(member),
        **(_first_steps(member) if not essays.items else {}),
    }
    return render(request, "blog/front/course_detail.html", context)


@prepared
def _newest() -> QuerySet[Post]:
    essays = Post.objects.read_by_all(ANY_MEMBER).for_list()
    return first_page(essays, NEWEST, ESSAYS_ON_A_PAGE)


def _stories(page: KeyPage[Post]) -> dict[str, Any]:
    """The lead is the newest essay with a picture, on the first page."""
    if page.back:
        return {"lead": None, "stories": page.items}
    with_picture = (p for p in page.items if p.live_revision and p.live_revision.hero)
    lead = next(with_picture, page.items[0] if page.items else None)
    return {"lead": lead, "stories": [p for p in page.items if p != lead]}


def _this_week(member: Membership) -> dict[str, Any]:
    """The assignment that is due next, and one's own essay for it."""
    values = values_of(member)
    assignment = _due_next().first(now=timezone.now(), **values)
    if assignment is None:
        return {"assignment": None}
    assignment.course = member.course
    return {
        "assignment": assignment,
        "readings": _readings().all(assignment=assignment.pk),
        "mine": _mine().first(assignment=assignment.pk, **values),
        "can_write": can_write_for(member, assignment),
    }


@prepared
def _due_next() -> QuerySet[Assignment]:
    coming = Assignment.objects.filter(
        course_id=ANY_MEMBER.course_id, due_at__gte=Param("now")
    )
    return coming.order_by("due_at", "number")[:1]


@prepared
def _readings() -> QuerySet[Reading]:
    read = Reading.objects.filter(assignment_id=Param("assignment"))
    return read.select_related("source").only("pages", "source__title")


@prepared
def _mine() -> QuerySet[Post]:
    own = Post.objects.own(ANY_MEMBER).filter(assignment_id=Param("assignment"))
    return own.select_related("draft").only(
        "title", "state", "handed_in_at", "draft__saved_at"
    )[:1]


def _what_is_new(member: Membership) -> dict[str, Any]:
    """Counts since the last visit, and the newest words of the discussion."""
    context: dict[str, Any] = {"talk": _talk().all(**values_of(member))}
    since = member.previous_visit_at
    if since is not None:
        values = {"since": since, **values_of(member)}
        context["new_essays"] = _new_essays().first(**values) or 0
        context["new_comments"] = _new_comments().first(**values) or 0
    return context


@prepared
def _new_essays() -> QuerySet[Any, Any]:
    essays = Post.objects.read_by_all(ANY_MEMBER).filter(
        handed_in_at__gt=Param("since")
    )
    return _counted(essays.exclude(authorships__user_id=ANY_MEMBER.user_id))


@prepared
def _new_comments() -> QuerySet[Comment, Any]:
    said = Comment.objects.visible_to(ANY_MEMBER).standing()
    said = said.filter(created_at__gt=Param("since"))
    return _counted(said.exclude(author_id=ANY_MEMBER.user_id))


def _counted(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """How many there are, as a query of one row; no row if there are none."""
    in_course = rows.order_by().values("course_id").annotate(found=Count("pk"))
    counted: QuerySet[Any, Any] = in_course.values_list("found", flat=True)
    return counted


@prepared
def _talk() -> QuerySet[Comment]:
    said = Comment.objects.visible_to(ANY_MEMBER).standing()
    return (
        said.select_related("author", "post")
        .only("course_id", "created_at", "body", "author__name", "post__title")
        .order_by("-created_at", "-pk")[:5]
    )


def _first_steps(member: Membership) -> dict[str, Any]:
    """What an instructor does first in a course without essays."""
    if not can_teach(member):
        return {}
    course = member.course
    return {
        "steps": {
            "has_sources": course.library.sources.exists(),
            "has_assignments": course.assignments.exists(),
            "has_people": course.memberships.active().exclude(pk=member.pk).exists(),
        }
    }
