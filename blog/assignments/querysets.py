"""Which assignments a member sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from blog.assignments.models import Assignment  # noqa: F401
    from blog.classroom.models import Course


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments of a course; every member sees them all."""

    def of(self, course: Course) -> Self:
        """This course's, by number."""
        return self.filter(course=course).order_by("number")
