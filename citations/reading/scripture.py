"""Verses of the Bible and the Koran: “(James 2:19)”, “Qur’an 4:34”, “(Romans 3:21, NIV)”.

Where the library has such a book, the name of one of its parts with chapter and verse is
a place in it; of several editions the one whose letters or words stand by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from citations.reading.scene import Scene, Seen, state_of
from citations.reading.shelf import Shelf
from citations.reading.source_names import Shelved
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


def scriptures(shelf: Shelf) -> dict[str, list[Shelved]]:
    """The Bibles and Korans of a shelf."""
    known = shelf.remembered.get("scriptures")
    if known is None:
        known = shelf.remembered["scriptures"] = {
            name: [one for one in shelf.all if words & set(one.title)]
            for name, words in _TITLES.items()
        }
    return known  # type: ignore[return-value]


def read_scripture(scene: Scene) -> list[Seen]:
    """Every verse: one that names its book, in brackets or in the sentence, and one
    alone in brackets where the text speaks of such a book."""
    held = scriptures(scene.shelf)
    if not any(held.values()):
        return []
    found = [
        (place, _BOOKS["".join(folded(place["book"])[:1])])
        for place in _PLACE.finditer(scene.text)
        if _names_a_book(scene, place, held)
    ]
    spoken = sorted(
        [*((p.start(), kind) for p, kind in found), *_spoken_of(scene, held)]
    )
    named = [
        _see(scene, place, _edition(scene, held[kind], place)) for place, kind in found
    ]
    return [*named, *_alone(scene, held, spoken)] if spoken else named


def _names_a_book(
    scene: Scene, place: re.Match[str], held: dict[str, list[Shelved]]
) -> bool:
    kind = _BOOKS.get("".join(folded(place["book"])[:1]), "")
    is_sure = ":" in place["first"] or scene.text[place.start() - 1] == "("
    return is_sure and bool(held.get(kind))


_SPEAKS = re.compile(
    r"\b(?:(?P<bible>Genesis|Exodus|Leviticus|Deuteronomy|Psalms?|Isaiah|Jeremiah|Ezekiel|"
    r"Corinthians|Galatians|Ephesians|Gospels?|Bible|biblical|Testament)|"
    r"(?P<koran>[Ss]urah?|Qur[’']?[aā]n(?:ic)?|Koran(?:ic)?))\b"
)


def _spoken_of(
    scene: Scene, held: dict[str, list[Shelved]]
) -> Iterator[tuple[int, str]]:
    """Where a text speaks of one of the books, whether or not with a verse."""
    for word in _SPEAKS.finditer(scene.text):
        if held.get(word.lastgroup or ""):
            yield word.start(), word.lastgroup or ""
    for kind, editions in held.items():
        ids = {one.source.id for one in editions}
        for mention in scene.mentions.all:
            if ids & set(mention.ids) and not mention.is_weak:
                yield mention.start, kind


_BRACKET = re.compile(r"\([^()]{3,60}\)")
_LONE_VERSE = re.compile(
    rf"(?<![\w:.]){_VERSE}(?:[,;]?\s(?P<edition>[A-Z][A-Z\d]{{1,5}})(?![^\W_]))?",
    re.VERBOSE,
)


def _alone(
    scene: Scene, held: dict[str, list[Shelved]], spoken: list[tuple[int, str]]
) -> Iterator[Seen]:
    """“(12:18)”, “(1:2; 3:2)”: of the book that was spoken of last."""
    for bracket in _BRACKET.finditer(scene.text):
        start, end = bracket.span()
        if _PLACE.search(scene.text, start, end) or scene.text[start + 1].isupper():
            continue
        number = bisect_right(spoken, (start, "~")) - 1
        kind = spoken[max(0, number)][1]
        for place in _LONE_VERSE.finditer(scene.text, start + 1, end - 1):
            whole = place.span() == (start + 1, end - 1)
            if ":" in place["first"] or whole:
                yield _see(scene, place, _edition(scene, held[kind], place))


def _edition(
    scene: Scene, editions: list[Shelved], place: re.Match[str]
) -> list[Shelved]:
    """The edition whose letters stand by; or else the one that the text says it uses."""
    named = _meant(editions, place["edition"] or "")
    if len(named) < 2:
        return named
    first = next(
        (one for one in editions if one.source.id in _named_first(scene)), None
    )
    return [first] if first else named


def _named_first(scene: Scene) -> set[str]:
    """Of the editions of each book the one that the text names first."""
    known: set[str] | None = scene.editions
    if known is None:
        known = scene.editions = set()
        for editions in scriptures(scene.shelf).values():
            ids = {one.source.id for one in editions}
            named = (
                mention.ids[0]
                for mention in scene.mentions.all
                if len(mention.ids) == 1
                and mention.ids[0] in ids
                and not mention.is_weak
            )
            known |= set(islice(named, 1))
    return known


def _see(scene: Scene, found: re.Match[str], editions: list[Shelved]) -> Seen:
    start, end = found.span()
    text = scene.text
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    is_named = "book" in found.groupdict()
    kind = Kind.TITLE_PAGE if bracketed else Kind.IN_SENTENCE
    kind = kind if is_named else Kind.PAGE_ONLY
    if bracketed:
        start, end = start - 1, end + 1
    ids = tuple(one.source.id for one in editions)
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
