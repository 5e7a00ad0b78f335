"""Verses of the Bible and the Koran: “(James 2:19)”, “Qur’an 4:34”, “(Romans 3:21, NIV)”.

Where the library has such a book, the name of one of its parts with chapter and verse is
a place in it; of several editions the one whose letters or words stand by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citations.reading.anatomy import plain
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.shelf import Shelf, Shelved
from citations.reading.types import Kind, Locator
from citations.reading.words import folded

_BIBLE = [
    "genesis",
    "gen",
    "exodus",
    "exod",
    "ex",
    "leviticus",
    "lev",
    "numbers",
    "num",
    "deuteronomy",
    "deut",
    "joshua",
    "josh",
    "judges",
    "judg",
    "ruth",
    "samuel",
    "sam",
    "kings",
    "kgs",
    "chronicles",
    "chron",
    "chr",
    "ezra",
    "nehemiah",
    "neh",
    "esther",
    "esth",
    "job",
    "psalm",
    "psalms",
    "ps",
    "pss",
    "proverbs",
    "prov",
    "ecclesiastes",
    "eccl",
    "song",
    "isaiah",
    "isa",
    "jeremiah",
    "jer",
    "lamentations",
    "lam",
    "ezekiel",
    "ezek",
    "daniel",
    "dan",
    "hosea",
    "hos",
    "joel",
    "amos",
    "obadiah",
    "obad",
    "jonah",
    "micah",
    "mic",
    "nahum",
    "nah",
    "habakkuk",
    "hab",
    "zephaniah",
    "zeph",
    "haggai",
    "hag",
    "zechariah",
    "zech",
    "malachi",
    "mal",
    "matthew",
    "matt",
    "mt",
    "mark",
    "mk",
    "luke",
    "lk",
    "john",
    "jn",
    "acts",
    "romans",
    "rom",
    "corinthians",
    "cor",
    "galatians",
    "gal",
    "ephesians",
    "eph",
    "philippians",
    "phil",
    "colossians",
    "col",
    "thessalonians",
    "thess",
    "timothy",
    "tim",
    "titus",
    "philemon",
    "phlm",
    "hebrews",
    "heb",
    "james",
    "jas",
    "peter",
    "pet",
    "jude",
    "revelation",
    "rev",
]
_KORAN = ["quran", "qur'an", "koran", "surah", "sura", "surat", "q"]
_BOOKS = dict.fromkeys(_BIBLE, "bible") | dict.fromkeys(_KORAN, "koran")
_TITLES = {
    "bible": {"bible", "testament", "testaments", "scriptures", "torah", "tanakh"},
    "koran": {"quran", "qur'an", "koran"},
}
_VERSE = r"""
    (?P<first>\d{1,3}[:.]\s?\d{1,3})(?:\s?[-–—]\s?(?P<last>(?:\d{1,3}[:.])?\d{1,3}))?
    (?:,\s?\d{1,3}(?:[-–]\d{1,3})?(?!\d))*
"""
_PLACE = re.compile(
    rf"""
    (?<![^\W_])(?:the\s)?(?P<number>[1-3]\s|I{{1,3}}\s)?
    (?P<book>[A-Z][\w’'ʼ]{{0,15}})\.?(?:\sof\s(?:Songs|Solomon))?,?\s{_VERSE}
    (?:[,;]?\s(?P<edition>[A-Z][A-Z\d]{{1,5}})(?![^\W_]))?
    """,
    re.VERBOSE,
)
_ALONE = re.compile(_VERSE, re.VERBOSE)


def scriptures(shelf: Shelf) -> dict[str, list[Shelved]]:
    """The Bibles and Korans of a shelf."""
    known = shelf.remembered.get("scriptures")
    if known is None:
        known = shelf.remembered["scriptures"] = {
            name: [one for one in shelf.all if words & set(one.title)]
            for name, words in _TITLES.items()
        }
    return known  # type: ignore[return-value]


def read_scripture(scene: Scene) -> Iterator[Seen]:
    """Every verse that names its book, in brackets or in the sentence."""
    held = scriptures(scene.shelf)
    if not any(held.values()):
        return
    for found in _PLACE.finditer(scene.text):
        book = "".join(folded(found["book"])[:1])
        editions = held.get(_BOOKS.get(book, ""), [])
        if editions and (found["first"].find(":") > 0 or _is_in_brackets(scene, found)):
            yield _see(scene, found, editions)


def _is_in_brackets(scene: Scene, found: re.Match[str]) -> bool:
    return scene.text[found.start() - 1 : found.start()] == "("


def _see(scene: Scene, found: re.Match[str], editions: list[Shelved]) -> Seen:
    start, end = found.span()
    text = scene.text
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    kind = Kind.TITLE_PAGE if bracketed else Kind.IN_SENTENCE
    if bracketed:
        start, end = start - 1, end + 1
    ids = tuple(one.source.id for one in _meant(editions, found["edition"] or ""))
    return scene.see(start, end, kind, state_of(ids), ids, _locator(found))


def _meant(editions: list[Shelved], letters: str) -> list[Shelved]:
    """“NIV” is the New International Version."""
    if len(editions) < 2 or not letters:
        return editions
    wanted = letters.lower()
    named = [one for one in editions if wanted in _letters_of(one)]
    return named or editions


def _letters_of(shelved: Shelved) -> str:
    """The first letters of its title's words, run together, and its other names."""
    source = shelved.source
    initials = "".join(word[0] for word in folded(source.title))
    return " ".join([initials, *(" ".join(folded(a)) for a in source.aliases)])


def _locator(found: re.Match[str]) -> Locator:
    first = re.sub(r"[.:]\s?", ":", found["first"])
    chapter = first.split(":")[0]
    last = found["last"] or ""
    if last and ":" not in last.replace(".", ":"):
        last = f"{chapter}:{last}"
    return Locator("verse", first, last.replace(".", ":") or first)


def as_verse(scene: Scene, seen: Seen, text: str) -> Seen:
    """“(2:19)” of a Bible is a verse, and no volume with its page."""
    found = _ALONE.fullmatch(plain(text).strip(" .")) if ":" in text else None
    books = {one.source.id for each in scriptures(scene.shelf).values() for one in each}
    if found is None or not set(seen.ids) & books:
        return seen
    citation = replace(seen.citation, locator=_locator(found))
    return replace(seen, citation=citation)
