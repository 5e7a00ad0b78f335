"""Who can do what. Views, templates and tests ask these and nothing else.

What one may not *see* is decided by `visible_to` and answers 404; what one may see
but not do is decided here and answers 403.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from django.core.exceptions import PermissionDenied

from blog.web.requests import User

if TYPE_CHECKING:
    from blog.classroom.models import Membership
    from citations.quotations.models import SourceText


def require(allowed: bool) -> None:
    """Turn a "no" into a 403 page."""
    if not allowed:
        raise PermissionDenied


def can_create_courses(user: User) -> bool:
    """Those with the permission, and site admins."""
    return user.has_perm("blog.may_create_courses")


def can_administer(user: User) -> bool:
    """Open the site administration."""
    return user.is_active and user.is_staff


def can_change_anything(member: Membership) -> bool:
    """An archived course is read-only, for everybody."""
    return member.is_active and not member.course.is_archived


def can_teach(member: Membership) -> bool:
    """Change the course, its members, assignments and library."""
    return member.is_instructor and can_change_anything(member)


def can_reopen_course(member: Membership) -> bool:
    """Bring an archived course back."""
    return member.is_instructor and member.is_active


def can_see_members_page(member: Membership) -> bool:
    """The members page holds addresses and invitations."""
    return member.is_instructor


def can_edit_library(member: Membership) -> bool:
    """Add and change sources."""
    return member.is_staff and can_change_anything(member)


def can_suggest(member: Membership) -> bool:
    """Suggest a source for the library."""
    return can_write(member)


def can_see_imports(member: Membership) -> bool:
    """Look at what is on its way to the shelf: those who put it there."""
    return member.is_staff


def can_see_suggestions(member: Membership) -> bool:
    """Look at everybody's suggestions, and at what was declined."""
    return member.is_staff


def can_see_writers(member: Membership) -> bool:
    """Read on the course map who cites what."""
    return member.is_staff


def can_hold_texts(member: Membership) -> bool:
    """Add, replace and remove the texts of sources, and vouch for the right."""
    return can_teach(member)


def can_read_text(member: Membership, text: SourceText) -> bool:
    """Read a source's text, and not only the words around a match."""
    return member.is_staff or text.students_may_read


def can_write(member: Membership) -> bool:
    """Begin an essay: students, and teachers who write along."""
    return not member.is_observer and can_change_anything(member)


class AnyComment(Protocol):
    """A comment, or the row of a thread that stands for it."""

    @property
    def author_id(self) -> int:
        """Who wrote it."""

    @property
    def removed_at(self) -> datetime | None:
        """Since when only a tombstone is left."""
