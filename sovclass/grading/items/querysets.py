"""The items of an assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from blog.classroom.models import Membership

if TYPE_CHECKING:
    from sovclass.grading.items.models import GradeItem  # noqa: F401


class GradeItemQuerySet(models.QuerySet["GradeItem"]):
    """What is graded."""

    def visible_to(self, member: Membership) -> Self:
        """The teaching staff's and the students' own course; not the observers'."""
        mine = self.filter(assignment__course_id=member.course_id)
        return self.none() if member.role == Membership.Role.OBSERVER else mine
