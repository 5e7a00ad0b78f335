"""Deadlines as people write them: wall time in the course's zone.

A wall time is kept as ISO 8601 without an offset ("2027-03-14T23:59"). The instant is
derived; where the clock repeats an hour, a deadline means the later one, an opening
the earlier; where the clock skips it, both mean the moment that many minutes later.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from blog.assignments.models import Assignment

WALL_FORMAT = "%Y-%m-%dT%H:%M"


def to_instant(wall: str, zone: ZoneInfo, *, is_deadline: bool) -> datetime | None:
    """The moment in UTC; None for an empty wall time. Raises ValueError on others."""
    if not wall:
        return None
    naive = datetime.strptime(wall, WALL_FORMAT)  # noqa: DTZ007  a wall time has no zone
    local = naive.replace(tzinfo=zone, fold=0)
    if is_deadline and _is_repeated(local):
        local = local.replace(fold=1)
    return local.astimezone(UTC)


def _is_repeated(local: datetime) -> bool:
    """The clock shows this time twice (not: skips it)."""
    again = local.replace(fold=1)
    return local.utcoffset() != again.utcoffset() and local.astimezone(
        UTC
    ) < again.astimezone(UTC)


def derive_instants(assignment: Assignment, zone: ZoneInfo) -> None:
    """Fill in opens_at, due_at, locks_at from their wall times. Does not save."""
    assignment.opens_at = to_instant(assignment.opens_wall, zone, is_deadline=False)
    due_at = to_instant(assignment.due_wall, zone, is_deadline=True)
    if due_at is None:
        raise ValueError("An assignment needs a due time.")
    assignment.due_at = due_at
    assignment.locks_at = to_instant(assignment.locks_wall, zone, is_deadline=True)
