"""The essay that a page is about: one's own to write, or one to read."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.classroom.querysets import ANY_MEMBER, values_of
from blog.essays.models import Post
from blog.essays.permissions import can_draft
from blog.essays.querysets import add_authors
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared


def own_post(
    request: UserRequest, slug: str, pk: int, *, member: Membership | None = None
) -> tuple[Membership, Post]:
    """An essay its author may draft; 404 unless visible, 403 unless theirs."""
    member = member or get_member(request, slug)
    post = _own_post().first(pk=pk, **values_of(member))
    if post is None:
        raise Http404
    add_authors([post])
    post.course = member.course
    post.draft.post = post
    require(can_draft(member, post))
    return member, post


@prepared
def _own_post() -> QuerySet[Post]:
    seen = Post.objects.visible_to(ANY_MEMBER).filter(pk=Param("pk"))
    return seen.select_related("assignment", "draft", "line")


def find_post(member: Membership, pk: int) -> Post:
    """The essay with its live revision and its neighbours: one query, one for authors."""
    post = _essay().first(pk=pk, **values_of(member))
    if post is None:
        raise Http404
    add_authors([post])
    post.course = member.course
    return post


@prepared
def _essay() -> QuerySet[Post]:
    seen = Post.objects.visible_to(ANY_MEMBER).filter(pk=Param("pk"))
    return seen.for_page().with_neighbours()
