"""Citations that stand in the sentence: “As Freeze notes on pages 272-273”.

A place in a source (“on page 335”, “In Act 3, scene 2”) belongs to the source its sentence
names. Without one, a name is a citation where it says something (`attribution`); where
the same sentence cites the same source in brackets, both are one citation: the bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citations.reading import verbs
from citations.reading.attribution import Attribution
from citations.reading.context import nearby, said_before
from citations.reading.mentions import Mention
from citations.reading.name_and_year import years_in_sentence
from citations.reading.places import Place, find_places
from citations.reading.quotations import is_long
from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen, Wait, state_of
from citations.reading.types import Kind, Locator, State

SHORT = 48
"""Characters between a name and its page up to which both are one marker."""
ADJACENT = 40
"""Characters within which a name must stand for a chapter or a line to be its own."""
SOON = 400
"""Characters within which a bracket behind a name says which work it means."""
LONGEST_BLOCK = 1200
"""Characters of a quotation that stands between a colon and its citation."""

_YEAR = re.compile(r"\(((?:1[4-9]|20)\d\d)[a-z]?\)")


class InSentence:
    """Reads the citations in the sentences of a text, given those in brackets."""

    def __init__(self, scene: Scene, seen: Sequence[Seen]) -> None:
        self.scene = scene
        self.seen = sorted(seen, key=lambda s: s.citation.start)
        self._starts = [s.citation.start for s in self.seen]
        self._taken: set[int] = set()
        self._scholars: set[str] | None = None

    def run(self) -> list[Seen]:
        """All of them."""
        return [*self._places(), *self._dated(), *self._attributions()]

    # --- Places ---------------------------------------------------------------------

    def _places(self) -> Iterator[Seen]:
        end = 0
        for place in find_places(self.scene.text):
            if place.start < end or self._is_read(place.start):
                continue
            if self.scene.is_quoted(place.start, place.end):
                continue
            found = self._place(place, end)
            if found is not None:
                end = found.citation.end
                yield found

    def _is_read(self, start: int) -> bool:
        """Inside a citation in brackets."""
        number = bisect_left(self._starts, start + 1) - 1
        return number >= 0 and self.seen[number].citation.end > start

    def _place(self, place: Place, above: int) -> Seen | None:
        """`above` is the end of the place before, which has a name of its own."""
        since, until = self.scene.sentences.around(place.start)
        mention = self._whose(place, max(since, above), until) or (
            self._whose(place, since, until)
        )
        if mention is not None:
            ids = self._ids(mention, since, until)
            start, end = self._span(mention, place)
            if start < above:
                start, end = place.start, place.end
            self._taken.add(mention.start)
            return self._see(start, end, state_of(ids), ids, place.locator)
        if self._says_somebody(since, until):
            before = bisect_left(self._starts, place.start)
            near = nearby(self.scene, place.start, place.end, self.seen[:before][-1:])
            near = near if near.ids else said_before(self.scene, place.start)
            if near.ids:
                return self._see(
                    place.start,
                    place.end,
                    state_of(near.ids),
                    near.ids,
                    place.locator,
                    reason=near.reason,
                )
        if place.locator.label == "act":
            return self._waiting(place, State.UNKNOWN)
        if place.locator.label == "page":
            stranger = self._of_a_stranger(place, since, until)
            return stranger or self._waiting(place, None)
        return None

    def _waiting(self, place: Place, falls_back: State | None) -> Seen | None:
        """“The paragraph I like is on page 20”: of what the essay is about, perhaps."""
        if _OF_ANOTHER.match(self.scene.text, place.end):
            return None
        one = self._see(
            place.start, place.end, falls_back or State.POSSIBLE, (), place.locator
        )
        return replace(one, wait=Wait(falls_back, is_told=True))

    def _whose(self, place: Place, since: int, until: int) -> Mention | None:
        """The name or title in the sentence that a place belongs to: the last before
        it, or else the first after it."""
        mentions = self.scene.mentions.within(
            max(since, place.start - 400), min(until, place.end + 400)
        )
        strong = [m for m in mentions if not m.is_weak] or (
            mentions if place.locator.label == "act" else []
        )
        before = [m for m in strong if m.end <= place.start]
        after = [m for m in strong if m.start >= place.end]
        speaking = [m for m in before if self.scene.speaks(m)]
        found = next(iter([*speaking[-1:], *before[-1:], *after[:1]]), None)
        if found is None or place.locator.label in {"page", "act"}:
            return found
        gap = max(found.start - place.end, place.start - found.end)
        near = [m for m in (*before[-1:], *after[:1]) if _gap(m, place) <= ADJACENT]
        return found if gap <= ADJACENT else next(iter(near), None)

    def _span(self, mention: Mention, place: Place) -> tuple[int, int]:
        """From the name to the page or the other way round; far apart, the page alone."""
        attribution = self.scene.attributions.of(mention)
        start = self.scene.attributions.name_start(mention)
        end = max(mention.end, attribution.end if attribution else 0)
        if _gap(mention, place) > SHORT or self._crosses(
            min(start, place.start), max(end, place.end)
        ):
            return place.start, place.end
        return min(start, place.start), max(end, place.end)

    def _crosses(self, start: int, end: int) -> bool:
        """A citation in brackets, or a quotation, begins in between."""
        number = bisect_left(self._starts, start)
        if number < len(self._starts) and self._starts[number] < end:
            return True
        return bool(self.scene.quotations.within(start, end))

    def _says_somebody(self, since: int, until: int) -> bool:
        end = min(until, since + 600)
        numbers = self.scene.words.numbers(since, end)
        words = [self.scene.words.word(number) for number in numbers]
        says = any(
            w in verbs.PRESENT or w in verbs.PAST or w in verbs.SPOKE for w in words
        )
        return says and self.scene.has_pronoun(since, end)

    def _of_a_stranger(self, place: Place, since: int, until: int) -> Seen | None:
        """“As Nowak notes on page 12”: made like a citation of nobody in the library."""
        words = self.scene.words
        near = words.numbers(max(since, place.start - 80), min(until, place.end + 40))
        for number in near:
            if number + 1 >= len(words) or words.between(number) != " ":
                continue
            name, verb = words.typed(number), words.word(number + 1)
            if not name[0].isupper() or words.word(number) in _NOBODY or len(name) < 3:
                continue
            if verb in verbs.PRESENT or verb in verbs.PAST:
                start = min(words.spans[number][0], place.start)
                end = max(words.spans[number + 1][1], place.end)
                return self._see(start, end, State.UNKNOWN, (), place.locator)
        return None

    def _dated(self) -> Iterator[Seen]:
        for one in years_in_sentence(self.scene):
            if not self._is_read(one.citation.start):
                yield one

    # --- Names that say something -----------------------------------------------------

    def _attributions(self) -> Iterator[Seen]:
        told: set[tuple[int, tuple[str, ...]]] = set()
        for attribution in self.scene.attributions.all:
            mention = attribution.mention
            if mention.start in self._taken or self._is_read(mention.start):
                continue
            since, until = self.scene.sentences.around(mention.start)
            ids = self._ids(mention, since, until)
            if (since, ids) in told or self._cited_below(mention, ids, since, until):
                continue
            told.add((since, ids))
            state = self._how_sure(attribution, since, until, ids)
            if state is not None:
                year = _YEAR.search(self.scene.text, mention.end, attribution.end)
                yield self._see(
                    attribution.start,
                    attribution.end,
                    state,
                    ids,
                    None,
                    year[1] if year else "",
                )

    def _cited_below(
        self, mention: Mention, ids: Sequence[str], since: int, until: int
    ) -> bool:
        """The same sentence cites it in brackets, or a quotation begun there does."""
        number, reach = bisect_left(self._starts, since), self._reach(until)
        for seen in self.seen[number : number + 12]:
            citation = seen.citation
            quotation = citation.quotation
            below = since <= citation.start < reach or (
                quotation is not None and since <= quotation.start < until
            )
            behind = citation.start - until < 4 and self.scene.after_a_stop(
                citation.start
            )
            if not (below or behind):
                break
            if not seen.ids or set(seen.ids) & set(ids):
                return True
        return self.scene.has_note(since, until, ids)

    def _reach(self, until: int) -> int:
        """How far a sentence goes that ends in a colon: over what it quotes in a paragraph
        of its own, up to a citation that stands alone below it."""
        text = self.scene.text
        if text[max(0, until - 40) : until].rstrip()[-1:] != ":":
            return until
        number = bisect_left(self._starts, until)
        if number == len(self.seen):
            return until
        citation = self.seen[number].citation
        block = self.scene.block_at(citation.start)
        if max(citation.start - until, block.end - block.start) > LONGEST_BLOCK:
            return until
        alone = text[block.start : block.end].strip(" .\t") == citation.marker
        return citation.start + 1 if alone else until

    def _how_sure(
        self, attribution: Attribution, since: int, until: int, ids: Sequence[str]
    ) -> State | None:
        """“Lenin said” may be history and no reading: with a quotation, perhaps."""
        if attribution.is_sure or self._is_scholar(attribution, ids):
            return state_of(ids)
        named = self.scene.mentions.within(since, until)
        if any(not m.is_name and set(m.ids) & set(ids) for m in named):
            return state_of(ids)
        if self.scene.text.startswith(" that ", attribution.end):
            return State.POSSIBLE
        quoted = self.scene.quotations.within(attribution.end, until)
        is_said = any(is_long(self.scene.text, q.span) for q in quoted[:3])
        return State.POSSIBLE if is_said else None

    def _is_scholar(self, attribution: Attribution, ids: Sequence[str]) -> bool:
        """“Hirano found”, who is cited with the year elsewhere."""
        said = self.scene.text[attribution.start : attribution.end]
        if said.rsplit(" ", 1)[-1] not in verbs.RESEARCHED:
            return False
        if self._scholars is None:
            self._scholars = {
                i
                for one in self.seen
                if one.citation.kind is Kind.AUTHOR_DATE and len(one.ids) == 1
                for i in one.ids
            }
        return set(ids) <= self._scholars

    def _ids(self, mention: Mention, since: int, until: int) -> tuple[str, ...]:
        ids = self.scene.told_apart(mention.ids, since, until)
        if len(ids) > 1:
            number = bisect_left(self._starts, mention.start)
            behind = self.seen[number].ids if number < len(self.seen) else ()
            is_near = behind and self._starts[number] - mention.start < SOON
            if is_near and set(behind) < set(ids):
                return behind
            cited = self.seen[number - 1].ids if number else ()
            block = self.scene.block_at(mention.start)
            if number and self._starts[number - 1] >= block.start and cited:
                return cited if set(cited) <= set(ids) else ids
        return self.scene.all_named(mention, ids)

    def _see(
        self,
        start: int,
        end: int,
        state: State,
        ids: tuple[str, ...],
        locator: Locator | None,
        year: str = "",
        reason: PlaceReason = PlaceReason.NONE,
    ) -> Seen:
        return self.scene.see(
            start, end, Kind.IN_SENTENCE, state, ids, locator, year, reason=reason
        )


_OF_ANOTHER = re.compile(
    r"\s(?:of|in)\s(?!the\s(?:novel|book|text|play|essay|article)\b)"
)
"""“on page 3 of my report”"""


_NOBODY = {"he", "she", "they", "it", "we", "this", "which", "who", "that", "author", "book", "text", "the", "as"}  # fmt: skip


def _gap(mention: Mention, place: Place) -> int:
    return max(mention.start - place.end, place.start - mention.end)
