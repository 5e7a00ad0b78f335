"""From a text that was read to what pages show. Pure functions, run once at publication."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from blog.essays.works_cited import anchor
from blog.html import footnotes
from blog.html.sanitiser import PICTURE
from blog.web.icons import svg
from blog.web.languages import (
    JOINTS,
    count_scripts,
    direction_of,
    language_of,
    main_script,
)
from blog.web.states import COUNTED, LOOKS
from citations.documents.services.read import ReadText
from citations.reading.annotation import Mark, annotate
from citations.reading.text import Projection, tokens
from citations.reading.types import Block, FindingCode, FoundCitation

EXCERPT_LENGTH = 300

_WORD = re.compile(rf"[^\W_]+(?:{JOINTS}[^\W_]+)*")
_LEAD_FIGURE = re.compile(r"\s*<figure>.*?</figure>", re.DOTALL)
_IMAGE = re.compile(r'<img((?:\s+[a-z-]+="[^"]*")*)\s*/?>')
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')


class Picture(NamedTuple):
    """What finishing needs to know of a figure."""

    width: int
    height: int


@dataclass(frozen=True)
class Finished:
    """Everything a revision keeps about its text."""

    finished_html: str
    marked_html: str
    excerpt: str
    language: str
    direction: str
    word_count: int
    citation_counts: dict[str, int]
    picture_ids: list[int]


def derive_display(
    html: str, read: ReadText, pictures: Mapping[int, Picture] | None = None
) -> Finished:
    """Derive all that pages show from clean HTML and its reading."""
    sizes = pictures or {}
    text = read.projection.text
    script = main_script(count_scripts(text))
    return Finished(
        finished_html=finished_html(html, read, sizes, script),
        marked_html=marked_html(html, read, sizes, script),
        excerpt=excerpt(read),
        language=language_of(script, text),
        direction=direction_of(script),
        word_count=word_count(prose(read.projection)),
        citation_counts=citation_counts(read),
        picture_ids=picture_ids(html),
    )


# --- Words --------------------------------------------------------------------------


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: combining marks go, all else stays. Filled as texts need it."""

    def __missing__(self, code: int) -> int | None:
        is_mark = unicodedata.category(chr(code)).startswith("M")
        kept = self[code] = None if is_mark else code
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def word_count(text: str) -> int:
    """Runs of letters and digits; an apostrophe or hyphen inside joins (docs/writing.md).

    Combining marks belong to their letter. Scripts without spaces count by runs.
    """
    if not text.isascii():
        text = text.translate(_WITHOUT_MARKS)
    return len(_WORD.findall(text))


def has_words(text: str) -> bool:
    """Whether `word_count` would be more than nothing."""
    return _WORD.search(text) is not None


def prose(projection: Projection) -> str:
    """The text that counts as the essay's words: captions and notes are left out."""
    return "\n".join(
        projection.text[block.start : block.end]
        for block in projection.blocks
        if block.kind not in {"caption", "note"}
    )


def excerpt(read: ReadText, length: int = EXCERPT_LENGTH) -> str:
    """The first lines of prose, ended before a word or citation that would not fit."""
    text = read.projection.text
    parts: list[str] = []
    room = length
    for block in read.projection.blocks:
        if block.kind in {"heading", "caption", "note"}:
            continue
        if block.end - block.start > room:
            end = _cut(text, block, room, read.reading.citations)
            parts.append(text[block.start : end].rstrip(" \n,;:–—-") + "…")
            break
        parts.append(text[block.start : block.end])
        room -= block.end - block.start
    return " ".join(" ".join(parts).split()).removeprefix("…")


def _cut(text: str, block: Block, room: int, citations: Iterable[FoundCitation]) -> int:
    """The last place at or before `room` that splits neither a word nor a citation."""
    end = block.start + room
    space = max(
        text.rfind(" ", block.start, end + 1), text.rfind("\n", block.start, end)
    )
    end = space if space > block.start else end
    for citation in citations:
        if citation.start < end < citation.end:
            return citation.start
    return end


# --- The body -----------------------------------------------------------------------


def finished_html(
    html: str,
    read: ReadText,
    pictures: Mapping[int, Picture] | None = None,
    script: str = "",
) -> str:
    """For readers: citations that found their source are quiet links, others are text.

    A picture that opens the essay is left out: the page shows it above the text
    (`Revision.hero`).
    """
    marks = [
        Mark(c.start, c.end, "a", _link(c.source, "linked"))
        for c in read.reading.citations
        if c.source is not None
    ]
    marked = annotate(html, marks, read.projection)
    return _body(marked, read, pictures or {}, script)


def marked_html(
    html: str,
    read: ReadText,
    pictures: Mapping[int, Picture] | None = None,
    script: str = "",
) -> str:
    """For authors and graders: every citation with its state, in shape and in words,
    and quotations that name no source."""
    marks = []
    for citation, state in shown_states(read):
        if citation.source is not None:
            tag, attributes = "a", _link(citation.source, state)
        else:
            tag, attributes = "span", {"class": "cite", "data-state": state}
        inside = "" if state == "linked" else _said(state)
        marks.append(Mark(citation.start, citation.end, tag, attributes, inside))
    marks += [
        Mark(f.start, f.end, "span", {"class": "uncited"}, _said("quotation"))
        for f in read.reading.findings
        if f.code == FindingCode.QUOTATION_WITHOUT_CITATION
    ]
    marked = annotate(html, marks, read.projection)
    return _body(marked, read, pictures or {}, script)


def _link(source: str, state: str) -> dict[str, str]:
    return {
        "class": "cite",
        "data-state": state,
        "href": f"#w-{anchor(source)}",
        "data-card": anchor(source),
    }


def _said(state: str) -> str:
    look = LOOKS[state]
    return f'{svg(look.glyph)}<span class="vh"> ({look.words})</span>'


def _body(
    html: str, read: ReadText, pictures: Mapping[int, Picture], script: str
) -> str:
    """Dressed, with its pictures; the notes are at its end."""
    script = script or main_script(count_scripts(read.projection.text))
    text, notes = footnotes.lift(html)
    dressed = dress(text, script)
    dressed = _IMAGE.sub(lambda m: _image(m, pictures), dressed)
    lead = _LEAD_FIGURE.match(dressed)
    if lead and "<img" in lead.group():
        dressed = dressed[lead.end() :]
    return footnotes.put(
        dressed,
        notes,
        lambda words: _other(words, script),
        beside=footnotes.fit_beside(read.projection.blocks),
    )


@dataclass
class _Open:
    """A block whose end is still to come."""

    name: str
    place: int
    text: list[str] = field(default_factory=list)


_DRESSED = {"p", "h2", "h3", "h4", "li", "blockquote", "figcaption"}


def dress(html: str, script: str = "LATIN") -> str:
    """Number the paragraphs (p1, p2 …) and say where a block is in another script."""
    stack: list[_Open] = []
    said: dict[int, str] = {}
    number = 0
    for token in tokens(html):
        if not token.name:
            for block in stack:
                block.text.append(html[token.start : token.end])
        elif token.name in _DRESSED and not token.is_end:
            stack.append(_Open(token.name, token.end - 1))
            if token.name == "p":
                number += 1
                said[token.end - 1] = f' id="p{number}"'
        elif token.name in _DRESSED and stack and stack[-1].name == token.name:
            block = stack.pop()
            said[block.place] = said.get(block.place, "") + _other(
                "".join(block.text), script
            )
    return _insert(html, said)


_NOT_LATIN = re.compile("[^\u0000-\u024f\u2000-\u206f]")
"""Beyond the Latin letters and the marks between them."""


def _other(text: str, script: str) -> str:
    """`lang` and `dir` for a block whose letters are mostly of another script."""
    if script == "LATIN" and _NOT_LATIN.search(text) is None:
        return ""
    counts = count_scripts(text)
    own = main_script(counts) if counts.total() else script
    if own == script:
        return ""
    return f' lang="{language_of(own, text)}" dir="{direction_of(own)}"'


def _insert(html: str, said: Mapping[int, str]) -> str:
    out, place = [], 0
    for at in sorted(said):
        out += [html[place:at], said[at]]
        place = at
    return "".join([*out, html[place:]])


def picture_ids(html: str) -> list[int]:
    """The figures an essay shows, in order, each once."""
    found = [PICTURE.search(image.group(1)) for image in _IMAGE.finditer(html)]
    return list(dict.fromkeys(int(match.group(1)) for match in found if match))


def shows_hero_above(body_html: str) -> bool:
    """The essay opens with a picture, which its page shows above the text."""
    lead = _LEAD_FIGURE.match(body_html)
    return lead is not None and "<img" in lead.group()


def _image(image: re.Match[str], pictures: Mapping[int, Picture]) -> str:
    """The tag with its real size, its small copy for small screens, loaded when near."""
    address = PICTURE.search(image.group(1))
    if address is None or int(address.group(1)) not in pictures:
        return image.group()
    width, height = pictures[int(address.group(1))]
    base = address.group().rsplit("/", 2)[0]
    rest = _SIZE.sub("", image.group(1))
    return (
        f'<img{rest} width="{width}" height="{height}"'
        f' srcset="{base}/small/ {min(width, 640)}w, {base}/large/ {width}w"'
        f' sizes="(max-width: 44rem) 100vw, 42rem" loading="lazy" decoding="async">'
    )


# --- Citations ----------------------------------------------------------------------


def shown_states(read: ReadText) -> list[tuple[FoundCitation, str]]:
    """Each citation with its state as pages show it ("outside" is a state there)."""
    outside = {
        (f.start, f.end)
        for f in read.reading.findings
        if f.code == FindingCode.PAGE_OUTSIDE_SOURCE
    }
    return [
        (c, "outside" if (c.start, c.end) in outside else str(c.state))
        for c in read.reading.citations
    ]


def citation_counts(read: ReadText) -> dict[str, int]:
    """How many citations are in each state, and how many quotations name no source."""
    counts = Counter(state for _citation, state in shown_states(read))
    counts["quotation"] = sum(
        f.code == FindingCode.QUOTATION_WITHOUT_CITATION for f in read.reading.findings
    )
    return {state: counts[state] for state in COUNTED}
