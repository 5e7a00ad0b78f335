"""Who can see which grades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from blog.models import Membership

if TYPE_CHECKING:
    from sovclass.grading.models import Grade, GradeItem  # noqa: F401


class GradeItemQuerySet(models.QuerySet["GradeItem"]):
    """What is graded."""

    def visible_to(self, member: Membership) -> Self:
        """The teaching staff's and the students' own course; not the observers'."""
        mine = self.filter(assignment__course_id=member.course_id)
        return self.none() if member.role == Membership.Role.OBSERVER else mine


class GradeQuerySet(models.QuerySet["Grade"]):
    """Grades with their feedback."""

    def visible_to(self, member: Membership) -> Self:
        """A grader sees those of the students they grade; a student their own
        released ones; nobody else anything."""
        if member.is_instructor or member.is_assistant:
            students = Membership.objects.graded_by(member)
            return self.filter(membership__in=students)
        if member.is_student:
            return self.filter(membership=member, state="released")
        return self.none()
