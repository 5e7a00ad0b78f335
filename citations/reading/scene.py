"""What is known of a text before its citations are read, and what was read so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from citations.reading import verbs
from citations.reading.abbreviations import find_abbreviations, mentions_of
from citations.reading.attribution import Attributions
from citations.reading.locators import page_number
from citations.reading.mentions import Mention, MentionIndex, find_mentions
from citations.reading.quotations import Quotation, QuotationIndex, find_quotations
from citations.reading.reasons import PlaceReason
from citations.reading.sentences import Sentences
from citations.reading.shelf import Shelf
from citations.reading.types import (
    Block,
    FoundCitation,
    Kind,
    Locator,
    ShelfSource,
    State,
)
from citations.reading.words import Words


@dataclass(frozen=True, slots=True)
class Seen:
    """A citation and the ids it stands for, which a bare page after it takes over."""

    citation: FoundCitation
    ids: tuple[str, ...]
    year: str = ""
    """As typed."""
    wait: Wait | None = None
    """Set where nothing near it says which work it is in: the whole essay may."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How a place without a work stands in its text, and what it is if nothing helps."""

    falls_back: State | None
    is_quoted: bool = False
    """It stands behind a quotation."""
    is_told: bool = False
    """It says that it is a page, a line, an act."""


class Scene:
    """A text in its blocks, with its words, sentences, quotations and mentions."""

    def __init__(self, text: str, shelf: Shelf, blocks: Sequence[Block]) -> None:
        self.text = text
        self.shelf = shelf
        self.blocks = blocks
        self._block_starts = [block.start for block in blocks]
        self.words = Words(text)
        self.quotations = QuotationIndex(text, find_quotations(text, blocks))
        mentions = find_mentions(self.words, shelf)
        self.abbreviations = find_abbreviations(text, mentions)
        """Short names that the text gives to its works → their sources."""
        mentions = mentions_of(self.words, self.abbreviations, mentions)
        self.mentions = MentionIndex(mentions)
        self.sentences = Sentences(text, blocks, self.quotations.quotations)
        self.attributions = Attributions(self.words, self.mentions.all, self.is_quoted)
        self.noted: list[tuple[int, tuple[str, ...]]] = []
        """Where the marks of notes stand, in order, and what the notes cite."""
        self.headed: set[str] = set()
        """The works that headings name."""
        self.listed: set[str] = set()
        """The works of the list that the writer typed."""
        self.lettered: dict[str, str] = {}
        """“varga 1977a” → the source that the writer's list means by it."""
        self.editions: set[str] | None = None
        """Of the Bibles and Korans of the shelf those that the text names first."""
        self.unread: list[int] = []
        """Where brackets stand that have a place and were not taken for a citation."""

    @cached_property
    def stages(self) -> bool:
        """The text speaks of acts, scenes or cantos, or cites by three numbers."""
        return _DRAMA.search(self.text) is not None

    @cached_property
    def lettered_years(self) -> set[str]:
        """“1977a” and the like, as they stand in the text."""
        return {found[1] for found in _LETTERED_YEAR.finditer(self.text)}

    def is_quoted(self, start: int, end: int) -> bool:
        """It stands among other words of a quotation."""
        return self.quotations.around(start, end) is not None

    def speaks(self, mention: Mention) -> bool:
        """The name says something in its sentence."""
        return self.attributions.of(mention) is not None

    def says(self, number: int) -> bool:
        """The word of this number is a verb of saying, perhaps behind “also”."""
        word = self.words.word(number)
        if word in verbs.BETWEEN and number + 1 < len(self.words):
            if self.words.between(number) != " ":
                return False
            word = self.words.word(number + 1)
        return word in verbs.PRESENT or word in verbs.PAST or word in verbs.BASE

    def is_whole_title(self, mention: Mention) -> bool:
        """A single word that is all of one work's title: “Macbeth”."""
        if mention.after - mention.first != 1 or len(mention.ids) != 1:
            return False
        word = self.words.word(mention.first)
        return self.shelf.by_id[mention.ids[0]].title == (word,)

    def is_a_title(self, mention: Mention) -> bool | None:
        """Of a single word: True where it is all of a title, in the middle of a sentence;
        False where it opens a sentence and is only a part of one, “Literacy is …”."""
        if mention.after - mention.first != 1:
            return None
        word = self.words.word(mention.first)
        is_whole = any(self.shelf.by_id[i].title == (word,) for i in mention.ids)
        opens = self.sentences.around(mention.start)[0] == mention.start
        if is_whole:
            return None if opens else True
        return False if opens else None

    def in_attribution(self, place: int) -> bool:
        """Between a name and its verb: “Freeze (407) argues”."""
        found = self.attributions.around(place)
        return found is not None and found.mention.end <= place < found.end

    def has_note(self, start: int, end: int, ids: Sequence[str]) -> bool:
        """A note whose mark stands in [start, end) cites one of these sources."""
        first = bisect_left(self.noted, (start, ()))
        last = bisect_left(self.noted, (end + 1, ()))
        return any(set(ids) & set(cited) for _, cited in self.noted[first:last])

    def block_at(self, place: int) -> Block:
        """The block a place is in; the whole text where there are none."""
        number = max(0, bisect_right(self._block_starts, place) - 1)
        return self.blocks[number] if self.blocks else Block(0, len(self.text), "text")

    def quotation_before(self, start: int, end: int) -> Quotation | None:
        """The quotation a marker at [start, end) stands right behind, or closes."""
        return self.quotations.supported_by(start, end)

    def ends_a_sentence(self, start: int, end: int) -> bool:
        """A marker stands where a citation does: after a quotation, or before a stop."""
        if self.quotation_before(start, end) is not None:
            return True
        limit = self.block_at(start).end
        if _DASH.match(self.text, end, min(end + 3, limit)):
            return True
        after = self.text[end : min(end + 2, limit)].strip()
        return not after or after[0] in '.,;:!?”"’)»…'

    def after_a_stop(self, start: int) -> bool:
        """A marker stands behind the stop of its sentence: “It fell. (Freeze 4)”."""
        since = max(self.block_at(start).start, start - 4)
        before = self.text[since:start].rstrip()
        return before.rstrip('”"’)»')[-1:] in {".", "!", "?", "…"}

    def blocks_above(self, place: int, most: int = 6) -> list[Block]:
        """The filled blocks right above the one a place is in."""
        number = max(0, bisect_right(self._block_starts, place) - 1)
        above = self.blocks[max(0, number - most) : number]
        return [block for block in above if block.end > block.start]

    def has_pronoun(self, start: int, end: int) -> bool:
        """The words in [start, end) speak of somebody who was named before."""
        numbers = self.words.numbers(start, end)
        return any(self.words.word(number) in verbs.PRONOUNS for number in numbers)

    def told_apart(self, ids: tuple[str, ...], since: int, end: int) -> tuple[str, ...]:
        """Of several sources of one name, those that a title in [since, end) names."""
        if len(ids) < 2:
            return ids
        for mention in reversed(self.mentions.within(since, end)[-8:]):
            if not mention.is_name:
                both = tuple(i for i in ids if i in mention.ids)
                if both:
                    return both
        return ids

    def all_named(self, mention: Mention, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Of several sources of a name: those of nobody else, or, where “et al.” or
        another's name stands behind it, those of several."""
        if len(ids) < 2 or not mention.is_name:
            return ids
        known = self.shelf.by_id
        ids = self.of_first_name(mention, ids)
        counts = {i: len(known[i].families) for i in ids}
        said = self.text[mention.start : mention.end + 8]
        if _AND_OTHERS.search(said):
            several = tuple(i for i in ids if counts[i] > 1)
            opening = self.words.word(mention.first)
            led = tuple(i for i in several if known[i].families[:1] == [opening])
            return led or several or ids
        least = min(counts.values())
        ids = tuple(i for i in ids if counts[i] == least)
        name = self.words.word(mention.after - 1)
        first = tuple(i for i in ids if known[i].families[:1] == [name])
        ids = first or ids
        untitled = tuple(i for i in ids if not known[i].title)
        return untitled if len(untitled) == 1 else ids

    def of_first_name(self, mention: Mention, ids: tuple[str, ...]) -> tuple[str, ...]:
        """“Anna Smith argues”: not Ben."""
        start = self.attributions.name_start(mention)
        numbers = self.words.numbers(start, mention.start)
        given = {self.words.word(number) for number in numbers}
        told = tuple(i for i in ids if given & self.shelf.by_id[i].given)
        return told or ids

    def of_year(self, ids: tuple[str, ...], year: str) -> tuple[str, ...]:
        """Of several sources those from the year that is typed, if there are any."""
        if len(ids) < 2 or not year:
            return ids
        known = self.shelf.by_id
        return tuple(i for i in ids if known[i].source.year == year) or ids

    def fitting(self, ids: tuple[str, ...], locator: Locator) -> tuple[str, ...]:
        """Those of the sources that can have such a page at all."""
        page = page_number(locator)
        if page is None:
            return ids
        sources = (self.shelf.by_id[i].source for i in ids)
        return tuple(s.id for s in sources if can_have(s, page))

    def see(
        self,
        start: int,
        end: int,
        kind: Kind,
        state: State,
        ids: tuple[str, ...] = (),
        locator: Locator | None = None,
        year: str = "",
        behind: tuple[int, int] | None = None,
        reason: PlaceReason = PlaceReason.NONE,
    ) -> Seen:
        """A citation at [start, end), tied to the quotation it stands behind.

        `behind` is the place of its mark, for what is said in a note.
        """
        quotation = self.quotation_before(*(behind or (start, end)))
        span = quotation.span if quotation else None
        citation = FoundCitation(
            start=start,
            end=end,
            marker=self.text[start:end],
            kind=kind,
            state=state,
            source=ids[0] if state is State.LINKED else None,
            candidates=ids if state in {State.AMBIGUOUS, State.POSSIBLE} else (),
            locator=locator,
            quotation=span if span and span.end > span.start else None,
            reason=reason if ids else PlaceReason.NONE,
        )
        return Seen(citation, ids, year)


_DRAMA = re.compile(
    r"\b(?:[Aa]ct\s[IVX\d]|scenes?\b|cantos?\b|tragedy|comedy|epic\b)|\(\d\.\d\.\d+"
)
_LETTERED_YEAR = re.compile(r"(?<!\d)((?:1[4-9]|20)\d\d[a-z])(?![^\W_])")
_DASH = re.compile(r"\s?[–—]|\s-{1,2}\s")
_AND_OTHERS = re.compile(r"\bet al|\band\b|&|\bи\b|,\s[A-Z]")


def state_of(ids: Sequence[str]) -> State:
    """Linked to one, ambiguous between several, unknown."""
    if not ids:
        return State.UNKNOWN
    return State.LINKED if len(ids) == 1 else State.AMBIGUOUS


MOST_PAGES = 1500
"""A source that does not say how many pages it has is taken to have no more."""


def can_have(source: ShelfSource, page: int) -> bool:
    """The source may have such a page."""
    if source.last_page.isdecimal():
        return not is_outside(page, source.first_page, source.last_page)
    return page < MOST_PAGES


def is_outside(page: int, first: str, last: str) -> bool:
    """The page lies before the source's first or after its last numbered page."""
    if first.isdecimal() and page < int(first):
        return True
    return last.isdecimal() and page > int(last)
