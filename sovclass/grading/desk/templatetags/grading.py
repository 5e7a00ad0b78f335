"""What the grading templates need to look up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sovclass.grading import permissions

register = template.Library()

for can in (permissions.can_open_grading, permissions.can_see_own_work):
    register.filter(can.__name__, can)


class GradeLook(NamedTuple):
    """A glyph of blog.web.icons, a `data-tone`, and words."""

    glyph: str
    tone: str
    words: str | Promise


LOOKS = {
    "released": GradeLook("eye", "ok", _("Released")),
    "graded": GradeLook("lock", "info", _("Graded, hidden")),
    "late": GradeLook("clock", "ask", _("To grade, late")),
    "handed-in": GradeLook("half", "plain", _("Handed in")),
    "missing": GradeLook("dash", "bad", _("Missing")),
    "waiting": GradeLook("dash", "plain", _("Not handed in")),
}
"""By a StudentRow's state."""


@register.filter
def grade_look(state: str) -> GradeLook:
    """How a StudentRow's state looks, and what it is called."""
    return LOOKS[state]


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
