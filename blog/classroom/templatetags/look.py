"""Small pieces of markup that every page uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from blog.classroom import names
from blog.classroom.models import Membership
from blog.web.icons import svg
from blog.web.states import LOOKS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "pen" %}`: one of blog.web.icons, decorative."""
    return mark_safe(svg(name))  # noqa: S308  our own constant


@register.simple_tag
def avatar(user: Any, size: str = "") -> SafeString:
    """`{% avatar user %}` or `{% avatar user "sm" %}`: initials; the name stands beside it."""
    return _avatar(names.hue(user.pk), names.initials(user.name), size)


@lru_cache(maxsize=4096)
def _avatar(hue: int, initials: str, size: str) -> SafeString:
    return format_html(
        '<span class="avatar{}" data-hue="{}" aria-hidden="true">{}</span>',
        f" avatar-{size}" if size else "",
        hue,
        initials,
    )


@register.simple_tag
def course_top(member: Membership, here: str) -> SafeString:
    """`{% course_top member here %}`: the bar and the menu of a course's pages."""
    course, user = member.course, member.user
    bearer = _Bearer(
        course=_Course(course.slug, course.title, course.code, course.is_archived),
        user=_User(user.pk, user.name, user.is_staff),
        role=member.role,
    )
    return _course_top(bearer, here, get_language())


@dataclass(frozen=True)
class _Course:
    slug: str
    title: str
    code: str
    is_archived: bool


@dataclass(frozen=True)
class _User:
    pk: int
    name: str
    is_staff: bool


@dataclass(frozen=True)
class _Bearer:
    """All of a member that the bar depends on, so that it can be kept by it."""

    course: _Course
    user: _User
    role: str

    @property
    def is_student(self) -> bool:
        return self.role == Membership.Role.STUDENT

    @property
    def is_assistant(self) -> bool:
        return self.role == Membership.Role.ASSISTANT

    @property
    def is_instructor(self) -> bool:
        return self.role == Membership.Role.INSTRUCTOR

    @property
    def can_write(self) -> bool:
        return self.role != Membership.Role.OBSERVER and not self.course.is_archived


@lru_cache(maxsize=1024)
def _course_top(bearer: _Bearer, here: str, _language: str | None) -> SafeString:
    """Rendered once for each member and place: it is on every page."""
    return mark_safe(  # noqa: S308  a template's own output
        render_to_string(
            "blog/classroom/_course_top.html", {"member": bearer, "here": here}
        )
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
    return mark_safe(svg(LOOKS[state].glyph))  # noqa: S308  our own constant


@register.simple_tag
def tally(counts: Mapping[str, int]) -> SafeString:
    """`{% tally counts %}`: how many citations are in each shown state."""
    language = get_language()
    items = "".join(
        _tallied(state, number, language) for state, number in counts.items() if number
    )
    return mark_safe(f'<ul class="tally" role="list">{items}</ul>')  # noqa: S308  escaped above


@lru_cache(maxsize=1024)
def _tallied(state: str, number: int, _language: str | None) -> SafeString:
    return format_html(
        '<li data-tone="{}">{}{}<span class="vh"> {}</span></li>',
        *(state_tone(state), state_glyph(state), number, state_words(state)),
    )


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
    return wall_in(moment, course.zone, get_language(), fmt)


def wall_in(
    moment: datetime, zone: ZoneInfo, language: str | None, fmt: str = "full"
) -> str:
    """`wall` for those who ask for the zone and the language once."""
    return _written(moment.replace(second=0, microsecond=0), zone, fmt, language)


@lru_cache(maxsize=4096)
def _written(moment: datetime, zone: ZoneInfo, fmt: str, _language: str | None) -> str:
    """Dates are dear, and a page shows the same ones again and again."""
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
