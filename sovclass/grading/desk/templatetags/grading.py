"""What the grading templates need drawn or looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Membership
from blog.classroom.names import display_name
from blog.web.addresses import address
from blog.web.icons import svg
from sovclass.grading.desk.rows import Row
from sovclass.grading.items.models import GradeItem

register = template.Library()

STATES = {
    "released": ("eye", "ok", _("Released")),
    "graded": ("lock", "info", _("Graded, hidden")),
    "late": ("clock", "ask", _("To grade, late")),
    "handed-in": ("half", "plain", _("Handed in")),
    "missing": ("dash", "bad", _("Missing")),
    "waiting": ("dash", "plain", _("Not handed in")),
}
"""A Row's state → glyph, tone and words."""


@register.simple_tag
def grade_state(state: str) -> SafeString:
    """`{% grade_state row.state %}`: glyph and words."""
    return _state(state, get_language())


@lru_cache
def _state(state: str, _language: str | None) -> SafeString:
    glyph, tone, words = STATES[state]
    return format_html(
        '<span class="state" data-tone="{}">{}{}</span>',
        tone,
        mark_safe(svg(glyph)),  # noqa: S308  our own constant
        words,
    )


@dataclass(frozen=True)
class _Person:
    """Whom an avatar shows."""

    pk: int
    name: str


@dataclass(frozen=True)
class _ShownRow:
    """All that a row of the overview shows, so that it can be kept by it."""

    pk: int
    address: str
    person: _Person
    name: str
    title: str
    section: str
    state: str
    words: int
    citations: tuple[tuple[str, int], ...]
    said: int
    marks: tuple[tuple[str, Decimal | None], ...]
    """(the item's title, the score)"""
    can_grade: bool

    @property
    def counts(self) -> dict[str, int]:
        """For the tally."""
        return dict(self.citations)


@register.simple_tag
def overview_row(
    row: Row, items: Sequence[GradeItem], viewer: Membership, can_grade: bool
) -> SafeString:
    """`{% overview_row row items member can_grade %}`: a student's row."""
    member = row.member
    number = row.assignment.number if row.assignment else 0
    grades = row.grades
    shown = _ShownRow(
        pk=member.pk,
        address=address("grading:desk", viewer.course.slug, number, member.pk),
        person=_Person(member.user_id, member.user.name),
        name=display_name(member, viewer),
        title=row.title,
        section=member.section.name if member.section else "",
        state=row.state,
        words=member.words,  # type: ignore[attr-defined]  # annotated
        citations=tuple(row.counts.items()),
        said=member.said,  # type: ignore[attr-defined]  # annotated
        marks=tuple(
            (item.title, grades[item.pk].score if item.pk in grades else None)
            for item in items
        ),
        can_grade=can_grade,
    )
    return _overview_row(shown, get_language())


@lru_cache(maxsize=2048)
def _overview_row(shown: _ShownRow, _language: str | None) -> SafeString:
    """Rendered once for what it shows: graders open the same rows again and again."""
    return mark_safe(  # noqa: S308  a template's own output
        render_to_string("grading/desk/_row.html", {"row": shown})
    )


@register.simple_tag
def segments(figures: Mapping[str, int]) -> list[dict[str, Any]]:
    """The overview's bar in thousandths: released, hidden, to grade, missing."""
    hidden = figures["graded"] - figures["released"]
    parts = [
        ("s-rel", figures["released"]),
        ("s-gra", hidden),
        ("s-in", figures["todo"] + figures["waiting"]),
        ("s-mis", figures["missing"]),
    ]
    whole = sum(number for _name, number in parts)
    drawn, x = [], 0
    for name, number in parts:
        width = number * 1000 // whole if whole else 0
        if width:
            drawn.append({"name": name, "x": x, "width": max(1, width - 3)})
        x += width
    return drawn


@register.filter
def of_item(grades: Mapping[int, Any], item: Any) -> Any:
    """The grade for an item, or None."""
    return grades.get(item.pk)


@register.filter
def points(number: Decimal | None) -> str:
    """“16.5”, “20”, by locale; nothing for none."""
    return "" if number is None else _points(number, get_language())


@lru_cache(maxsize=1024)
def _points(number: Decimal, _language: str | None) -> str:
    return str(localize(number.normalize() + 0))


@register.filter
def minus(one: int, other: int) -> int:
    """How many are left."""
    return one - other
