"""What the grading templates need to look up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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


@register.inclusion_tag("grading/desk/_state.html")
def grade_state(state: str) -> dict[str, Any]:
    """`{% grade_state row.state %}`: glyph and words."""
    glyph, tone, words = STATES[state]
    return {"glyph": glyph, "tone": tone, "words": words}


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
