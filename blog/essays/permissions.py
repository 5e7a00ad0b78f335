"""Who may do what with an essay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blog.classroom.models import Membership
    from blog.essays.models import Post
from blog.classroom.permissions import can_teach, can_write


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
