"""A flat, ordered list of comments → rows that open and close their threads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from blog.classroom import names
from blog.classroom.models import Membership
from blog.discussion.permissions import can_edit_comment, can_remove_comment
from blog.essays.models import Post
from blog.essays.querysets import Author


class Said(Protocol):
    """A comment as `as_said` gives it."""

    pk: int
    author_id: int
    author__name: str
    depth: int
    finished_html: str
    created_at: datetime
    edited_at: datetime | None
    removed_at: datetime | None


@dataclass(frozen=True)
class Row:
    """A comment, what its reader may do, and what has to happen to the markup before it."""

    comment: Said
    author: Author
    name: str
    """Of its author, as the reader may see it."""
    is_new: bool
    can_edit: bool
    can_remove: bool
    closes: range
    """Articles (and the threads they are in) that end before this one."""
    opens: bool
    """It is the first reply to the row above."""


class Thread(NamedTuple):
    """The rows of a page, and the articles still open after the last."""

    rows: list[Row]
    still_open: range

    @property
    def new_count(self) -> int:
        """How many are new to the reader."""
        return sum(row.is_new for row in self.rows)


def build_thread(comments: Iterable[Said], *, reader: Membership, post: Post) -> Thread:
    """Rows in the order of the comments. One pass.

    New is what others wrote since the reader's last visit; a page may begin in the middle
    of a thread.
    """
    rows: list[Row] = []
    open_depths: list[int] = []
    for comment in comments:
        author = Author(comment.author_id, comment.author__name)
        before = len(open_depths)
        while open_depths and open_depths[-1] >= comment.depth:
            open_depths.pop()
        rows.append(
            Row(
                comment=comment,
                author=author,
                name=names.display_name(author, reader),
                is_new=_is_new(comment, reader),
                can_edit=can_edit_comment(reader, comment, post),
                can_remove=can_remove_comment(reader, comment, post),
                closes=range(before - len(open_depths)),
                opens=bool(open_depths) and before == len(open_depths),
            )
        )
        open_depths.append(comment.depth)
    return Thread(rows, range(len(open_depths)))


def _is_new(comment: Said, reader: Membership) -> bool:
    since = reader.previous_visit_at
    return (
        since is not None
        and comment.created_at > since
        and comment.author_id != reader.user_id
        and comment.removed_at is None
    )
