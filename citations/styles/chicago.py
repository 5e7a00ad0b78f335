"""What both of Chicago's systems share: the steps that the official CSL files need from us.

The numbers in brackets are paragraphs of the Chicago Manual of Style, 18th edition.
"""

from __future__ import annotations

import re

from citations.items.fields import TITLES
from citations.styles.entry import Item
from citations.styles.pandoc.dress import bare, slant
from citations.styles.steps import changes
from citations.styles.steps.alphabet import (
    NameKey,
    letters,
    without_article,
    words_key,
)
from citations.styles.steps.publishers import bare_publisher
from citations.styles.steps.sentence_case import is_headline
from citations.styles.steps.short_titles import UNPUBLISHED, main_title, plain_title

LEADS = (
    *("composer", "author", "guest", "host", "editor-translator", "editor"),
    *("translator", "director", "series-creator", "compiler"),
)

# Prepositions of five letters and more have capitals (8.160).
_LONG_PREPOSITIONS = re.compile(
    r"(?<=\s)(?:about|above|across|after|against|along|amid|among|around|before|behind|below"
    r"|beneath|beside|besides|between|beyond|despite|during|except|inside|outside|since"
    r"|through|throughout|toward|towards|under|underneath|until|within|without)(?=[\s,:])"
)

# Kinds that say nothing the entry does not say already.
_PLAIN = frozenset({"film", "report", "book", "article", "web page", "website"})

_DEGREES = {
    "doctoral": "PhD diss.",
    "master": "master’s thesis",
    "bachelor": "BA thesis",
}
_IN_ARCHIVES = frozenset(
    {"document", "manuscript", "graphic", "map", "personal_communication"}
)
JOURNALS = frozenset({"article-journal", "review", "review-book"})


def adapt(item: Item) -> Item:
    """A clean item as the files of Chicago 18 print it right."""
    return changes.apply(item, (*STEPS, _prepositions, *ENDING))


def _own_interview(item: Item) -> None:
    """“Interview by Maria Lopez”, without marks (14.110); the files leave it out."""
    if changes.is_own_interview(item):
        by = changes.names_in_order(item, "interviewer")
        item.pop("interviewer", None)
        item["type"] = "document"
        item["title"] = bare(f"Interview by {by}" if by else "Interview")


def _publisher(item: Item) -> None:
    """No initial The, no Company, no Inc. (14.33)."""
    for name in ("publisher", "original-publisher"):
        if name in item:
            item[name] = bare_publisher(item[name])


def _site(item: Item) -> None:
    """Owner and site are named once (14.104); the name of a site is plain (8.193)."""
    if letters(item.get("publisher", "")) == letters(item.get("container-title", "")):
        item.pop("container-title", None)
    if "is-site" in item and "title" in item:
        item["title"] = bare(item["title"])


def _journal(item: Item) -> None:
    """A journal loses its initial The (14.69), a newspaper or magazine keeps it."""
    if item["type"] in JOURNALS and "container-title" in item:
        item["container-title"] = without_article(item["container-title"], "en")


def _prepositions(item: Item) -> None:
    for name in TITLES:
        if name in item:
            item[name] = _with_prepositions(item[name])


def _with_prepositions(title: str) -> str:
    if not is_headline(title):
        return title
    return _LONG_PREPOSITIONS.sub(lambda word: word[0].capitalize(), title)


def _genre(item: Item) -> None:
    """A degree in its short form (14.113); a mere “Film” or “Report” goes."""
    genre = item.get("genre", "")
    if item["type"] == "thesis":
        item["genre"] = _DEGREES.get(changes.degree(item)) or genre or "thesis"
    elif genre.casefold() in _PLAIN and "number" not in item:
        item.pop("genre", None)
    elif item["type"] == "graphic" and genre:
        item.setdefault("medium", item.pop("genre"))


def _speech(item: Item) -> None:
    """Kind, occasion and place, then the day, once (14.115)."""
    if item["type"] != "speech":
        return
    if "event-date" in item:
        item["issued"] = item.pop("event-date")
    parts = ("genre", "event-title", "event-place")
    said = [item.pop(name) for name in parts if name in item]
    if said and "publisher" not in item:
        item["publisher"] = ", ".join(said)
    item.pop("publisher-place", None)


def _video(item: Item) -> None:
    """A video on a platform (14.167): the platform, the day, then “Video”."""
    if changes.is_on_platform(item):
        item["type"] = "webpage"
        item.setdefault("medium", item.pop("genre", "Video"))


def _podcast(item: Item) -> None:
    """An episode is listed under its show (14.165, 14.168)."""
    if item["type"] != "broadcast" or "container-title" not in item:
        return
    hosts = changes.names_in_order(item, "host")
    is_podcast = "podcast" in item.get("genre", "").casefold()
    item.pop("genre", None)
    item.pop("host", None)
    if hosts:
        item["genre"] = f"Hosted by {hosts}"
    if is_podcast:
        item["publisher"] = ", ".join(filter(None, (item.get("publisher"), "Podcast")))


def _interview(item: Item) -> None:
    """In a magazine or newspaper the day is enough (14.87)."""
    parts = item.get("issued", {}).get("date-parts") or [[]]
    if item["type"] == "interview" and len(parts[0]) == 3 and "volume" not in item:
        item.pop("page", None)


def _archive(item: Item) -> None:
    """From the smallest to the largest (14.127): box, papers, archive, place."""
    if item["type"] in _IN_ARCHIVES and "archive_location" in item:
        names = ("archive_location", "archive_collection", "archive")
        parts = [item.pop(name) for name in names if name in item]
        item["archive_location"] = ", ".join([*parts, item.pop("archive-place", "")])
        item["archive_location"] = item["archive_location"].removesuffix(", ")
        if item["type"] in {"graphic", "map"} and "title" in item:
            item["type"], item["title"] = "document", slant(item["title"])


def _title(item: Item) -> None:
    """A description has no marks (14.121); data stands by itself, so in italics."""
    if changes.is_description(item):
        item["title"] = bare(item["title"])
    elif item["type"] == "dataset" and "title" in item:
        item["title"] = slant(item["title"])


STEPS = (
    *(_own_interview, changes.latin_letters, _publisher, _site, _journal),
    *(_genre, _speech, _video, _podcast, _interview, _archive, _title),
)
"""What every edition wants."""
ENDING = (changes.short_years, changes.with_translation, changes.as_entered)


_STAND_INS = {
    **dict.fromkeys(("article-newspaper", "article-magazine"), "container-title"),
    "broadcast": "container-title",
    "webpage": "publisher",
}


def leads(item: Item) -> tuple[str, ...]:
    """Without names the periodical, the show or the owner of the site (14.97, 14.104)."""
    return (*LEADS, _STAND_INS.get(item["type"], "title"), "title", "container-title")


def title_key(item: Item) -> NameKey:
    """The title's place in the alphabet."""
    return words_key(item.get("title", ""), item.get("language", ""))


def finish(item: Item, html: str) -> str:
    """Songs stand on albums (14.163)."""
    if item["type"] == "song":
        html = html.replace("” In <i>", "” On <i>").replace("” in <i>", "” on <i>")
    return html


# --- In the text --------------------------------------------------------------------

PLACES = {
    "page": ("", ""),
    "paragraph": ("para. ", "paras. "),
    "act": ("", ""),
    "chapter": ("chap. ", "chaps. "),
    "line": ("line ", "lines "),
    "section": ("sec. ", "secs. "),
    "time": ("", ""),
    "verse": ("", ""),
}
"""The signs of places (13.117, 14.51)."""
QUOTED = UNPUBLISHED | {"webpage", "thesis"}


def short_title(item: Item) -> str:
    """Up to the colon, in Latin letters."""
    own = item.get("title-romanized") or item.get("title", "")
    title = item.get("title-short") or own
    latin = changes.in_latin_letters(main_title(title), item)
    return plain_title(_with_prepositions(latin))
