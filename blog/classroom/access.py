"""The member that the signed-in user is in a course."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from blog.classroom.models import Membership
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared


@prepared
def _member() -> QuerySet[Membership]:
    members = Membership.objects.active().select_related("course__library", "section")
    return members.filter(course__slug=Param("slug"), user_id=Param("user"))


def get_member(request: UserRequest, slug: str) -> Membership:
    """The signed-in user as a member of this course, in one query.

    Raises Http404 for outsiders and withdrawn members, as for a course that is not there.
    Also puts it on the request, where the page frame finds it.
    """
    member = _member().first(slug=slug, user=request.user.pk)
    if member is None:
        raise Http404
    member.user = request.user
    request.member = member  # type: ignore[attr-defined]
    return member
