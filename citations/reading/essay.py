"""An essay is one conversation: what a place takes its work from when nothing near tells.

A place that waits takes the work that was spoken of last in its paragraph; over a
paragraph's end, only where hardly another work can be meant. Otherwise it stays possible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citations.reading.conversation import (
    CITED,
    MAIN,
    NAMED,
    SPOKE,
    TITLED,
    Conversation,
    manner,
)
from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen, Wait
from citations.reading.types import State

_REASONS = {
    CITED: PlaceReason.CITED_BEFORE,
    SPOKE: PlaceReason.SPOKE_BEFORE,
    TITLED: PlaceReason.NAMED_BEFORE,
    NAMED: PlaceReason.NAMED_BEFORE,
}


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
