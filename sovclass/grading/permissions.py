"""Who can grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blog.classroom.permissions import can_change_anything

if TYPE_CHECKING:
    from blog.classroom.models import Membership
    from sovclass.accounts.models import User  # a type only


def can_open_grading(member: Membership) -> bool:
    """Sees the grading pages: the teaching staff. For others they are not there (404)."""
    return member.is_staff


def can_grade(member: Membership) -> bool:
    """Saves, releases and takes back; not in an archived course."""
    return can_open_grading(member) and can_change_anything(member)


def can_change_items(member: Membership) -> bool:
    """Decides what is graded."""
    return member.is_instructor and can_change_anything(member)


def can_see_own_work(member: Membership) -> bool:
    """Has a “My work” page."""
    return member.is_student


def can_disclose_feedback(user: User) -> bool:
    """May read private feedback by a recorded act."""
    return user.is_superuser and user.is_active
