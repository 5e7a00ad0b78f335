"""Who can see what. Every look-up starts from one of these."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from blog.web.requests import User
from citations.prepared import Param

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from blog.classroom.models import Course, Membership  # noqa: F401


ANY_MEMBER: Any = SimpleNamespace(course_id=Param("course"), user_id=Param("user"))
"""Stands for the member in a prepared query, so that who can see what is written once."""


def values_of(member: Membership) -> dict[str, int]:
    """The parameters of a query prepared for `ANY_MEMBER` or `any_member`."""
    return {
        "course": member.course_id,
        "user": member.user_id,
        "member": member.pk,
    }


def any_member(role: str, assists_all: bool = True) -> Any:
    """Stands for a member of this kind in a prepared query, as `ANY_MEMBER` does where
    the kind makes no difference. Of the course's library, `library` is a parameter."""
    return SimpleNamespace(
        course_id=ANY_MEMBER.course_id,
        user_id=ANY_MEMBER.user_id,
        course=SimpleNamespace(library_id=Param("library")),
        pk=Param("member"),
        is_instructor=role == "instructor",
        is_assistant=role == "assistant",
        is_student=role == "student",
        assists_all=assists_all,
    )


class CourseQuerySet(models.QuerySet["Course"]):
    """Courses."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those one is an active member of, archived ones included."""
        return self.filter(memberships__user_id=user.pk, memberships__is_active=True)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Members of courses."""

    def active(self) -> Self:
        """Without the withdrawn."""
        return self.filter(is_active=True)

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
        if member.is_instructor or (member.is_assistant and member.assists_all):
            return mine
        if member.is_assistant:
            return mine.filter(section__assistants=member.pk)
        return self.none()
