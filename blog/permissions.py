"""Who can do what. Views, templates and tests ask these and nothing else.

What one may not *see* is decided by `visible_to` and answers 404; what one may see
but not do is decided here and answers 403.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

if TYPE_CHECKING:
    from blog.models import Assignment, Comment, Membership, Post
    from citations.quotations.models import SourceText
    from sovclass.accounts.models import User  # a type only


def require(allowed: bool) -> None:
    """Turn a "no" into a 403 page."""
    if not allowed:
        raise PermissionDenied


def can_create_courses(user: User) -> bool:
    """Those with the permission, and site admins."""
    return user.has_perm("blog.may_create_courses")


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
    return (member.is_instructor or member.is_assistant) and can_change_anything(member)


def can_suggest(member: Membership) -> bool:
    """Suggest a source for the library."""
    return can_write(member)


def can_see_imports(member: Membership) -> bool:
    """Look at what is on its way to the shelf: those who put it there."""
    return member.is_instructor or member.is_assistant


def can_hold_texts(member: Membership) -> bool:
    """Add, replace and remove the texts of sources: whoever answers for the right to."""
    return can_teach(member)


def can_read_text(member: Membership, text: SourceText) -> bool:
    """Read a source's text, and not only what stands around a match."""
    return member.is_instructor or member.is_assistant or text.students_may_read


def can_write(member: Membership) -> bool:
    """Begin an essay: students, and teachers who write along."""
    return member.role != member.Role.OBSERVER and can_change_anything(member)


def can_write_for(member: Membership, assignment: Assignment) -> bool:
    """Begin or hand in an essay for this assignment now."""
    return can_write(member) and assignment.is_open and not assignment.is_locked


def is_author(member: Membership, post: Post) -> bool:
    """Wrote it."""
    return any(author.pk == member.user_id for author in post.authors)


def can_draft(member: Membership, post: Post) -> bool:
    """Open the editor and save the draft (drafting never changes the live essay)."""
    return can_write(member) and is_author(member, post)


def can_publish(member: Membership, post: Post) -> bool:
    """Hand in, or publish a revision, until the assignment locks or is reopened."""
    if not can_draft(member, post):
        return False
    locked = post.assignment is not None and post.assignment.is_locked
    return not locked or post.reopened_at is not None


def can_discard(member: Membership, post: Post) -> bool:
    """Throw away a draft that was never handed in."""
    return can_draft(member, post) and not post.is_handed_in


def can_reopen(member: Membership, post: Post) -> bool:
    """Let a locked essay be revised."""
    return can_teach(member) and post.is_handed_in


def can_see_revisions(member: Membership, post: Post) -> bool:
    """Earlier revisions: the authors and the teaching staff."""
    return is_author(member, post) or member.is_instructor or member.is_assistant


def can_see_states(member: Membership, post: Post) -> bool:
    """Citations with their states: the authors and the teaching staff."""
    return can_see_revisions(member, post)


def can_comment(member: Membership, post: Post) -> bool:
    """Join the discussion of an essay that is handed in."""
    return (
        post.is_handed_in
        and member.role != member.Role.OBSERVER
        and can_change_anything(member)
    )


def can_edit_comment(member: Membership, comment: Comment) -> bool:
    """Change one's own words."""
    return (
        comment.author_id == member.user_id
        and not comment.is_removed
        and can_comment(member, comment.post)
    )


def can_remove_comment(member: Membership, comment: Comment) -> bool:
    """One's own; the instructor's moderation reaches every one."""
    return not comment.is_removed and (
        can_edit_comment(member, comment) or can_teach(member)
    )


def is_before_deadline(assignment: Assignment) -> bool:
    """By the server's clock."""
    return timezone.now() <= assignment.due_at
