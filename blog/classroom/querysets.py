"""Who can see what. Every look-up starts from one of these."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.db import models
from django.utils import timezone

from blog.web.requests import User
from citations.prepared import Param

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from blog.classroom.models import Course, Invitation, Membership  # noqa: F401


ANY_MEMBER: Any = SimpleNamespace(course_id=Param("course"), user_id=Param("user"))
"""Stands for the member in a prepared query, so that who can see what is written once."""


def values_of(member: Membership) -> dict[str, int]:
    """The parameters of a query prepared for `ANY_MEMBER` or `any_member`."""
    return {
        "course": member.course_id,
        "user": member.user_id,
        "member": member.pk,
    }


class MemberKind(NamedTuple):
    """What of a member decides what they see, besides who they are."""

    role: str
    assists_all: bool


def kind_of_member(member: Membership) -> MemberKind:
    """By which a prepared query is kept: one for each kind of member."""
    return MemberKind(member.role, member.assists_all)


def any_member(kind: MemberKind) -> Any:
    """Stands for a member of this kind in a prepared query, as `ANY_MEMBER` does where
    the kind makes no difference. Of the course's library, `library` is a parameter."""
    is_instructor, is_assistant = kind.role == "instructor", kind.role == "assistant"
    return SimpleNamespace(
        course_id=ANY_MEMBER.course_id,
        user_id=ANY_MEMBER.user_id,
        course=SimpleNamespace(library_id=Param("library")),
        pk=Param("member"),
        is_instructor=is_instructor,
        is_assistant=is_assistant,
        is_staff=is_instructor or is_assistant,
        is_student=kind.role == "student",
        assists_everybody=is_assistant and kind.assists_all,
        assists_some=is_assistant and not kind.assists_all,
    )


class CourseQuerySet(models.QuerySet["Course"]):
    """Courses."""

    def open_to(self, code: str) -> Self:
        """The course with this join code, if its link is open."""
        return self.filter(join_code=code, is_join_open=True, state="active")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those one is an active member of, archived ones included."""
        return self.filter(memberships__user_id=user.pk, memberships__is_active=True)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Members of courses."""

    def active(self) -> Self:
        """Without the withdrawn."""
        return self.filter(is_active=True)

    def instructors(self) -> Self:
        """Active instructors."""
        return self.active().filter(role="instructor")

    def students(self) -> Self:
        """Active students: those who are graded, and who can be missing."""
        return self.active().filter(role="student")

    def by_name(self) -> Self:
        """By surname, as class lists are."""
        return self.order_by("user__sort_key", "pk")

    def graded_by(self, member: Membership) -> Self:
        """The students this member grades, lists and exports: all, or those of the
        member's sections, or nobody."""
        mine = self.filter(course_id=member.course_id, role="student")
        if member.is_instructor or member.assists_everybody:
            return mine
        if member.is_assistant:
            return mine.filter(section__assistants=member.pk)
        return self.none()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Places that were offered."""

    def open(self) -> Self:
        """Those that still let somebody in."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def unanswered(self) -> Self:
        """Neither taken nor taken back, but perhaps too old."""
        return self.filter(accepted_at=None, revoked_at=None)

    def to_active_courses(self) -> Self:
        """An archived course lets nobody in."""
        return self.filter(course__state="active")
