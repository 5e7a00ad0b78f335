"""Which works an essay speaks of: where, how strongly, and in what manner it cites them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen
from citations.reading.types import Kind, Locator, State

CITED, SPOKE, TITLED, NAMED = 4, 3, 2, 1
"""How strongly a work is spoken of."""
MAIN = 2
"""The work an essay is about is spoken of so many times more than any other."""
FAR = 900
"""Characters between two places that may lead back to the novel."""
OFTEN = 2
_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
LIKELY = 3
"""Works that the writer is asked to choose from."""


@dataclass(frozen=True, slots=True)
class Event:
    """A place at which one work is spoken of."""

    place: int
    id: str
    weight: int


class Conversation:
    """Which works a text speaks of, and where."""

    def __init__(self, scene: Scene, seen: Sequence[Seen]) -> None:
        self.scene = scene
        self.events = sorted(
            [*_cited(seen), *_spoken(scene)], key=lambda e: (e.place, e.weight)
        )
        self._places = [event.place for event in self.events]
        self.times = Counter(e.id for e in self.events if e.weight > NAMED)
        self.linked = {one.citation.source for one in seen if one.citation.source}
        self.paged = Counter(
            one.citation.source
            for one in seen
            if one.citation.source and _is_page(one.citation.locator)
        )
        self.manners = {
            (one.citation.source, manner(one.citation.locator))
            for one in seen
            if one.citation.source and _names_it(one)
        }
        self.by_page = {
            one.citation.source
            for one in seen
            if one.citation.source and _names_it(one) and _is_page(one.citation.locator)
        }
        for mention in scene.mentions.all:
            if scene.is_whole_title(mention):
                self.times[mention.ids[0]] += 1

    def add(self, place: int, source: str) -> None:
        """What was settled tells the places behind it."""
        number = bisect_left(self._places, place)
        self.events.insert(number, Event(place, source, CITED))
        self._places.insert(number, place)

    def before(self, place: int, since: int) -> list[Event]:
        """What is spoken of in [since, place), the last first."""
        number, first = (
            bisect_left(self._places, place),
            bisect_left(self._places, since),
        )
        return self.events[first:number][::-1][:12]

    def can_be(self, source: str, locator: Locator | None) -> bool:
        """The work can have such a place."""
        how = manner(locator)
        if how and (source, how) not in self.manners:
            if source in self.by_page or any(o == how for _, o in self.manners):
                return False
            kind = self.scene.shelf.by_id[source].source.type
            if kind in _WITHOUT_ACTS or (how == "time" and kind not in _TIMED):
                return False
        return locator is None or bool(self.scene.fitting((source,), locator))

    def is_spoken_of(self, source: str, place: int) -> bool:
        """It was named or cited before a place."""
        return self._first.get(source, place) < place

    @cached_property
    def _first(self) -> dict[str, int]:
        return {event.id: event.place for event in reversed(self.events)}

    def is_told_of_people(self, start: int, end: int) -> bool:
        """Whole sentences between two places speak of people whom the text names often,
        and of no work's author."""
        since = self.scene.sentences.around(start + 2)[0]
        if (
            end - since > FAR
            or since <= start
            or self.scene.mentions.within(since, end)
        ):
            return False
        numbers = self.scene.words.numbers(since, end)
        last = max(since, self.scene.sentences.around(end)[0])
        says = map(self.scene.says, self.scene.words.numbers(last, end))
        if self.scene.has_pronoun(last, end) and any(says):
            return False  # “he argues”: the critic still
        names = {
            self.scene.words.typed(n)
            for n in numbers
            if self.scene.words.typed(n)[0].isupper()
        }
        return any(self.people[name.removesuffix("’s")] > OFTEN for name in names)

    @cached_property
    def people(self) -> Counter[str]:
        """Words with a capital in the middle of a sentence, and how often they stand."""
        return Counter(_PERSON.findall(self.scene.text))

    def likely(self, locator: Locator | None) -> tuple[str, ...]:
        """The works that the essay speaks of most and that can have such a place: what
        the writer is asked to choose from."""
        often = (i for i, _ in self.times.most_common(8))
        return tuple(i for i in often if self.can_be(i, locator))[:LIKELY]

    def main(self, locator: Locator | None) -> tuple[str, PlaceReason]:
        """The only work of the essay that can have such a place, or the one that is
        spoken of far more than any other."""
        headed = [i for i in self.scene.headed if self.can_be(i, locator)]
        if len(headed) == 1 and self.times[headed[0]] > 1:
            return headed[0], PlaceReason.MAIN_WORK
        works = [
            (i, n) for i, n in self.times.most_common(8) if self.can_be(i, locator)
        ]
        if len(works) == 1:
            is_play = manner(locator) == "act"
            why = PlaceReason.ONLY_PLAY if is_play else PlaceReason.ONLY_WORK
            return works[0][0], why
        if works and works[0][1] >= MAIN * works[1][1] and works[0][1] > 2:
            return works[0][0], PlaceReason.MAIN_WORK
        return "", PlaceReason.NONE


_WITHOUT_ACTS = {
    "article", "article-journal", "article-magazine", "article-newspaper", "chapter",
    "thesis", "report", "webpage", "post-weblog", "review", "review-book", "interview",
}  # fmt: skip


_TIMED = {"motion_picture", "broadcast", "song", "speech", "performance", "musical_score", ""}  # fmt: skip


def _names_it(one: Seen) -> bool:
    """It names its work, or stands in a sentence that does."""
    is_alone = one.citation.kind is Kind.PAGE_ONLY
    return not is_alone or one.citation.reason is PlaceReason.NAMED_HERE


def _is_page(locator: Locator | None) -> bool:
    return locator is not None and locator.label == "page"


def manner(locator: Locator | None) -> str:
    """How a work is cited that is not cited by page alone: by act and scene, or by the
    lettered pages of Plato and Aristotle."""
    if locator is None:
        return ""
    if locator.label in {"act", "time"}:
        return locator.label
    is_page = locator.label == "page" and locator.first[:1].isdecimal()
    return "letter" if is_page and locator.first[-1:] in "abcde" else ""


def _cited(seen: Sequence[Seen]) -> Iterator[Event]:
    for one in seen:
        citation = one.citation
        if citation.state is State.LINKED and citation.source:
            weight = SPOKE if _is_in_passing(one) else CITED
            yield Event(citation.start, citation.source, weight)


def _is_in_passing(one: Seen) -> bool:
    return one.citation.kind is Kind.IN_SENTENCE and one.citation.locator is None


def _spoken(scene: Scene) -> Iterator[Event]:
    """Names and titles outside quotations that mean one work."""
    for mention in scene.mentions.all:
        if mention.is_weak and not scene.is_a_title(mention):
            continue
        if len(mention.ids) != 1 or scene.is_quoted(mention.start, mention.end):
            continue
        weight = NAMED if mention.is_name else TITLED
        yield Event(mention.start, mention.ids[0], weight)
