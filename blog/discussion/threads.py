"""A flat, ordered list of comments → rows that open and close their threads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


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
    """A comment, and what has to happen to the markup before it."""

    comment: Said
    is_new: bool
    closes: range
    """Articles (and the threads they stand in) that end before this one."""
    opens: bool
    """It is the first reply to the row above."""


def thread_rows(
    comments: Iterable[Said], *, reader_id: int, since: datetime | None
) -> tuple[list[Row], range]:
    """Rows in order, and the articles still open after the last. One pass.

    New is what others wrote after `since`; a page may begin in the middle of a thread.
    """
    rows: list[Row] = []
    open_depths: list[int] = []
    for comment in comments:
        before = len(open_depths)
        while open_depths and open_depths[-1] >= comment.depth:
            open_depths.pop()
        rows.append(
            Row(
                comment=comment,
                is_new=_is_new(comment, reader_id, since),
                closes=range(before - len(open_depths)),
                opens=bool(open_depths) and before == len(open_depths),
            )
        )
        open_depths.append(comment.depth)
    return rows, range(len(open_depths))


def _is_new(comment: Said, reader_id: int, since: datetime | None) -> bool:
    return (
        since is not None
        and comment.created_at > since
        and comment.author_id != reader_id
        and comment.removed_at is None
    )
