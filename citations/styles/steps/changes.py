"""Single changes to an item that more than one style needs. Each does one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citations.items.fields import NAMES, OWN, TITLES
from citations.items.romanise import romanise
from citations.styles.entry import Item
from citations.styles.pandoc.dress import gloss
from citations.styles.steps.alphabet import letters

Step = Callable[[Item], None]

THESES = (
    (re.compile(r"\b(?:ph\.?\s?d|doctora)", re.IGNORECASE), "doctoral"),
    (re.compile(r"\b(?:m\.?\s?a\.?\b|master)", re.IGNORECASE), "master"),
    (re.compile(r"\b(?:b\.?\s?a\.?\b|bachelor|honors)", re.IGNORECASE), "bachelor"),
)
PLATFORMS = frozenset({"youtube", "vimeo", "tiktok", "dailymotion", "rutube"})
_DESCRIPTION = re.compile(
    r"(?:Letter|Memorandum|Memo|Note|Telegram|Report|Petition|Diary)\b(?: (?:to|from|of)\b|$)"
)
_DESCRIBED = frozenset({"document", "manuscript", "personal_communication"})


def apply(item: Item, steps: Sequence[Step]) -> Item:
    """A copy of the item after each step, without what is for our eyes only."""
    adapted = dict(item)
    for step in steps:
        step(adapted)
    for name in OWN:
        adapted.pop(name, None)
    return adapted


def degree(item: Item) -> str:
    """ "doctoral", "master", "bachelor", or "" where the genre does not say."""
    genre = item.get("genre", "")
    return next((name for pattern, name in THESES if pattern.search(genre)), "")


def is_description(item: Item) -> bool:
    """Whether the title only says what a paper is: “Letter to the Politburo”."""
    title = item.get("title", "")
    return item["type"] in _DESCRIBED and bool(_DESCRIPTION.match(title))


def is_own_interview(item: Item) -> bool:
    """An interview nobody published or keeps."""
    public = ("container-title", "archive", "publisher", "URL", "DOI", "title")
    return item["type"] == "interview" and not any(name in item for name in public)


def is_on_platform(item: Item) -> bool:
    """A video on a site for videos, which is its publisher rather than its whole."""
    return (
        item["type"] in {"motion_picture", "broadcast"}
        and letters(item.get("container-title", "")) in PLATFORMS
    )


def names_in_order(item: Item, role: str) -> str:
    """“Ann Bell and Cy Dunn”."""
    written = [
        name.get("literal")
        or " ".join(
            part
            for key in ("given", "non-dropping-particle", "family")
            if (part := name.get(key))
        )
        for name in item.get(role, [])
    ]
    if len(written) < 3:
        return " and ".join(written)
    return f"{', '.join(written[:-1])}, and {written[-1]}"


def short_years(item: Item) -> None:
    """Years of one century: 1950–78 (MLA 9, 2.139; CMOS 18, 9.66)."""
    parts = item.get("issued", {}).get("date-parts", [])
    if len(parts) != 2 or any(len(part) != 1 for part in parts):
        return
    (first,), (last,) = parts
    if 1000 <= first < last:
        end = f"{last % 100:02}" if first // 100 == last // 100 else str(last)
        item["issued"] = {"literal": f"{first}–{end}"}


def latin_letters(item: Item) -> None:
    """Names and titles romanised, the title with its translation in brackets."""
    language = item.get("language", "")
    for role in NAMES:
        if role in item:
            item[role] = [
                {part: romanise(words, language) for part, words in name.items()}
                for name in item[role]
            ]
    for name in (*TITLES, "publisher", "publisher-place", "archive", "event-title"):
        if name in item:
            item[name] = romanise(item[name], language)
    if "title-romanized" in item:
        item["title"] = item["title-romanized"]


def in_latin_letters(words: str, item: Item) -> str:
    """A title of an item, romanised where it has to be."""
    return romanise(words, item.get("language", ""))


def with_translation(item: Item) -> None:
    """“Khoziain [Master of the house]”; after every other step on titles."""
    if "title-translated" in item and "title" in item:
        item["title"] = gloss(item["title"], item["title-translated"])


def as_entered(item: Item) -> None:
    """Titles keep the capitals they have now."""
    for name in TITLES:
        if name in item:
            item[name] = f'<span class="nocase">{item[name]}</span>'
