"""MLA 9: what the official CSL file needs from us, and the order of the list.

The numbers in brackets are sections of the MLA Handbook, 9th edition, as the CSL file
gives them.
"""

from __future__ import annotations

import re
from typing import Any

from citations.bibliography.clean import VERSION as CLEAN_VERSION
from citations.bibliography.csl import Csl
from citations.bibliography.fields import TITLES
from citations.bibliography.sorting import letters, without_article
from citations.bibliography.styles.base import Style
from citations.bibliography.styles.mla_csl import title_leads
from citations.bibliography.styles.publishers import short_publisher
from citations.bibliography.types import Item

# Who stands at the head of an entry; the first role that is filled (5.3 to 5.22).
LEADS = ("composer", "author", "guest", "editor-translator", "editor", "translator")

# A genre says nothing here that the entry does not say already.
PLAIN_TYPES = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("book", "chapter", "motion_picture", "report", "webpage", "post-weblog"),
    }
)

_CONTRIBUTORS = (
    *("container-author", "contributor", "director", "editor", "editor-translator"),
    *("illustrator", "interviewer", "translator"),
)

THESES = (
    (re.compile(r"\b(?:ph\.?\s?d|doctora)", re.IGNORECASE), "PhD dissertation"),
    (re.compile(r"\b(?:m\.?\s?a\.?\b|master)", re.IGNORECASE), "MA thesis"),
    (re.compile(r"\b(?:b\.?\s?a\.?\b|bachelor|honors)", re.IGNORECASE), "BA thesis"),
)

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def adapt(item: Item) -> Item:
    """A clean item as the MLA file prints it right."""
    adapted = dict(item)
    for step in _STEPS:
        step(adapted)
    return adapted


def _publisher(item: Item) -> None:
    for name in ("publisher", "original-publisher"):
        if name in item:
            item[name] = short_publisher(item[name])


def _site(item: Item) -> None:
    """No name is said twice."""
    if letters(item.get("publisher", "")) == letters(item.get("container-title", "")):
        item.pop("publisher", None)


def _volume(item: Item) -> None:
    """One volume of an author's work (5.51); the file leaves it out."""
    after_title = ("container-title", "volume-title", "part-title", *_CONTRIBUTORS)
    stands_alone = "author" in item and not any(name in item for name in after_title)
    volume = item.get("volume", "")
    if item["type"] != "book" or not stands_alone or "edition" in item:
        return
    if volume.isalnum():
        # An "edition" that is no number is printed as it is, where we want this.
        item["edition"] = f"Vol. {item.pop('volume')}"


def _genre(item: Item) -> None:
    """The genre is left out, or stands at the end (5.113, 5.112), not after the title."""
    if "number" in item and item["type"] == "report":
        return  # "Report no. 5"
    genre = item.pop("genre", "")
    if item["type"] == "thesis":
        item["genre"] = _thesis(genre)
    elif _says_more(genre, item):
        item["medium"] = genre


def _says_more(genre: str, item: Item) -> bool:
    is_new = letters(genre) != letters(item.get("title", ""))
    return is_new and item["type"] not in PLAIN_TYPES and "medium" not in item


def _thesis(genre: str) -> str:
    for pattern, name in THESES:
        if pattern.search(genre):
            return name
    return genre or "thesis"


def _event(item: Item) -> None:
    """A speech is dated by its occasion, once."""
    if item["type"] == "speech" and "issued" in item:
        item.setdefault("event-date", item.pop("issued"))


def _dates(item: Item) -> None:
    """Years of one century: 1950–78."""
    parts = item.get("issued", {}).get("date-parts", [])
    if len(parts) != 2 or any(len(part) != 1 for part in parts):
        return
    (first,), (last,) = parts
    if 1000 <= first < last:
        end = f"{last % 100:02}" if first // 100 == last // 100 else str(last)
        item["issued"] = {"literal": f"{first}–{end}"}


def _edition(item: Item) -> None:
    """“Second edition”, “2nd ed.” → 2; “Revised edition” → “revised ed.”."""
    edition = item.get("edition", "")
    words = re.sub(r"\s*\b(?:edition|edn?)\b\.?$", "", edition, flags=re.IGNORECASE)
    number = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", words)
    if number:
        item["edition"] = number[1]
    elif words.casefold() in ORDINALS:
        item["edition"] = str(ORDINALS.index(words.casefold()) + 1)
    elif words and words != edition:
        item["edition"] = re.sub(r"^[Rr]evised$", "rev.", words) + " ed."


def _url(item: Item) -> None:
    """An address without its scheme (5.95); a bare host without its slash."""
    if "URL" in item:
        url = re.sub(r"^https?://", "", item["URL"], flags=re.IGNORECASE)
        item["URL"] = re.sub(r"^([^/]+)/$", r"\1", url)


def _catalogue(item: Item) -> None:
    """A container is where a work is read, not the catalogue its record came from."""
    if re.search(r"\b(?:ISBN|WorldCat|Catalogu?e?)\b", item.get("source", "")):
        del item["source"]


def _titles(item: Item) -> None:
    """Titles keep the capitals they were given; a short title loses its article."""
    if "title-short" in item:
        short = without_article(item["title-short"], item.get("language", ""))
        item["title-short"] = short
    for name in TITLES:
        if name in item:
            item[name] = f'<span class="nocase">{item[name]}</span>'


# An edition is read before a volume may take its place.
_STEPS = (
    *(_publisher, _edition, _site, _volume, _genre),
    *(_event, _dates, _url, _catalogue, _titles),
)


def sort_key(item: Item) -> tuple[Any, ...]:
    """By author, then by title, letter by letter, without articles (5.123 to 5.130)."""
    title = letters(without_article(_bare_title(item), item.get("language", "")))
    roles = LEADS[:3] if is_led_by_title(item) else LEADS
    names: list[dict[str, str]] = next((item[r] for r in roles if r in item), [])
    if not names:
        return ((title, ""),), ""
    return _names_key(names), title


def is_led_by_title(item: Item) -> bool:
    """Whether editors never lead: in parts of books and for sites (see mla_csl.py)."""
    return "container-title" in item or item["type"] == "webpage"


def _bare_title(item: Item) -> str:
    title = str(item.get("title") or item.get("container-title", ""))
    return title.removeprefix('<span class="nocase">').removesuffix("</span>")


def _names_key(names: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """One author before the same one with others; three or more are “et al.”."""
    keys = tuple(_name_key(name) for name in names)
    return keys if len(keys) < 3 else (keys[0], ("etal", ""))


def _name_key(name: dict[str, str]) -> tuple[str, str]:
    if "literal" in name:
        return letters(without_article(name["literal"])), ""
    family = (name.get("non-dropping-particle", ""), name["family"])
    return letters(" ".join(family)), letters(name.get("given", ""))


STYLE = Style(
    name="mla",
    csl=Csl("modern-language-association.csl", title_leads),
    version=f"mla-1/{CLEAN_VERSION}",
    adapt=adapt,
    sort_key=sort_key,
)
