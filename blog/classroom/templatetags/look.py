"""What every page shows: glyphs, avatars, names, tallies and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from blog.classroom import names
from blog.classroom.models import Membership
from blog.classroom.permissions import (
    can_administer,
    can_see_members_page,
    can_write,
)
from blog.classroom.querysets import kind_of_member
from blog.web.icons import svg
from blog.web.states import LOOKS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "pen" %}`: one of blog.web.icons, decorative."""
    return svg(name)


@register.inclusion_tag("components/_avatar.html")
def avatar(user: Any, size: str = "") -> dict[str, Any]:
    """`{% avatar user %}` or `{% avatar user "sm" %}`: initials; the name stands beside it."""
    return {"user": user, "size": size}


for can in (can_administer, can_see_members_page, can_write):
    register.filter(can.__name__, can)
register.filter("hue", names.hue)
register.filter("initials", names.initials)


@register.filter
def shown_in_bar(member: Membership) -> tuple[Any, ...]:
    """All of a member that the bar of a course depends on: it is kept by this."""
    course, user = member.course, member.user
    return (
        *(course.slug, course.title, course.code, course.state),
        *(user.pk, user.name, can_administer(user)),
        *(kind_of_member(member), can_write(member)),
    )


@register.simple_tag
def person(member: Any, viewer: Any) -> str:
    """`{% person user viewer %}`: the name this viewer may see."""
    return names.display_name(member, viewer)


@register.simple_tag
def byline(post: Any, viewer: Any) -> str:
    """`{% byline post member %}`: the authors' names, with commas."""
    return ", ".join(names.byline(post, viewer))


@register.simple_tag
def state_words(state: str) -> Any:
    """What a citation's state, or what there is to say about it, is called."""
    return LOOKS[state].words


@register.simple_tag
def state_glyph(state: str) -> SafeString:
    """A citation state's glyph."""
    return svg(LOOKS[state].glyph)


@register.inclusion_tag("components/_tally.html")
def tally(counts: Mapping[str, int]) -> dict[str, Any]:
    """`{% tally counts %}`: how many citations are in each shown state."""
    return {"counts": [pair for pair in counts.items() if pair[1]]}


@register.filter
def state_tone(state: str) -> str:
    """A citation state's `data-tone`."""
    return LOOKS[state].tone


@register.simple_tag
def wall(moment: datetime | None, course: Any, fmt: str = "full") -> str:
    """`{% wall assignment.due_at course %}`: “Sunday, 29 March, 23:59” in the course's zone.

    fmt: full (weekday, day, month, time), day (weekday, day, month), date (with
    year), time, weekday, number (of the day), month; each as the locale writes it.
    """
    if moment is None:
        return ""
    minute = moment.replace(second=0, microsecond=0)
    return _written(minute, course.zone, fmt, get_language())


@lru_cache(maxsize=4096)
def _written(moment: datetime, zone: ZoneInfo, fmt: str, _language: str | None) -> str:
    """Dates are expensive to format, and a page shows the same ones again and again."""
    day = f"l, {formats.get_format('MONTH_DAY_FORMAT')}"
    patterns = {
        "full": f"{day}, {formats.get_format('TIME_FORMAT')}",
        "day": day,
        "date": "DATE_FORMAT",
        "time": "TIME_FORMAT",
        "weekday": "D",
        "number": "j",
        "month": "M",
    }
    return str(formats.date_format(timezone.localtime(moment, zone), patterns[fmt]))
