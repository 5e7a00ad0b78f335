"""What is known of a text before its citations are read, and what was read so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from citations.reading import verbs
from citations.reading.attribution import Attributions
from citations.reading.locators import page_number
from citations.reading.mentions import Mention, MentionIndex, find_mentions
from citations.reading.quotations import Quotation, QuotationIndex, find_quotations
from citations.reading.sentences import Sentences
from citations.reading.shelf import Shelf
from citations.reading.types import Block, Citation, Kind, Locator, ShelfSource, State
from citations.reading.words import Words


@dataclass(frozen=True, slots=True)
class Seen:
    """A citation and the ids it stands for, which a bare page after it takes over."""

    citation: Citation
    ids: tuple[str, ...]
    year: str = ""
    """As typed."""


class Scene:
    """A text in its blocks, with its words, sentences, quotations and mentions."""

    def __init__(self, text: str, shelf: Shelf, blocks: Sequence[Block]) -> None:
        self.text = text
        self.shelf = shelf
        self.blocks = blocks
        self._block_starts = [block.start for block in blocks]
        self.words = Words(text)
        self.quotations = QuotationIndex(text, find_quotations(text, blocks))
        self.mentions = MentionIndex(find_mentions(self.words, shelf))
        self.sentences = Sentences(text, blocks, self.quotations.quotations)
        self.attributions = Attributions(self.words, self.mentions.all, self.is_quoted)
        self.noted: list[tuple[int, tuple[str, ...]]] = []
        """Where the marks of notes stand, in order, and what the notes cite."""

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

    def context(self, start: int, end: int, seen: Sequence[Seen]) -> tuple[str, ...]:
        """The sources named last before a marker: in its sentence, or cited before it
        in its paragraph."""
        block = self.block_at(start)
        quotation = self.quotation_before(start, end)
        place = quotation.start if quotation else start
        if quotation is None or not quotation.is_block:
            before = self.text[block.start : place].rstrip()
            place = block.start + max(0, len(before) - 1)
        since = max(block.start, place - 600, self.sentences.around(place)[0])
        speaker = self.attributions.before(start, since)
        mention, weak = self._named_before(
            quotation.start if quotation else start, start, since
        )
        mention = speaker.mention if speaker else mention
        if mention is None and quotation and quotation.is_block:
            above = self.block_at(max(0, quotation.start - 1))
            mention, weak = self.mentions.before(quotation.start, above.start)
        cited = seen[-1] if seen and seen[-1].citation.start >= block.start else None
        mention = mention or (weak if cited is None else None)
        if mention is None or (cited and cited.citation.start > mention.start):
            return cited.ids if cited else ()
        ids = self.told_apart(mention.ids, since, start)
        if cited and len(ids) > 1 and set(cited.ids) <= set(ids):
            return cited.ids
        return self.all_named(mention, ids)

    def said_before(self, start: int) -> tuple[str, ...]:
        """Who is the last to say something in the paragraph before a marker: “Du Bois says
        … Later he writes of the “color line” (13)”."""
        since = max(self._block_above(start), start - 900)
        speaker = self.attributions.before(start, since)
        mention = speaker.mention if speaker and speaker.is_sure else None
        sentence = max(self.sentences.around(start)[0], start - 300)
        if mention is None and self.has_pronoun(sentence, start):
            mention = self.mentions.before(start, since)[0]
        if mention is None or not (mention.is_name or speaker):
            return ()
        return self.told_apart(mention.ids, since, start)

    def _block_above(self, start: int) -> int:
        """Where its paragraph begins; of a marker that is a paragraph of its own, the one
        two above it: what is quoted stands between."""
        block = self.block_at(start)
        if block.end - block.start > LONE or self.text[block.start : start].strip():
            return block.start
        number = bisect_right(self._block_starts, start) - 1
        filled = [
            b for b in self.blocks[max(0, number - 6) : number] if b.end > b.start
        ]
        return filled[-2].start if len(filled) > 1 else block.start

    def has_pronoun(self, start: int, end: int) -> bool:
        """The words in [start, end) speak of somebody who was named before."""
        numbers = self.words.numbers(start, end)
        return any(self.words.word(number) in verbs.PRONOUNS for number in numbers)

    def spoken_of(self, start: int, end: int) -> tuple[str, ...]:
        """The sources named before a marker that has no citation before it, or else
        the one that speaks behind it in its sentence: “(ibid., 63), says Carter”."""
        ids = self.context(start, end, ())
        until = self.sentences.around(start)[1]
        named = [] if ids else self.mentions.within(end, until)
        speaking = [m for m in named if self.speaks(m)]
        return speaking[0].ids if len(speaking) == 1 else ids

    def _named_before(
        self, place: int, start: int, since: int
    ) -> tuple[Mention | None, Mention | None]:
        """The last name outside the quotation; failing that, one in it counts as weak."""
        mention, weak = self.mentions.before(place, since)
        if mention is not None and self.is_quoted(mention.start, mention.end):
            mention, weak = None, weak or mention
        if mention is None and weak is None and start > place:
            inner, weak = self.mentions.before(start, since)
            weak = weak or inner
        return mention, weak

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
        counts = {i: len(known[i].families) for i in ids}
        said = self.text[mention.start : mention.end + 8]
        if _AND_OTHERS.search(said):
            several = tuple(i for i in ids if counts[i] > 1)
            return several or ids
        least = min(counts.values())
        ids = tuple(i for i in ids if counts[i] == least)
        name = self.words.word(mention.after - 1)
        first = tuple(i for i in ids if known[i].families[:1] == [name])
        ids = first or ids
        untitled = tuple(i for i in ids if not known[i].title)
        return untitled if len(untitled) == 1 else ids

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
    ) -> Seen:
        """A citation at [start, end), tied to the quotation it stands behind.

        `behind` is the place of its mark, for what is said in a note.
        """
        quotation = self.quotation_before(*(behind or (start, end)))
        span = quotation.span if quotation else None
        citation = Citation(
            start=start,
            end=end,
            marker=self.text[start:end],
            kind=kind,
            state=state,
            source=ids[0] if state is State.LINKED else None,
            candidates=ids if state is State.AMBIGUOUS else (),
            locator=locator,
            quotation=span if span and span.end > span.start else None,
        )
        return Seen(citation, ids, year)


LONE = 60
"""Characters of a paragraph that may be nothing but a marker."""
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
