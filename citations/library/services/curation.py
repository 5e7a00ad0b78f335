"""A library's life: suggested, approved, declined, merged, retired.

Nothing here reads texts again; the caller knows whose texts they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from citations.library.models import Library, Source
from citations.library.services.sources import add_source


def suggest_source(
    library: Library, *, kind: str, csl: dict[str, Any], user_id: int, note: str
) -> Source:
    """A source that waits for approval: no citation links to it yet.

    The style engine runs, so never in a transaction.
    """
    return add_source(
        library,
        kind=kind,
        csl=csl,
        added_by_id=user_id,
        status=Source.Status.SUGGESTED,
        note=note,
    )


def approve_source(source: Source, *, by_id: int) -> bool:
    """Put a suggestion on the shelf; whether it was one (or had been declined)."""
    return _move(source, ("suggested", "declined"), "approved", by_id=by_id, reason="")


def decline(source: Source, *, by_id: int, reason: str) -> bool:
    """Do not put a suggestion on the shelf, and say why; whether it was one."""
    return _move(source, ("suggested",), "declined", by_id=by_id, reason=reason)


def retire_source(source: Source, *, by_id: int) -> bool:
    """Offer it to no new marker; what links to it still does. Whether it was there."""
    return _move(source, ("approved",), "retired", by_id=by_id)


def unretire_source(source: Source, *, by_id: int) -> bool:
    """Put it back on the shelf; whether it had been retired."""
    return _move(source, ("retired",), "approved", by_id=by_id)


def _move(
    source: Source, before: Iterable[str], after: str, *, by_id: int, **fields: Any
) -> bool:
    """Change the status in one statement, unless somebody else has changed it."""
    now = timezone.now()
    changes: dict[str, Any] = {
        "status": after,
        "decided_by_id": by_id,
        "decided_at": now,
        "updated_at": now,
        **fields,
    }
    there = Source.objects.filter(pk=source.pk, status__in=list(before))
    if not there.update(**changes):
        return False
    for name, value in changes.items():
        setattr(source, name, value)
    return True
