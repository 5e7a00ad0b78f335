"""Quotations that name no source: only where a teacher would say so.

A quotation is left alone where its sentence or its paragraph cites: several share the
citation at the end, and where one work speaks the paragraph is its. So is one that was
cited before, a title, a proverb, a motto, what somebody told the writer, and the
writer's own voice. What an unnamed somebody is said to have written (“one critic called
it …”) is told wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citations.reading.folding import folded_words
from citations.reading.quotations import SHORTEST_LONG, Quotation, is_long
from citations.reading.scene import Scene, Seen
from citations.reading.support import REACH, sentence_of
from citations.reading.types import Span

SEVERAL = 3
"""Works of a paragraph from which nobody can tell whose a quotation is."""
MOST = 40
"""Citations of a paragraph that are looked at."""
FAR = 2000
"""Characters within which a paragraph's other names are looked at."""
_SOMEBODY = re.compile(
    r"""
    \b(?:one|an?|another|some|many|several|un[ae]?|uno|qualche|eine?r?|один|одна|certain)\s
    (?:[\w-]+\s){0,2}?
    (?:authors?|critics?|historians?|scholars?|judges?|sociologists?|guides?|guidelines?|
      newspapers?|papers?|textbooks?|handbooks?|reviewers?|experts?|writers?|journalists?|stud(?:y|ies)|
      reports?|observers?|commentators?|economists?|philosophers?|psychologists?|
      researchers?|scientists?|biologists?|nurses?|doctors?|articles?|books?|essays?|
      websites?|blogs?|columnists?|theologians?|linguists?|politicians?|ministers?|heads?|
      poets?|novelists?|biographers?|translators?|editors?|witness(?:es)?|officials?|
      contemporar(?:y|ies)|travell?ers?|soldiers?|source|autori?|autore|auteurs?|
      critiques?|historiens?|cr[ií]tic[oa]s?|historiador(?:a|es)?|Autor(?:in|en)?|
      Historiker(?:in)?|Kritiker(?:in)?|автор|историк|критик|современник)\b
    |\b(?:someone|somebody|qualcuno|quelqu[’']un|alguien|jemand|кто-то)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""“One critic”, “somebody”: who is quoted and not named."""
_WROTE = re.compile(
    r"\b(?:sa(?:y|ys|id)|put|puts|wrote|writes|written|call(?:s|ed)|warn(?:s|ed)|argue[sd]?|"
    r"described?|describes|note[sd]?|claim(?:s|ed)|observe[sd]?|remark(?:s|ed)|declare[sd]?|"
    r"scritto|écrit|escrito|geschrieben|schrieb|schreibt|dijo|detto|писал[аи]?|пишет|"
    r"according\sto|in\sthe\swords\sof)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|myself|mi|yo|me|nos|ich|mir|mich|wir|uns|je|moi|nous|"
    r"you|your|я|мне|меня|мы|нам)\b"
)
_TALK = re.compile(
    r"""
    \b(?:who|mother|father|grandm\w+|grandf\w+|friend|neighbou?r|boss|teacher|
      patient|customer|participants?|interviewees?|students?|respondents?|informants?|
      seller|driver|nurse|man|woman|boy|girl|child|people|everyone|everybody|nobody)\s
    (?:\w+\s){0,2}?(?:said|says|say|asked|asks|ask|told|tells|replied|answered|shouted|
      whispered|explained|added|remembers?|called\sout|calls\sout|cries|cried)\b
    |\b(?:said|says|asked|asks|replied|shouted|calls?)\s(?:she|he|they|one|a|an|the)\b
    |\b(?:dice|dijo|gritan?|grita|disse|dicono|sagte|sagt)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"""
    \b(?:sayings?|proverbs?|mottos?|slogans?|signs?|banners?|stickers?|questions?|chants?|
      songs?|titled?|entitled|called|headlines?|jokes?|rules?|labels?|posters?|headings?|
      names?d?|phrases?|expressions?|idioms?|terms?|words?|lyrics?|adverts?|advertisements?|
      speech|essay|chapter|article|poem|story|episode|painting|lecture|talk|section|paper|
      proverbio|lema|motto|proverbe|devise|Sprichwort|пословица|поговорка|лозунг)
    [\s,:(]*(?:of|was|is|on|reads?|said|says|that)?[\s,:(]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands right before a quotation that is no work's words."""


def unclosed_quotations(scene: Scene) -> Iterator[Span]:
    """Quotation marks with no end."""
    for quotation in scene.quotations.quotations:
        if not quotation.is_closed and not quotation.is_block:
            yield Span(quotation.start, quotation.start + 1)


def uncited_quotations(scene: Scene, seen: Sequence[Seen]) -> list[Span]:
    """Quotations that want a citation, the most certain first."""
    supported = {s.citation.quotation.start for s in seen if s.citation.quotation}
    starts = [s.citation.start for s in seen]
    sure, likely = [], []
    said: set[str] = set()
    for quotation in scene.quotations.quotations:
        if quotation.end - quotation.start < SHORTEST_LONG:
            continue
        span = quotation.span
        said_before = _said(scene, span) in said
        said.add(_said(scene, span))
        if span.start in supported or said_before or not is_long(scene.text, span):
            continue
        if _is_cited(scene, starts, quotation) or _is_a_title(scene, quotation):
            continue
        if _is_of_somebody(scene, quotation):
            sure.append(Span(quotation.start, quotation.end))
        elif not (
            _is_talk(scene, quotation) or _is_shared(scene, seen, starts, quotation)
        ):
            likely.append(Span(quotation.start, quotation.end))
    return [*sure, *likely]


def _said(scene: Scene, span: Span) -> str:
    return " ".join(
        folded_words(scene.text[span.start : min(span.end, span.start + 80)])
    )


def _is_cited(scene: Scene, starts: Sequence[int], quotation: Quotation) -> bool:
    """A citation stands behind it in its sentence: several quotations share it."""
    since, until = sentence_of(scene, quotation)
    if quotation.is_block:
        until = min(until, quotation.end + 4)
    until = max(min(until, quotation.end + REACH), quotation.end)
    number = bisect_left(starts, quotation.start)
    return number < len(starts) and starts[number] < until


def _is_a_title(scene: Scene, quotation: Quotation) -> bool:
    """A title, a proverb, a sign."""
    if quotation.is_block:
        return False
    text = scene.text
    before = text[max(0, quotation.start - 60) : quotation.start]
    quoted = text[quotation.start : quotation.end]
    return _NO_WORK.search(before) is not None or _is_headline(quoted)


def _is_talk(scene: Scene, quotation: Quotation) -> bool:
    """Words that somebody said to the writer, or the writer's own."""
    if quotation.is_block:
        return False
    text = scene.text
    since, until = sentence_of(scene, quotation)
    before = text[max(since, quotation.start - 60) : quotation.start]
    around = f"{text[since : quotation.start]} {text[quotation.end : until]}"
    around = _without_quoted(around)
    if _OWN_VOICE.search(around) or _TALK.search(around):
        return True
    behind = _THEY_SAID.match(text, quotation.end, quotation.end + 24)
    near = text[max(scene.block_at(quotation.start).start, since - NEAR) : since]
    told = _THEY_SAID.search(before) and _OWN_VOICE.search(_without_quoted(near))
    return bool(behind or told)


NEAR = 600
"""Characters before a sentence in which the writer speaks for it to be what was told."""


_THEY_SAID = re.compile(
    r"\W{0,3}\b(?:she|he|they)\s(?:\w+\s)?(?:said|says|say|asked|asks|told|tells|replied|answered|added)\b",
    re.IGNORECASE,
)
"""Of somebody whom the writer talked to, where the writer is in the paragraph."""


def _without_quoted(text: str) -> str:
    return re.sub(r"[“«\"][^”»\"]*[”»\"]", " ", text)


def _is_headline(quoted: str) -> bool:
    """“On the Cult of Personality”: most of its long words have capitals."""
    long_words = re.findall(r"[^\W\d_]{4,}", quoted)
    large = [word for word in long_words if word[0].isupper()]
    return len(large) > 1 and 3 * len(large) >= 2 * len(long_words)


def _is_of_somebody(scene: Scene, quotation: Quotation) -> bool:
    since, until = sentence_of(scene, quotation)
    text = scene.text
    around = _without_quoted(
        f"{text[since : quotation.start]} {text[quotation.end : until]}"
    )
    return bool(_SOMEBODY.search(around) and _WROTE.search(around))


def _is_shared(
    scene: Scene, seen: Sequence[Seen], starts: Sequence[int], quotation: Quotation
) -> bool:
    """Its paragraph cites, or names a work of the library: these words are its."""
    block = scene.block_at(quotation.start)
    first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
    if first < last:
        works = {one.ids or (one.citation.marker,) for one in seen[first:last][:MOST]}
        return len(works) < SEVERAL
    since, until = quotation.start - FAR, quotation.end + FAR
    named = scene.mentions.within(max(block.start, since), min(block.end, until))
    return any(
        not (mention.is_weak or scene.is_quoted(mention.start, mention.end))
        for mention in named
    )
