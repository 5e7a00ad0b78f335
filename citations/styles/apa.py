"""APA 7: what the official CSL file needs from us.

The numbers in brackets are sections and examples of the Publication Manual of the
American Psychological Association, 7th edition.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.items.fields import NAMES
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.pandoc.dress import bare
from citations.styles.shapes import Shape
from citations.styles.steps import changes
from citations.styles.steps.alphabet import letters, words_key, year_of
from citations.styles.steps.publishers import without_legal_form
from citations.styles.steps.sentence_case import sentence_case
from citations.styles.steps.short_titles import main_title, plain_title
from citations.styles.steps.whole_lists import nothing_is_left_out
from citations.styles.style import InText, Style, gettext_noop

LEADS = (
    *("composer", "author", "guest", "director", "host", "series-creator"),
    *("editor-translator", "editor", "compiler"),
)

# Titles in the style of a sentence (6.17); those of periodicals and sites stay.
_WHOLES = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "entry"})
_SENTENCE_CONTAINERS = _WHOLES | {"song", "broadcast", "paper-conference"}
_PLAIN = frozenset({"report", "book", "article", "web page", "website", "interview"})
_DEGREES = {
    "doctoral": "doctoral dissertation",
    "master": "master’s thesis",
    "bachelor": "undergraduate thesis",
}


def adapt(item: Item) -> Item:
    """A clean item as the APA file prints it right."""
    return changes.apply(item, _STEPS)


def _own_interview(item: Item) -> None:
    """“[Interview by M. Lopez]”: a description (9.22)."""
    if changes.is_own_interview(item):
        by = _initialled(item.pop("interviewer", []))
        item["type"] = "document"
        item["title"] = bare(f"[Interview by {by}]" if by else "[Interview]")


def _initialled(names: list[dict[str, str]]) -> str:
    written = []
    for name in names:
        given = re.sub(r"(\w)[\w’']*\.?", r"\1.", name.get("given", ""))
        particle = name.get("non-dropping-particle", "")
        family = name.get("family") or name.get("literal", "")
        written.append(" ".join(filter(None, (given, particle, family))))
    return " & ".join(written)


def _published_interview(item: Item) -> None:
    """Like any other text of its periodical, by who wrote it (8.36)."""
    if (
        item["type"] == "interview"
        and {"container-title", "interviewer"} <= item.keys()
    ):
        item["type"] = "article-magazine"
        item["author"] = item.pop("interviewer")


def _particles(item: Item) -> None:
    """A particle belongs to the surname (9.8): de Beauvoir, S."""
    for role in NAMES:
        item_names = [_with_particle(name) for name in item.get(role, [])]
        if item_names:
            item[role] = item_names


def _with_particle(name: dict[str, str]) -> dict[str, str]:
    if "dropping-particle" not in name or "non-dropping-particle" in name:
        return name
    kept = {part: words for part, words in name.items() if part != "dropping-particle"}
    return {**kept, "non-dropping-particle": name["dropping-particle"]}


def _publisher(item: Item) -> None:
    """As printed but for Inc. and Ltd. (9.29); not one who is the author (9.24)."""
    if "publisher" not in item:
        return
    item["publisher"] = without_legal_form(item["publisher"])
    authors = {letters(name.get("literal", "")) for name in item.get("author", [])}
    is_site = item["type"] == "webpage" and "container-title" in item
    if letters(item["publisher"]) in authors - {""} or is_site:
        del item["publisher"]


def _titles(item: Item) -> None:
    """Sentence case, as told or as well as we can tell."""
    language = item.get("language", "en")[:2].casefold()
    names = ["title", "reviewed-title", "volume-title", "part-title"]
    if item["type"] in _SENTENCE_CONTAINERS:
        names.append("container-title")
    for name in names:
        if f"{name}-sentence" in item:
            item[name] = item[f"{name}-sentence"]
        elif name in item and language == "en":
            item[name] = sentence_case(item[name])


def _genre(item: Item) -> None:
    """What the brackets say (9.21, 10.1 to 10.16)."""
    genre = item.get("genre", "")
    if item["type"] == "thesis":
        item["genre"] = _thesis(item, genre)
    elif item["type"] in _GENRES:
        item["genre"] = genre or _GENRES[item["type"]]
    elif genre.casefold() in _PLAIN and "number" not in item:
        item.pop("genre", None)


_GENRES = {"dataset": "Data set", "song": "Song", "motion_picture": "Film"}


def _thesis(item: Item, genre: str) -> str:
    """Unpublished unless it can be had somewhere (10.6)."""
    name = _DEGREES.get(changes.degree(item)) or genre or "thesis"
    is_public = any(field in item for field in ("archive", "URL", "DOI"))
    name = name if is_public else f"unpublished {name}"
    return name[:1].upper() + name[1:]


def _event(item: Item) -> None:
    """A speech is dated once."""
    if item["type"] == "speech" and "event-date" in item:
        item["issued"] = item.pop("event-date")


def _video(item: Item) -> None:
    """A platform is the publisher of its videos (10.12 ex. 90)."""
    if changes.is_on_platform(item):
        item.setdefault("genre", "Video")
        item["publisher"] = item.pop("container-title")


def _description(item: Item) -> None:
    """A paper without a title of its own: in brackets, upright (9.22)."""
    if changes.is_description(item):
        item["title"] = bare(f"[{item['title']}]")


def _short_title(item: Item) -> None:
    """The text and the list use the full title (8.14)."""
    item.pop("title-short", None)


_STEPS = (
    *(_own_interview, _published_interview, changes.latin_letters, _particles),
    *(_publisher, _video, _titles, _genre, _event, _description, _short_title),
    *(changes.with_translation, changes.as_entered),
)


def leads(item: Item) -> tuple[str, ...]:
    """Without names the title (9.12)."""
    return (*LEADS, "title", "container-title")


def sort_key(item: Item) -> tuple[Any, ...]:
    """By surnames and initials, then by year, undated last, then by title (9.44 to 9.48).

    Undated works come before dated ones of the same authors (9.46).
    """
    title = words_key(item.get("title", ""), item.get("language", ""))
    names: list[dict[str, str]] = next((item[r] for r in LEADS if r in item), [])
    year = year_of(item)
    keys = tuple(map(_initials_key, names)) or title
    return keys, 0 if year == 9999 else year, title


def _initials_key(name: dict[str, str]) -> tuple[str, str]:
    if "literal" in name:
        return words_key(name["literal"])[0]
    family = letters(name.get("non-dropping-particle", "") + name["family"])
    return family, "".join(letters(part)[:1] for part in name.get("given", "").split())


def _finish(item: Item, html: str) -> str:
    # Without a day the file leaves the word “Retrieved” standing alone.
    return html if "accessed" in item else html.replace("Retrieved http", "http")


def _whole(style: ET.Element) -> None:
    nothing_is_left_out(style, "bibliography")


def short_title(item: Item) -> str:
    """Up to the colon, in headline capitals also here (8.14)."""
    title = item.get("title-romanized") or item.get("title", "")
    return plain_title(changes.in_latin_letters(main_title(title), item))


IN_TEXT = InText(
    short_title=short_title,
    quoted=frozenset(),
    is_dated=True,
    comma=",",
    joined="&",
    has_short_years=False,
    places={
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
)
"""(Freeze, 2009, p. 407): 8.10 to 8.14."""

STYLE = Style(
    name="apa",
    label=gettext_noop("APA 7"),
    list_title=gettext_noop("References"),
    csl=Csl("apa.csl", _whole),
    version=f"apa-1/{CLEAN_VERSION}",
    adapt=adapt,
    sort_key=sort_key,
    leads=leads,
    finish=_finish,
    in_text=IN_TEXT,
    shapes=frozenset(
        {
            *(Shape.LEAD_COMMA_YEAR, Shape.YEAR_SIGN_PLACE),
            *(Shape.SIGN_PLACE, Shape.YEAR),
        }
    ),
)
