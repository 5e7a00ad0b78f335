"""What a golden work is: an item, and its entry in each style with the rule behind it."""

from __future__ import annotations

from typing import NamedTuple

from citations.styles import apa, chicago_author_date, chicago_notes, mla

FIRST_STYLES = (
    mla.STYLE,
    chicago_author_date.STYLE,
    chicago_notes.STYLE,
    apa.STYLE,
)
"""The styles that have an entry beside every work."""


class Line(NamedTuple):
    """One expected entry as HTML, the rule it follows, and how certain we are of it."""

    html: str
    rule: str
    is_sure: bool
    wrong_because: str = ""
    """Why we cannot print it yet; the test is then expected to fail."""


class Golden(NamedTuple):
    """A work with its four entries, in the order of `FIRST_STYLES`."""

    item: dict
    mla: Line
    author_date: Line
    notes: Line
    apa: Line

    def lines(self):
        """{the style's name: its line}."""
        names = [style.name for style in FIRST_STYLES]
        return dict(zip(names, self[1:], strict=True))


def sure(html, rule):
    return Line(html, rule, True)


def confirm(html, rule, wrong_because=""):
    """Right as far as we know; somebody with the manual should look."""
    return Line(html, rule, False, wrong_because)


def person(given, family, **more):
    return {"given": given, "family": family, **more}


def body(name):
    return {"literal": name}


def day(*parts):
    return {"date-parts": [list(parts)]}
