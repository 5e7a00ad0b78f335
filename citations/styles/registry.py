"""The styles we can write. A new one is a file beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from citations.styles import (
    apa,
    chicago_author_date,
    chicago_notes,
    harvard,
    mla,
    turabian_author_date,
)
from citations.styles.style import Style

STYLES: Mapping[str, Style] = {
    style.name: style
    for style in (
        mla.STYLE,
        chicago_author_date.STYLE,
        chicago_notes.STYLE,
        apa.STYLE,
        harvard.STYLE,
        turabian_author_date.STYLE,
    )
}
"""In the order in which pages offer them."""
DEFAULT = mla.STYLE
"""What a library begins with."""


def style_named(name: str) -> Style:
    """The style of that name; ValueError if we have none."""
    try:
        return STYLES[name]
    except KeyError:
        raise ValueError(f"There is no citation style named {name!r}.") from None
