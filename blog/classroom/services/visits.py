"""When a member was last here, so that pages can say what is new since."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from blog.classroom.models import Membership

WRITTEN_EVERY = timedelta(minutes=5)
"""A visit is written at most this often."""
VISIT_ENDS_AFTER = timedelta(minutes=30)
"""After such a pause the next page begins a new visit."""


def note_visit(member: Membership) -> None:
    """Note that the member is here now; at most one write in five minutes.

    What came after the end of the visit before this one is new.
    """
    now = timezone.now()
    last = member.visited_at
    if last is not None and now - last < WRITTEN_EVERY:
        return
    if last is not None and now - last > VISIT_ENDS_AFTER:
        member.previous_visit_at = last
    member.visited_at = now
    Membership.objects.filter(pk=member.pk).update(
        visited_at=now, previous_visit_at=member.previous_visit_at
    )
