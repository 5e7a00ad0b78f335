"""MLA 9: what the official CSL file needs from us, and the order of the list.

The numbers in brackets are sections of the MLA Handbook, 9th edition, as the CSL file
gives them.
"""

from __future__ import annotations

import re
from typing import Any

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.pandoc.dress import bare, slant
from citations.styles.shapes import Shape
from citations.styles.steps import changes
from citations.styles.steps.alphabet import letters, names_key, without_article
from citations.styles.steps.publishers import short_capitals, short_publisher
from citations.styles.steps.short_titles import UNPUBLISHED, main_title, plain_title
from citations.styles.steps.title_leads import title_leads
from citations.styles.style import InText, Style, gettext_noop

# Who stands at the head of an entry; the first role that is filled (5.3 to 5.22).
LEADS = ("composer", "author", "guest", "editor-translator", "editor")

# A genre says nothing here that the entry does not say already.
PLAIN_TYPES = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("book", "chapter", "motion_picture", "report", "webpage", "post-weblog"),
        *("broadcast", "song", "interview"),
    }
)

_CONTRIBUTORS = (
    *("container-author", "contributor", "director", "editor", "editor-translator"),
    *("illustrator", "interviewer", "translator"),
)

DEGREES = {
    "doctoral": "PhD dissertation",
    "master": "MA thesis",
    "bachelor": "BA thesis",
}

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def adapt(item: Item) -> Item:
    """A clean item as the MLA file prints it right."""
    return changes.apply(item, _STEPS)


def _own_interview(item: Item) -> None:
    """“Interview. Conducted by Maria Lopez”: a description (5.29)."""
    if changes.is_own_interview(item):
        by = changes.names_in_order(item, "interviewer")
        item.pop("interviewer", None)
        item["type"] = "document"
        item["title"] = bare("Interview")
        if by:
            item["publisher"] = f"Conducted by {by}"


def _page(item: Item) -> None:
    """A page is part of its site, also where nobody says which; data stands alone."""
    if item["type"] == "webpage" and not {"is-site", "container-title"} & item.keys():
        item["type"] = "document"
    if item["type"] == "dataset" and "title" in item:
        item["title"] = slant(item["title"])


def _video(item: Item) -> None:
    """On a platform: its name in italics and the whole date."""
    if changes.is_on_platform(item):
        item["type"] = "webpage"


def _body(item: Item) -> None:
    """A body that publishes its own work is named as the publisher only (5.18)."""
    authors = item.get("author", [])
    names = [letters(name.get("literal", "")) for name in authors]
    is_own = any(names) and names == [letters(item.get("publisher", ""))]
    if item["type"] in {"book", "report"} and is_own and "title" in item:
        del item["author"]
    elif authors:
        item["author"] = [_in_short(name) for name in authors]


def _in_short(name: dict[str, str]) -> dict[str, str]:
    return name | {k: short_capitals(v) for k, v in name.items() if k == "literal"}


def _database(item: Item) -> None:
    """Where a thesis is read is a second container (5.102)."""
    if item["type"] == "thesis" and {"archive", "URL"} <= item.keys():
        item.setdefault("source", item.pop("archive"))


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
    degree = changes.degree(item)
    genre = item.pop("genre", "")
    if item["type"] == "thesis":
        item["genre"] = DEGREES.get(degree) or genre or "thesis"
    elif _says_more(genre, item):
        item["medium"] = genre


def _says_more(genre: str, item: Item) -> bool:
    is_new = letters(genre) != letters(item.get("title", ""))
    return is_new and item["type"] not in PLAIN_TYPES and "medium" not in item


def _event(item: Item) -> None:
    """A speech is dated by its occasion, once."""
    if item["type"] == "speech" and "issued" in item:
        item.setdefault("event-date", item.pop("issued"))


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


def _short_title(item: Item) -> None:
    """A short title loses its article."""
    if "title-short" in item:
        short = without_article(item["title-short"], item.get("language", ""))
        item["title-short"] = short


# An edition is read before a volume may take its place.
_STEPS = (
    *(_own_interview, _body, _page, _video, _database),
    *(_publisher, _edition, _site, _volume, _genre),
    *(_event, changes.short_years, _url, _catalogue, _short_title, changes.as_entered),
)


def leads(item: Item) -> tuple[str, ...]:
    """Editors lead their books, and nothing else (see title_leads.py)."""
    roles = LEADS[:3] if is_led_by_title(item) else LEADS
    return (*roles, "title", "container-title")


def sort_key(item: Item) -> tuple[Any, ...]:
    """By author, then by title, letter by letter, without articles (5.123 to 5.130)."""
    title = letters(without_article(_bare_title(item), item.get("language", "")))
    names: list[dict[str, str]] = next(
        (item[r] for r in leads(item) if r in LEADS and r in item), []
    )
    if not names:
        return ((title, ""),), ""
    return _names_key(names), title


def is_led_by_title(item: Item) -> bool:
    """Whether editors never lead: in parts of books and for sites (see title_leads.py)."""
    return "container-title" in item or item["type"] == "webpage"


def _bare_title(item: Item) -> str:
    title = str(item.get("title") or item.get("container-title", ""))
    return title.removeprefix('<span class="nocase">').removesuffix("</span>")


def _names_key(names: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """One author before the same one with others; three or more are “et al.”."""
    keys = names_key(names)
    return keys if len(keys) < 3 else (keys[0], ("etal", ""))


def _finish(item: Item, html: str) -> str:
    # The file forgets the comma before the author of the reviewed work.
    return html.replace("</i>by ", "</i>, by ") if "reviewed-author" in item else html


def short_title(item: Item) -> str:
    """Up to the colon, in its own letters, without its article (6.10)."""
    title = item.get("title-short") or main_title(item.get("title", ""))
    return without_article(plain_title(title), item.get("language", ""))


IN_TEXT = InText(
    short_title=short_title,
    quoted=UNPUBLISHED | {"webpage"},
    joint=" ",
    places={
        "page": ("", ""),
        "paragraph": ("par. ", "pars. "),
        "act": ("", ""),
        "chapter": ("ch. ", "chs. "),
        "line": ("line ", "lines "),
        "time": ("", ""),
        "section": ("sec. ", "secs. "),
        "verse": ("", ""),
    },
)
"""(Freeze 407), (Freeze, ch. 3): 6.1 to 6.30."""

STYLE = Style(
    name="mla",
    label=gettext_noop("MLA 9"),
    list_title=gettext_noop("Works Cited"),
    csl=Csl("modern-language-association.csl", title_leads, same_author="---"),
    version=f"mla-2/{CLEAN_VERSION}",
    adapt=adapt,
    sort_key=sort_key,
    leads=leads,
    finish=_finish,
    in_text=IN_TEXT,
    shapes=frozenset(
        {
            *(Shape.LEAD, Shape.LEAD_PLACE, Shape.LEAD_SIGN_PLACE, Shape.PLACE),
            *(Shape.LEAD_YEAR, Shape.YEAR),
        }
    ),
)
