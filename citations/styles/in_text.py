"""How a work is cited in the text: what the picker types and the checker proposes.

MLA 9, 6.1 to 6.30: (Freeze 407). CMOS 18, 13.116 to 13.128: (Freeze 2009, 407). APA 7,
8.10 to 8.14: (Freeze, 2009, p. 407). CMOS 18, 13.32 to 13.37: a short note.
Markers are plain text, so titles in italics have no mark of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape, unescape
from typing import Any, NamedTuple

from citations.items.fields import NAMES
from citations.items.pages import is_several, write_range
from citations.styles.entry import Item
from citations.styles.full_notes import FullNote
from citations.styles.pandoc.dress import is_bare
from citations.styles.pandoc.inlines import as_written
from citations.styles.pandoc.safe_items import safe_item
from citations.styles.steps.short_titles import is_quoted, plain_title
from citations.styles.style import InText, Style


class PlaceInWork(NamedTuple):
    """A place in a work: the reader's label ("page", "chapter", …) and its ends."""

    label: str = "page"
    first: str = ""
    last: str = ""

    @property
    def words(self) -> str:
        """“407”, “407–410”."""
        return write_range(self.first, self.last)

    @property
    def is_range(self) -> bool:
        """Whether it is more than one place."""
        return is_several(self.words)


class Cited(NamedTuple):
    """What a style says of a work in the text."""

    name: str
    """“Freeze”, “Fitzpatrick and Geldern”, “Viola et al.”, or nothing."""
    title: str
    """The short title, plain; it leads where there is no name."""
    dress: str
    """ "italic", "quoted" or "plain"."""
    year: str

    def key(self, style: Style) -> str:
        """What two works must not have in common, or the title is needed."""
        return f"{self.name} {self.year}" if style.in_text.is_dated else self.name


def cited(item: Mapping[str, Any], style: Style) -> Cited:
    """Name, short title and year of a CSL-JSON item."""
    clean = safe_item(item, fallback_title=str(item.get("id") or ""))
    adapted = style.adapt(clean)
    lead = next(field for field in style.leads(adapted) if adapted.get(field))
    title = style.in_text.short_title(clean) or plain_title(adapted.get("title", ""))
    if lead in NAMES:
        name = _names(adapted[lead], style.in_text)
    else:
        name = "" if lead == "title" else plain_title(adapted[lead])
    dress = "quoted" if is_quoted(clean, style.in_text.quoted) else "italic"
    if is_bare(adapted.get("title", "")):
        dress = "plain"
        if style.is_in_notes and clean["type"] != "webpage":
            title = title[:1].lower() + title[1:]  # a description, within a note
    year = _year(clean, style.in_text)
    return Cited(as_written(name), as_written(title), dress, as_written(year))


def shared_keys(works: Iterable[Cited], style: Style) -> frozenset[str]:
    """The keys two or more of these works have."""
    counted = Counter(work.key(style) for work in works if work.name)
    return frozenset(key for key, number in counted.items() if number > 1)


def in_text(
    work: Cited,
    style: Style,
    locator: PlaceInWork | None = None,
    *,
    shared: frozenset[str] = frozenset(),
) -> str:
    """The marker with its brackets; for notes the short note, without markup.

    `shared` (from `shared_keys`) says where a name is not enough.
    """
    if style.is_in_notes:
        note = short_note(work, style, locator)
        return unescape(note.replace("<i>", "").replace("</i>", ""))
    inner = lead_in(work, style, shared=shared) + joint(style, locator)
    return f"({inner}{locator.words if locator else ''})"


def lead_in(work: Cited, style: Style, *, shared: frozenset[str] = frozenset()) -> str:
    """What is in the brackets before the place."""
    comma = style.in_text.comma
    if not work.name:
        lead = _titled(work, style, comma)
    elif style.is_in_notes:
        lead = f"{work.name}, {work.title}"
    elif work.key(style) in shared:
        lead = f"{work.name}, {_titled(work, style, comma)}"
    else:
        lead = work.name + comma
    return f"{lead} {work.year}" if style.in_text.is_dated else lead


def joint(style: Style, locator: PlaceInWork | None) -> str:
    """What comes between that and the number: “ ”, “, ”, “, p. ”, “, ch. ”."""
    if locator is None or not locator.first:
        return ""
    sign = sign_of(style, locator)
    return f", {sign}" if sign else style.in_text.joint


def sign_of(style: Style, locator: PlaceInWork) -> str:
    """“p. ”, “chap. ”, or nothing."""
    unknown = (f"{locator.label} ", f"{locator.label} ")
    one, many = style.in_text.places.get(locator.label, unknown)
    return many if locator.is_range else one


def short_note(work: Cited, style: Style, locator: PlaceInWork | None = None) -> str:
    """“Freeze, <i>Russia</i>, 407.” as HTML."""
    title = escape(work.title, quote=False)
    comma = "," if locator and locator.first else "."
    if work.dress == "quoted":
        ends = title[-1:] in "?!"
        title = style.english.quoted(title, "" if ends else comma)
    else:
        title = f"<i>{title}</i>" if work.dress == "italic" else title
        title += "" if comma == "." and title[-1:] in "?!" else comma
    name = f"{escape(work.name, quote=False)}, " if work.name else ""
    if locator is None or not locator.first:
        return name + title
    return f"{name}{title} {escape(note_place(style, locator), quote=False)}."


def full_note(note: FullNote, style: Style, locator: PlaceInWork | None = None) -> str:
    """The first note that cites a work, as HTML."""
    place = escape(note_place(style, locator), quote=False) if locator else ""
    return note.at(place)


def note_place(style: Style, locator: PlaceInWork) -> str:
    """“407”, “chap. 3”."""
    return sign_of(style, locator) + locator.words if locator.first else ""


def _titled(work: Cited, style: Style, comma: str) -> str:
    if work.dress == "quoted":
        return style.english.quoted(work.title, comma)
    return work.title + comma


def _names(names: list[dict[str, str]], signs: InText) -> str:
    families = [
        " ".join(
            part
            for part in (name.get("non-dropping-particle"), name.get("family"))
            if part
        )
        or name["literal"]
        for name in names
    ]
    if len(families) > signs.most_names:
        return f"{families[0]} et al."
    comma = signs.last_comma if len(families) > 2 else ""
    before = ", ".join(families[:-1])
    return f"{before}{comma} {signs.joined} {families[-1]}" if before else families[-1]


def _year(clean: Item, signs: InText) -> str:
    issued = clean.get("issued") or clean.get("event-date") or {}
    years = [str(part[0]) for part in issued.get("date-parts", [])]
    if not years:
        return str(issued.get("literal") or signs.undated)
    if len(years) == 2 and signs.has_short_years and years[0][:2] == years[1][:2]:
        years[1] = years[1][2:]
    return "–".join(years)
