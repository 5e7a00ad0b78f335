"""A year right behind a name: “Freeze (2009) argues”, “Okafor et al. (2007)”, “Lund in 2004”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citations.reading.anatomy import Anatomy, single_spaced
from citations.reading.context import Near
from citations.reading.find import Bracket
from citations.reading.locators import make_locator
from citations.reading.mentions import Mention
from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.types import Kind, State
from citations.reading.years import ids_of_letter

_OTHERS = re.compile(
    r"""
    \s*(?:,?\s?(?:et\sal\.?|u\.\s?a\.|и\sдр\.
      |(?:and|&|und|et|y|e|и)\s(?:(?:her|his|their|others?|ihre?|seine?)\s?)?
        (?:other\s)?(?:colleagues|others|co-?authors|co-?workers|team|students|associates|
          kolleg(?:en|innen)|коллег\w*)?)
      (?=[\s(]|$))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""“et al.”, “and her colleagues” between a name and its year."""


def year_alone(
    scene: Scene, bracket: Bracket, said: Anatomy, place: tuple[int, int]
) -> Seen | None:
    """A year in brackets, right behind the name of who wrote that year."""
    typed = {f"{said.year}{said.letter}", f"{said.other_year}{said.letter}"}
    if not said.year or bracket.is_square or _bare(bracket.text) not in typed:
        return None
    mention, _ = scene.mentions.before(bracket.start, max(0, bracket.start - 80))
    gap = scene.text[mention.end : bracket.start] if mention else ""
    others = _OTHERS.match(gap) if mention else None
    gap = gap[others.end() :] if others else gap
    if mention is None or gap.strip("’'s "):
        ids = _of_the_sentence(scene, bracket, said)
        if ids:
            return scene.see(
                *place, Kind.AUTHOR_DATE, state_of(ids), ids, None, said.year
            )
        return _stranger(scene, bracket, said, place)
    ids = _of_year(scene, mention, bracket, said, others is not None)
    if not ids:
        return None
    return scene.see(*place, Kind.AUTHOR_DATE, state_of(ids), ids, None, said.year)


def _of_the_sentence(scene: Scene, bracket: Bracket, said: Anatomy) -> tuple[str, ...]:
    """“The MCT says so itself (2018)”: who speaks in the sentence has a work of that
    very year, and the year stands where a citation does."""
    if not scene.ends_a_sentence(bracket.start, bracket.end):
        return ()
    since = scene.sentences.around(bracket.start)[0]
    for mention in reversed(scene.mentions.within(since, bracket.start)):
        is_by = mention.is_name and _BY.search(
            scene.text, max(since, mention.start - 14), mention.start
        )
        if scene.speaks(mention) or is_by:
            known = scene.shelf.by_id
            ids = tuple(i for i in mention.ids if known[i].source.year == said.year)
            name = scene.words.word(mention.after - 1)
            return ids_of_letter(scene, ids, [name], said.year, said.letter)
    return ()


_BY = re.compile(r"\b(?:by|to|of)\s(?:the\s)?$")


def _bare(text: str) -> str:
    """The year without the one in which the work first came out."""
    return re.sub(
        r"\s?[\[/]\s?\d{4}\]?$|^\[?\d{4}\]?\s?[/\s]\s?(?=\d)", "", single_spaced(text)
    )


def _of_year(
    scene: Scene, mention: Mention, bracket: Bracket, said: Anatomy, others: bool
) -> tuple[str, ...]:
    ids = _by_several(scene, mention.ids) if others else mention.ids
    sources = [scene.shelf.by_id[i].source for i in ids]
    years = {said.year, said.other_year or said.year}
    found = tuple(s.id for s in sources if s.year in years)
    if len(found) > 1:
        found = scene.all_named(mention, found)
    if found:
        name = scene.words.word(mention.after - 1)
        return ids_of_letter(scene, found, [name], said.year, said.letter)
    if scene.in_attribution(bracket.start):
        return ids
    if _goes_on(scene, bracket.end) and mention.is_name:
        found = tuple(s.id for s in sources if not s.year)
    if not found and mention.is_name and len(ids) == 1:
        return ids if _is_a_slip(scene, mention, bracket) else ()
    return found


def _by_several(scene: Scene, ids: tuple[str, ...]) -> tuple[str, ...]:
    several = tuple(i for i in ids if len(scene.shelf.by_id[i].families) > 1)
    return several or ids


def _is_a_slip(scene: Scene, mention: Mention, bracket: Bracket) -> bool:
    """“By using Lund (1994)”, whose one work is of 2004: unless the text has that year
    elsewhere, or speaks of what somebody did in a year."""
    source = scene.shelf.by_id[mention.ids[0]].source
    if not source.year or source.year in scene.text:
        return False
    lead = scene.text[max(0, mention.start - 24) : mention.start]
    return _LEAD.search(lead) is not None and not bracket.is_square


_LEAD = re.compile(
    r"\b(?:using|by|see|from|in|following|to|per|with|and|of)\s(?:[A-Z]\.\s|[A-Z]\w+\s)?$"
)


_GOES_ON = re.compile(
    r"\s(?:\w{3,}ly\s)?(?!this|was\b|has\b|is\b|as\b|his\b|its\b)[a-z]{2,}s\s"
)


def _goes_on(scene: Scene, place: int) -> bool:
    """“Ostrom (1990) gives fourteen examples”, of a work that has no year."""
    return _GOES_ON.match(scene.text, place, place + 40) is not None


def _stranger(
    scene: Scene, bracket: Bracket, said: Anatomy, place: tuple[int, int]
) -> Seen | None:
    """“Nowak (2004) argues”, where the library has no Nowak."""
    number = scene.words.numbers(bracket.end, bracket.end + 30).start
    if number < 2 or not scene.says(number):
        return None
    if "\n" in scene.text[bracket.end : scene.words.spans[number][0]]:
        return None
    name = scene.words.typed(number - 2)  # before the year
    gap = scene.text[scene.words.spans[number - 2][1] : bracket.start]
    if not name[0].isupper() or len(name) < 3 or gap.strip():
        return None
    return scene.see(*place, Kind.AUTHOR_DATE, State.UNKNOWN, (), None, said.year)


def of_author_and_year(scene: Scene, near: Near, said: Anatomy, start: int) -> Near:
    """“(1977a: 27)”: of the author named last who has a work of that year; where nobody
    has one, of a work near whose year is not known."""
    years = {said.year, said.other_year or said.year}
    known = scene.shelf.by_id
    block = scene.block_at(start).start
    for mention in reversed(scene.mentions.within(max(block, start - 1500), start)):
        ids = tuple(i for i in mention.ids if known[i].source.year in years)
        if ids and not scene.is_quoted(mention.start, mention.end):
            name = scene.words.word(mention.after - 1)
            ids = ids_of_letter(scene, ids, [name], said.year, said.letter)
            return Near(ids, PlaceReason.NAMED_HERE)
    ids = tuple(i for i in near.ids if known[i].source.year in {*years, ""})
    return replace(near, ids=ids)


_IN_YEAR = re.compile(
    r"""
    (?:\sin\s(?P<year>(?:1[4-9]|20)\d\d)\s(?P<verb>[a-z]{3,}ed|[a-z]{3,}s|found|wrote|saw|held|took|gave|set|put|made)
      |['’]s?\s\(?(?P<of>(?:1[4-9]|20)\d\d)\)?\s(?:[a-z-]+\s)?
        (?:study|book|article|paper|essay|work|report|monograph|thesis|review|survey|
          experiments?|novel|lecture|chapter|analysis))
    (?![^\W_])
    """,
    re.VERBOSE,
)


_NEXT = re.compile(
    r"\s(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z]?)"
    r"(?:[:,]\s?(?:pp?\.\s?)?(?P<page>\d{1,4})(?:[-–](?P<last>\d{1,4}))?)?(?![\w-])"
)


def _with_its_year(scene: Scene, mention: Mention) -> Iterator[Seen]:
    """“See Okoro 2004: 33”, without brackets."""
    found = _NEXT.match(scene.text, mention.end, mention.end + 20)
    if found is None:
        return
    known, year = scene.shelf.by_id, found["year"]
    ids = tuple(i for i in mention.ids if known[i].source.year == year)
    name = scene.words.word(mention.after - 1)
    ids = ids_of_letter(scene, ids, [name], year, found["letter"])
    if len(ids) == 1:
        locator = (
            make_locator("page", found["page"], found["last"])
            if found["page"]
            else None
        )
        start = scene.attributions.name_start(mention)
        kind = Kind.IN_SENTENCE
        yield scene.see(start, found.end(), kind, State.LINKED, ids, locator, year)


def years_in_sentence(scene: Scene) -> Iterator[Seen]:
    """“Lund in 2004 tested”, “Lund’s 2004 study”: name and the year of the work."""
    for mention in scene.mentions.all:
        if not mention.is_name or scene.is_quoted(mention.start, mention.end):
            continue
        yield from _with_its_year(scene, mention)
        bare = mention.end
        if scene.text[bare - 2 : bare].lower() in {"’s", "'s"}:
            bare -= 2
        found = _IN_YEAR.match(scene.text, bare, bare + 60)
        if found is None:
            continue
        year = found["year"] or found["of"]
        ids = scene.of_year(mention.ids, year)
        if len(ids) == 1 and scene.shelf.by_id[ids[0]].source.year == year:
            start = scene.attributions.name_start(mention)
            kind = Kind.IN_SENTENCE
            yield scene.see(start, found.end(), kind, State.LINKED, ids, None, year)
