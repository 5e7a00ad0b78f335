"""What people call the citation styles, in the reader's language.

The styles are plain Python and say their names in English, marked for translators.
"""

from __future__ import annotations

from django.utils.translation import gettext

from citations.styles.registry import STYLES, style_named


def style_label(name: str) -> str:
    """“Chicago 18, notes”."""
    return gettext(style_named(name).label)


def list_title(name: str) -> str:
    """What a style calls its list: “Works Cited”, “References”, “Bibliography”."""
    return gettext(style_named(name).list_title)


def style_choices() -> list[tuple[str, str]]:
    """(name, label) of every style, for forms and links."""
    return [(name, style_label(name)) for name in STYLES]
