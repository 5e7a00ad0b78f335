"""Who may comment, change a comment and remove one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blog.classroom.models import Membership
    from blog.essays.models import Post
from blog.classroom.permissions import AnyComment, can_teach, can_write


def can_comment(member: Membership, post: Post) -> bool:
    """Join the discussion of an essay that is handed in."""
    return post.is_handed_in and can_write(member)


def can_edit_comment(member: Membership, comment: AnyComment, post: Post) -> bool:
    """Change one's own words about this essay."""
    return (
        comment.author_id == member.user_id
        and comment.removed_at is None
        and can_comment(member, post)
    )


def can_remove_comment(member: Membership, comment: AnyComment, post: Post) -> bool:
    """One's own; the instructor's moderation reaches every one."""
    return comment.removed_at is None and (
        can_edit_comment(member, comment, post) or can_teach(member)
    )
