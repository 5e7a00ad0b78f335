"""What a citation style consists of: all that is said of it anywhere is said here.

A style is an object, one in each file beside this one. Pages, forms and the editor ask it
and never for its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from citations.styles.english import AMERICAN, English
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.shapes import Shape


def gettext_noop(words: str) -> str:
    """Marks English for translators; the code that shows it translates it."""
    return words


def _as_printed(item: Item, html: str) -> str:
    return html


@dataclass(frozen=True, eq=False, kw_only=True)
class InText:
    """How works are cited in the text."""

    short_title: Callable[[Item], str]
    """The title of a clean item as the text has it, plain."""
    quoted: frozenset[str]
    """Types whose titles take quotation marks besides parts of something larger."""
    places: Mapping[str, tuple[str, str]]
    """The signs of places, by the reader's labels: of one, of several."""
    is_dated: bool = False
    """Whether the year is named."""
    comma: str = ""
    """What follows a name or title before the year."""
    joint: str = ", "
    """What comes before a number without a sign."""
    joined: str = "and"
    """What joins two names."""
    most_names: int = 2
    """Of more than these the first is named, and “et al.”."""
    last_comma: str = ","
    """What comes before “and” where three are named."""
    undated: str = "n.d."
    has_short_years: bool = True
    """Whether years of one century are “1950–78”."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Style:
    """A CSL file, what we do around it, and how it cites in the text."""

    name: str
    """What a library and an address call it."""
    label: str
    """What people call it, in English: “MLA 9”."""
    list_title: str
    """What it calls its list, in English: “Works Cited”."""
    csl: Csl
    version: str
    """Changes whenever `adapt`, `sort_key` or `finish` changes what is printed."""
    adapt: Callable[[Item], Item]
    """A clean item → what the CSL file needs to print the entry right."""
    sort_key: Callable[[Item], tuple[Any, ...]]
    """The place of an adapted item in the list."""
    leads: Callable[[Item], tuple[str, ...]]
    """The fields of an adapted item that may come first, in their order: who or what a
    citation in the text has to name."""
    in_text: InText
    shapes: frozenset[Shape]
    """What its markers look like, for the advice on another style's."""
    english: English = AMERICAN
    finish: Callable[[Item, str], str] = _as_printed
    """Mends the HTML of an adapted item's entry: the few things a file prints in one way
    only."""
    note: Callable[[Item], Item] | None = None
    """An adapted item as a full note wants it, in a style that cites in notes."""

    @property
    def is_in_notes(self) -> bool:
        """Whether it cites in footnotes rather than in brackets."""
        return self.note is not None
