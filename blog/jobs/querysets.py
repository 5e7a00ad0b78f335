"""Which jobs a member sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from blog.classroom.models import Membership
    from blog.jobs.models import Job  # noqa: F401


class JobQuerySet(models.QuerySet["Job"]):
    """Longer work of courses."""

    def visible_to(self, member: Membership) -> Self:
        """To the course's instructors and assistants, who start it."""
        if member.is_staff:
            return self.filter(course_id=member.course_id)
        return self.none()

    def active(self) -> Self:
        """Waiting, or being done."""
        return self.filter(state__in=("queued", "running"))
