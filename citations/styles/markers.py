"""Which style a marker is written in, from its shape alone.

The other way round from `in_text`. A shape that several styles share belongs to all of
them, and one that is nobody's to none: nothing is said about it.
"""

from __future__ import annotations

from citations.styles.registry import STYLES
from citations.styles.shapes import shape_of

LONGEST = 300
"""Longer parentheses are prose."""


def styles_of_marker(marker: str) -> frozenset[str]:
    """The styles a marker in brackets could be written in, none where it fits none.

    Words without brackets, and what is too long for a citation, say nothing about a
    style: then it is all of them. Several works in one pair of brackets must agree.
    """
    text = " ".join(marker.split())
    is_bracketed = text[:1] == "(" and text[-1:] == ")"
    if not is_bracketed or len(text) > LONGEST:
        return frozenset(STYLES)
    found = [_of_one(part.strip()) for part in text[1:-1].split(";") if part.strip()]
    return frozenset.intersection(*found) if found else frozenset(STYLES)


def mixes_styles(marker: str, style: str) -> bool:
    """Whether a marker is plainly written in another style than `style`."""
    found = styles_of_marker(marker)
    return bool(found) and style not in found


def _of_one(words: str) -> frozenset[str]:
    found = shape_of(words)
    if found is None:
        return frozenset()
    return frozenset(
        style.name
        for style in STYLES.values()
        if found.shape in style.shapes
        and (style.in_text.joined == "&" or not found.has_ampersand)
        and found.undated in ("", style.in_text.undated)
    )
