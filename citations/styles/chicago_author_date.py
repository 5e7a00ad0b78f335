"""Chicago 18, author-date: a list by years, (Freeze 2009, 407) in the text."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.styles import chicago
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.shapes import Shape
from citations.styles.steps.alphabet import lead_key, year_of
from citations.styles.steps.whole_lists import nothing_is_left_out
from citations.styles.style import InText, Style, gettext_noop


def sort_key(item: Item) -> tuple[Any, ...]:
    """By names, then by year, then by title (13.112 to 13.115)."""
    names = lead_key(item, chicago.leads(item))
    return names, year_of(item), chicago.title_key(item)


def _whole(style: ET.Element) -> None:
    nothing_is_left_out(style, "bibliography-author-date")


IN_TEXT = InText(
    short_title=chicago.short_title,
    quoted=chicago.QUOTED,
    places=chicago.PLACES,
    is_dated=True,
)
"""(Freeze 2009, 407): 13.116 to 13.128."""

SHAPES = frozenset(
    {
        *(Shape.LEAD_YEAR_PLACE, Shape.LEAD_UNDATED, Shape.LEAD_YEAR),
        *(Shape.YEAR_PLACE, Shape.YEAR, Shape.PLACE),
    }
)

STYLE = Style(
    name="chicago-author-date",
    label=gettext_noop("Chicago 18, author-date"),
    list_title=gettext_noop("References"),
    csl=Csl("chicago-author-date.csl", _whole),
    version=f"chicago-1/{CLEAN_VERSION}",
    adapt=chicago.adapt,
    sort_key=sort_key,
    leads=chicago.leads,
    finish=chicago.finish,
    in_text=IN_TEXT,
    shapes=SHAPES,
)
