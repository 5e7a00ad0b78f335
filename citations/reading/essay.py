"""An essay is one conversation: what a place takes its work from when nothing near tells.

The model knows which works the text names and cites, where, and how strongly. A place
that waits takes the work that was spoken of last in its paragraph; over a paragraph's
end, only where hardly another work can be meant. Otherwise it stays possible.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen, Wait
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
_REASONS = {
    CITED: PlaceReason.CITED_BEFORE,
    SPOKE: PlaceReason.SPOKE_BEFORE,
    TITLED: PlaceReason.NAMED_BEFORE,
    NAMED: PlaceReason.NAMED_BEFORE,
}


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


def settle(scene: Scene, seen: Sequence[Seen]) -> list[Seen]:
    """What was read, and the places that wait with the work they are in; those that no
    work can have fall back to what they are by themselves."""
    if not any(one.wait or one.citation.reason or len(one.ids) > 1 for one in seen):
        return list(seen)
    essay = Conversation(scene, [one for one in seen if one.wait is None])
    seen = [_again(essay, one) for one in seen]
    settled: list[Seen] = []
    for one in seen:
        if one.wait is None:
            back = _back_in_the_story(essay, one, settled)
            settled.append(back or _told_apart(essay, one))
            continue
        found = _settled(essay, one, one.wait)
        if found is not None:
            settled.append(found)
            if found.citation.source:
                essay.add(found.citation.start, found.citation.source)
    return settled


def _back_in_the_story(
    essay: Conversation, one: Seen, before: Sequence[Seen]
) -> Seen | None:
    """A page behind a critic's, once the essay speaks of the people of its novel again:
    in the novel."""
    citation = one.citation
    main, reason = essay.main(citation.locator)
    if (
        citation.reason is not PlaceReason.CITED_BEFORE
        or not before
        or reason is not PlaceReason.MAIN_WORK
    ):
        return None
    last = before[-1].citation
    if citation.source in {None, main} or citation.source != last.source:
        return None
    if essay.is_told_of_people(last.end, citation.start):
        citation = replace(citation, source=main, reason=reason)
        return replace(one, citation=citation, ids=(main,))
    return None


def _told_apart(essay: Conversation, one: Seen) -> Seen:
    """“(Austen 71)” in an essay on one of her novels, or whose list has only one."""
    if one.citation.state is not State.AMBIGUOUS:
        return one
    source, reason = _one_of(essay, one)
    if not source:
        return one
    citation = replace(
        one.citation, state=State.LINKED, source=source, candidates=(), reason=reason
    )
    return replace(one, citation=citation, ids=(source,))


def _one_of(essay: Conversation, one: Seen) -> tuple[str, PlaceReason]:
    ids = one.ids
    listed = [i for i in ids if i in essay.scene.listed]
    if len(listed) == 1:
        return listed[0], PlaceReason.LISTED
    others = {i for i in ids if i in essay.linked}
    headed = [i for i in ids if i in essay.scene.headed]
    if len(headed) == 1:
        return headed[0], PlaceReason.MAIN_WORK
    often = sorted(ids, key=lambda i: -essay.times[i])
    most, second = essay.times[often[0]], essay.times[often[1]]
    is_main = most > 2 and most >= MAIN * second and not others - {often[0]}
    if is_main and essay.is_spoken_of(often[0], one.citation.start):
        return often[0], PlaceReason.MAIN_WORK
    return "", PlaceReason.NONE


def _may_err(one: Seen) -> bool:
    return bool(one.citation.reason and manner(one.citation.locator))


def _again(essay: Conversation, one: Seen) -> Seen:
    """An act and scene that was given to an article near it waits for the play."""
    locator = one.citation.locator
    if not _may_err(one) or any(essay.can_be(i, locator) for i in one.ids):
        return one
    quoted = one.citation.quotation is not None
    citation = replace(one.citation, state=State.POSSIBLE, source=None, candidates=())
    wait = Wait(State.POSSIBLE, is_quoted=quoted, is_told=True)
    return replace(one, citation=citation, ids=(), wait=wait)


def _settled(essay: Conversation, one: Seen, wait: Wait) -> Seen | None:
    source, reason = _work_of(essay, one, wait)
    if source:
        citation = replace(
            one.citation, state=State.LINKED, source=source, reason=reason
        )
        return replace(one, citation=citation, ids=(source,), wait=None)
    if wait.falls_back is None:
        return None
    citation = replace(one.citation, state=wait.falls_back)
    if wait.falls_back is State.POSSIBLE:
        likely = essay.likely(one.citation.locator)
        citation = replace(citation, candidates=likely)
    return replace(one, citation=citation, wait=None)


def _work_of(essay: Conversation, one: Seen, wait: Wait) -> tuple[str, PlaceReason]:
    locator, place = one.citation.locator, one.citation.start
    block = essay.scene.block_at(place)
    is_told = wait.is_quoted or wait.is_told or bool(manner(locator))
    least = NAMED if is_told else TITLED
    for event in essay.before(place, block.start):
        if event.weight >= least and essay.can_be(event.id, locator):
            return event.id, _REASONS[event.weight]
    source, reason = essay.main(locator)
    is_usual = essay.paged[source] > 1 and not _is_an_item(essay.scene, one)
    if source and (is_told or is_usual):
        return source, reason
    return _of_above(essay, one, wait)


_ITEM = re.compile(r"\b(?:to|in|of|by|from|with|and|or|than|example|case|premise)\s$")


def _is_an_item(scene: Scene, one: Seen) -> bool:
    """“Someone could object to (2)”: a sentence, an example of the essay's own."""
    start = one.citation.start
    is_short = len(one.citation.marker.strip("()")) < 2
    return is_short or _ITEM.search(scene.text, max(0, start - 12), start) is not None


def _of_above(essay: Conversation, one: Seen, wait: Wait) -> tuple[str, PlaceReason]:
    """The one work that the paragraph above speaks of, if it was cited there."""
    if not (wait.is_quoted or wait.is_told):
        return "", PlaceReason.NONE
    locator, place = one.citation.locator, one.citation.start
    above = essay.scene.blocks_above(essay.scene.block_at(place).start)
    if not above:
        return "", PlaceReason.NONE
    events = essay.before(place, above[-1].start)
    works = {event.id for event in events if event.weight > NAMED}
    if len(works) == 1 and any(event.weight == CITED for event in events):
        (source,) = works
        if essay.can_be(source, locator):
            return source, PlaceReason.CITED_BEFORE
    return "", PlaceReason.NONE
