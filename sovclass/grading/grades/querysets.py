"""Who can see which grades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from blog.classroom.models import Membership

if TYPE_CHECKING:
    from sovclass.grading.grades.models import Grade  # noqa: F401


class GradeQuerySet(models.QuerySet["Grade"]):
    """Grades with their feedback."""

    def visible_to(self, member: Membership) -> Self:
        """A grader sees those of the students they grade; a student their own
        released ones; nobody else anything."""
        if member.is_staff:
            students = Membership.objects.graded_by(member)
            return self.filter(membership__in=students)
        if member.is_student:
            return self.filter(membership_id=member.pk, state="released")
        return self.none()
