"""Who may do what with an essay."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

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
    return can_draft(member, post) and not is_locked(post, timezone.now())


def is_early(post: Post, at: datetime) -> bool:
    """Its assignment is not open yet at this moment."""
    return post.assignment is not None and not post.assignment.is_open_at(at)


def is_locked(post: Post, at: datetime) -> bool:
    """Its assignment is locked at this moment, and nobody reopened the essay."""
    if post.assignment is None or post.reopened_at is not None:
        return False
    return post.assignment.is_locked_at(at)


def can_discard(member: Membership, post: Post) -> bool:
    """Throw away a draft that was never handed in."""
    return can_draft(member, post) and not post.is_handed_in


def can_reopen(member: Membership, post: Post) -> bool:
    """Let a locked essay be revised."""
    return can_teach(member) and post.is_handed_in


def can_see_revisions(member: Membership, post: Post) -> bool:
    """Earlier revisions: the authors and the teaching staff."""
    return is_author(member, post) or member.is_staff


def can_see_states(member: Membership, post: Post) -> bool:
    """Citations with their states: the authors and the teaching staff."""
    return can_see_revisions(member, post)
