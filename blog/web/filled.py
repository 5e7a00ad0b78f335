"""Templates rendered once and filled in as often as a page is shown.

Django renders a template node by node; where every variable only stands somewhere, all
between the variables is the same each time. `filled` renders such a template once for
each language with a mark at each place, and afterwards puts the values between the
pieces. Nothing that is shown is kept: only what stands around it.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from blog.web.gaps import Gapped, Marks

_MARKS = Marks(0)


def filled(template: str, **values: Any) -> SafeString:
    """The template with these values, escaped unless they are markup.

    The template may put a value anywhere, in an address too, but not look at it: no `if`,
    no `for`, no filter. Raises TypeError where a value has no place in it.
    """
    kept = _gapped(template, tuple(values), get_language())
    text = kept.filled([_text(value) for value in values.values()])
    return mark_safe(text)  # noqa: S308  a template's output, values escaped


def _text(value: Any) -> str:
    """As `conditional_escape`, which takes ten times as long for plain text."""
    kind = type(value)
    if kind is SafeString:
        return str(value)
    if kind is str:
        return escape(value)
    return str(value) if kind is int else conditional_escape(value)


@lru_cache(maxsize=512)
def _gapped(template: str, names: tuple[str, ...], _language: str | None) -> Gapped:
    """The template rendered, with a gap for each value."""
    marks = {name: _MARKS.of(number) for number, name in enumerate(names)}
    kept = _MARKS.cut(render_to_string(template, marks).strip())
    if missing := set(range(len(names))) - set(kept.order):
        unused = ", ".join(names[number] for number in sorted(missing))
        raise TypeError(f"{template} has no place for {unused}.")
    return kept
