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

from citations.styles.clean import clean_item
from citations.styles.entry import Item
from citations.styles.fields import NAMES
from citations.styles.full_notes import FullNote
from citations.styles.pandoc.dress import is_bare, undressed
from citations.styles.pandoc.inlines import released
from citations.styles.registry import style_named
from citations.styles.steps.alphabet import without_article
from citations.styles.steps.short_titles import main_title, plain_title, title_dress


class Locator(NamedTuple):
    """A place in a work: the reader's label ("page", "chapter", …) and its ends."""

    label: str = "page"
    first: str = ""
    last: str = ""

    @property
    def words(self) -> str:
        """“407”, “407–10”."""
        if self.last and self.last != self.first:
            return f"{self.first}–{self.last}"
        return self.first

    @property
    def is_range(self) -> bool:
        """Whether it is more than one place."""
        return any(mark in self.words for mark in "–-,")


class Cited(NamedTuple):
    """What a style says of a work in the text."""

    name: str
    """“Freeze”, “Fitzpatrick and Geldern”, “Viola et al.”, or nothing."""
    title: str
    """The short title, plain; it leads where there is no name."""
    dress: str
    """ "italic", "quoted" or "plain"."""
    year: str

    def key(self, style: str) -> str:
        """What two works must not have in common, or the title is needed."""
        dated = style in {"chicago-author-date", "apa"}
        return f"{self.name} {self.year}" if dated else self.name


# The signs of places: one, several. Nothing: the number alone.
_SIGNS = {
    "mla": {
        "page": ("", ""),
        "paragraph": ("par. ", "pars. "),
        "act": ("", ""),
        "chapter": ("ch. ", "chs. "),
        "line": ("line ", "lines "),
        "time": ("", ""),
        "section": ("sec. ", "secs. "),
        "verse": ("", ""),
    },
    "chicago": {
        "page": ("", ""),
        "paragraph": ("para. ", "paras. "),
        "act": ("", ""),
        "chapter": ("chap. ", "chaps. "),
        "line": ("line ", "lines "),
        "section": ("sec. ", "secs. "),
        "time": ("", ""),
        "verse": ("", ""),
    },
    "apa": {
        "page": ("p. ", "pp. "),
        "paragraph": ("para. ", "paras. "),
        "act": ("", ""),
        "chapter": ("Chapter ", "Chapters "),
        "line": ("line ", "lines "),
        "section": ("Section ", "Sections "),
        "time": ("", ""),
        "verse": ("", ""),
        "slide": ("Slide ", "Slides "),
    },
}


def cited(item: Mapping[str, Any], style: str) -> Cited:
    """Name, short title and year of a CSL-JSON item. ValueError for an unknown style."""
    clean = clean_item(item, fallback_title=str(item.get("id") or ""))
    chosen = style_named(style)
    adapted = chosen.adapt(clean)
    lead = next(field for field in chosen.leads(adapted) if adapted.get(field))
    title = _title(clean, adapted, style)
    if lead in NAMES:
        name = _names(adapted[lead], "&" if style == "apa" else "and")
    else:
        name = "" if lead == "title" else plain_title(adapted[lead])
    dress = title_dress(clean, style)
    if is_bare(adapted.get("title", "")):
        dress = "plain"
        if style == "chicago-notes" and clean["type"] != "webpage":
            title = title[:1].lower() + title[1:]  # a description, within a note
    return Cited(released(name), released(title), dress, released(_year(clean, style)))


def shared_keys(works: Iterable[Cited], style: str) -> frozenset[str]:
    """The keys two or more of these works have."""
    counted = Counter(work.key(style) for work in works if work.name)
    return frozenset(key for key, number in counted.items() if number > 1)


def in_text(
    work: Cited,
    style: str,
    locator: Locator | None = None,
    *,
    shared: frozenset[str] = frozenset(),
) -> str:
    """The marker with its brackets; for notes the short note, without markup.

    `shared` (from `shared_keys`) says where a name is not enough.
    """
    if style == "chicago-notes":
        return unescape(
            short_note(work, locator).replace("<i>", "").replace("</i>", "")
        )
    inner = lead_in(work, style, shared=shared) + joint(style, locator)
    return f"({inner}{locator.words if locator else ''})"


def lead_in(work: Cited, style: str, *, shared: frozenset[str] = frozenset()) -> str:
    """What stands in the brackets before the place."""
    comma = "," if style == "apa" else ""
    if work.name:
        lead = work.name + comma
        if work.key(style) in shared:
            lead = f"{work.name}, {_quoted(work, comma)}"
    else:
        lead = _quoted(work, comma)
    if style in {"chicago-author-date", "apa"}:
        return f"{lead} {work.year}"
    return (
        f"{work.name}, {work.title}" if style == "chicago-notes" and work.name else lead
    )


def joint(style: str, locator: Locator | None) -> str:
    """What stands between that and the number: “ ”, “, ”, “, p. ”, “, ch. ”."""
    if locator is None or not locator.first:
        return ""
    sign = sign_of(style, locator)
    return " " if style == "mla" and not sign else f", {sign}"


def sign_of(style: str, locator: Locator) -> str:
    """“p. ”, “chap. ”, or nothing."""
    signs = _SIGNS["chicago" if style.startswith("chicago") else style]
    one, many = signs.get(locator.label, (f"{locator.label} ", f"{locator.label} "))
    return many if locator.is_range else one


def short_note(work: Cited, locator: Locator | None = None) -> str:
    """“Freeze, <i>Russia</i>, 407.” as HTML."""
    title = escape(work.title, quote=False)
    comma = "," if locator and locator.first else "."
    if work.dress == "quoted":
        ends = title[-1:] in "?!"
        title = f"“{title}”" if ends else f"“{title}{comma}”"
    else:
        title = f"<i>{title}</i>" if work.dress == "italic" else title
        title += "" if comma == "." and title[-1:] in "?!" else comma
    name = f"{escape(work.name, quote=False)}, " if work.name else ""
    if locator is None or not locator.first:
        return name + title
    return f"{name}{title} {escape(note_place(locator), quote=False)}."


def full_note(note: FullNote, locator: Locator | None = None) -> str:
    """The first note that cites a work, as HTML."""
    return note.at(escape(note_place(locator), quote=False) if locator else "")


def note_place(locator: Locator) -> str:
    """“407”, “chap. 3”."""
    return sign_of("chicago-notes", locator) + locator.words if locator.first else ""


def _quoted(work: Cited, comma: str = "") -> str:
    is_quoted = work.dress == "quoted"
    return f"“{work.title}{comma}”" if is_quoted else work.title + comma


def _title(clean: Item, adapted: Item, style: str) -> str:
    """The title as the text has it: in headline capitals also for APA (8.14)."""
    if style == "mla":
        short = clean.get("title-short") or main_title(clean.get("title", ""))
        words = plain_title(short) or plain_title(adapted.get("title", ""))
        return without_article(words, clean.get("language", ""))
    own = clean.get("title-romanized") or clean.get("title", "")
    if clean.get("title-short") and style != "apa":
        own = clean["title-short"]
    if not own:
        return plain_title(undressed(adapted.get("title", "")))
    words = plain_title(style_named(style).spell(main_title(own), clean))
    if style == "chicago-notes":  # 13.37
        return without_article(words, clean.get("language", ""))
    return words


def _names(names: list[dict[str, str]], joined: str) -> str:
    families = [
        " ".join(
            part
            for part in (name.get("non-dropping-particle"), name.get("family"))
            if part
        )
        or name["literal"]
        for name in names
    ]
    if len(families) > 2:
        return f"{families[0]} et al."
    return f" {joined} ".join(families)


def _year(clean: Item, style: str) -> str:
    issued = clean.get("issued") or clean.get("event-date") or {}
    years = [str(part[0]) for part in issued.get("date-parts", [])]
    if not years:
        return str(issued.get("literal") or "n.d.")
    if len(years) == 2 and style != "apa" and years[0][:2] == years[1][:2]:
        years[1] = years[1][2:]
    return "–".join(years)
