"""The styles we can write, one small file each.

A new style is a .csl file in csl/, a module beside `mla` with its `STYLE`, and a line in
`STYLES`.
"""

from __future__ import annotations

from citations.styles import apa, chicago, mla
from citations.styles.style import Style

__all__ = ["STYLES", "Style", "style_named"]

STYLES: dict[str, Style] = {
    style.name: style
    for style in (mla.STYLE, chicago.AUTHOR_DATE, chicago.NOTES, apa.STYLE)
}


def style_named(name: str) -> Style:
    """The style of that name; ValueError if we have none."""
    try:
        return STYLES[name]
    except KeyError:
        raise ValueError(f"There is no citation style named {name!r}.") from None
