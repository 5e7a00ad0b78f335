"""Who may write for an assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from blog.assignments.models import Assignment
    from blog.classroom.models import Membership
from blog.classroom.permissions import can_write


def can_write_for(member: Membership, assignment: Assignment) -> bool:
    """Begin or hand in an essay for this assignment now."""
    return can_write(member) and assignment.is_open and not assignment.is_locked


def is_before_deadline(assignment: Assignment) -> bool:
    """By the server's clock."""
    return timezone.now() <= assignment.due_at
