"""Which work a place without a name is in, from the words and citations right before it.

First the sentence it stands in, then what its paragraph said and cited last. What lies
further off is the whole essay's to say (`essay`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citations.reading.attribution import Attribution
from citations.reading.mentions import Mention
from citations.reading.quotations import Quotation
from citations.reading.reasons import PlaceReason
from citations.reading.scene import Scene, Seen
from citations.reading.types import State

LONE = 60
"""Characters of a paragraph that may be nothing but a marker."""


@dataclass(frozen=True, slots=True)
class Near:
    """The sources a place can be in, and why; none where nothing near tells."""

    ids: tuple[str, ...] = ()
    reason: PlaceReason = PlaceReason.NONE


def nearby(scene: Scene, start: int, end: int, seen: Sequence[Seen]) -> Near:
    """The sources named last before a marker: in its sentence, or cited before it in
    its paragraph."""
    block = scene.block_at(start)
    quotation = scene.quotation_before(start, end)
    since = _since(scene, start, quotation)
    cited = _cited(seen, block.start)
    speaker = scene.attributions.before(start, since)
    mention = speaker.mention if speaker else _named(scene, start, quotation, since)
    weak = None if cited else _weak(scene, start, quotation, since)
    mention = mention or _titled(scene, start, since) or weak
    if mention is None and cited:
        mention = _spoke_since(scene, start, cited)
    if mention is None or (cited and cited.citation.start > mention.start):
        return Near(cited.ids, PlaceReason.CITED_BEFORE) if cited else Near()
    ids = scene.told_apart(mention.ids, since, start)
    ids = scene.of_first_name(mention, ids) if mention.is_name else ids
    if cited and len(ids) > 1 and set(cited.ids) <= set(ids):
        return Near(cited.ids, PlaceReason.CITED_BEFORE)
    return Near(scene.all_named(mention, ids), _reason(speaker, mention, since))


def _cited(seen: Sequence[Seen], since: int) -> Seen | None:
    """The last citation of the paragraph; a name in brackets that may be none, and that
    several works have, tells nothing."""
    for one in reversed(seen[-4:]):
        if one.citation.start < since:
            return None
        if one.citation.state is not State.POSSIBLE or len(one.ids) == 1:
            return one
    return None


def _reason(speaker: Attribution | None, mention: Mention, since: int) -> PlaceReason:
    if mention.start < since:
        return PlaceReason.SPOKE_BEFORE
    return PlaceReason.SPEAKS_HERE if speaker else PlaceReason.NAMED_HERE


def _since(scene: Scene, start: int, quotation: Quotation | None) -> int:
    """Where the sentence around a marker, or around what it quotes, begins."""
    block = scene.block_at(start)
    place = quotation.start if quotation else start
    if quotation is None or not quotation.is_block:
        before = scene.text[block.start : place].rstrip()
        place = block.start + max(0, len(before) - 1)
    return max(block.start, place - 600, scene.sentences.around(place)[0])


def _named(
    scene: Scene, start: int, quotation: Quotation | None, since: int
) -> Mention | None:
    """The last name in the sentence, outside what is quoted."""
    mention, _ = scene.mentions.before(quotation.start if quotation else start, since)
    if mention is not None and scene.is_quoted(mention.start, mention.end):
        return None
    if mention is None and quotation and quotation.is_block:
        above = scene.block_at(max(0, quotation.start - 1))
        mention, _ = scene.mentions.before(quotation.start, above.start)
    return mention


def _weak(
    scene: Scene, start: int, quotation: Quotation | None, since: int
) -> Mention | None:
    """What may be just words: a word of a title, or a name within the quotation."""
    place = quotation.start if quotation else start
    mention, weak = scene.mentions.before(place, since)
    if mention is not None and scene.is_quoted(mention.start, mention.end):
        weak = weak or mention
    if weak is None and start > place:
        inner, weak = scene.mentions.before(start, since)
        weak = weak or inner
    return weak if weak is None or scene.is_a_title(weak) is not False else None


def _titled(scene: Scene, start: int, since: int) -> Mention | None:
    """“In Ironfield, people gossip (155)”: a title of one word that can be no other."""
    for mention in reversed(scene.mentions.within(since, start)[-6:]):
        if mention.is_weak and scene.is_a_title(mention):
            return mention
    return None


def _spoke_since(scene: Scene, start: int, cited: Seen) -> Mention | None:
    """Who has spoken in the paragraph since something was cited there."""
    speaker = scene.attributions.before(start, max(cited.citation.end, start - 900))
    return speaker.mention if speaker and speaker.is_sure else None


def said_before(scene: Scene, start: int) -> Near:
    """Who is the last to say something in the paragraph before a marker: “Du Bois says
    … Later he writes of the “color line” (13)”."""
    since = max(_block_above(scene, start), start - 900)
    speaker = scene.attributions.before(start, since)
    mention = speaker.mention if speaker and speaker.is_sure else None
    sentence = max(scene.sentences.around(start)[0], start - 300)
    if mention is None and scene.has_pronoun(sentence, start):
        mention = scene.mentions.before(start, since)[0]
    if mention is None or not (mention.is_name or speaker):
        return Near()
    return Near(scene.told_apart(mention.ids, since, start), PlaceReason.SPOKE_BEFORE)


def _block_above(scene: Scene, start: int) -> int:
    """Where its paragraph begins; of a marker that is a paragraph of its own, the one
    two above it: what is quoted stands between."""
    block = scene.block_at(start)
    if block.end - block.start > LONE or scene.text[block.start : start].strip():
        return block.start
    filled = scene.blocks_above(start)
    return filled[-2].start if len(filled) > 1 else block.start


def spoken_of(scene: Scene, start: int, end: int) -> Near:
    """The sources named before a marker that has no citation before it, or else the one
    that speaks behind it in its sentence: “(ibid., 63), says Carter”."""
    near = nearby(scene, start, end, ())
    until = scene.sentences.around(start)[1]
    named = [] if near.ids else scene.mentions.within(end, until)
    speaking = [m for m in named if scene.speaks(m)]
    return (
        Near(speaking[0].ids, PlaceReason.SPEAKS_HERE) if len(speaking) == 1 else near
    )
