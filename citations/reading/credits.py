"""Credit lines and web addresses: “Source: Kotkin, Magnetic Mountain, p. 88”.

A credit line is a citation whether or not the library has its source. So is an address
in a credit line, in brackets, or in a paragraph of its own; one in running prose is a
citation when the library has it, and otherwise a link like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citations.reading.anatomy import dissect
from citations.reading.find import find_urls
from citations.reading.library_works import page_or_year
from citations.reading.references import match_reference
from citations.reading.resolve import resolve
from citations.reading.scene import Scene, Seen, state_of
from citations.reading.shelf import bare_url
from citations.reading.types import Block, Kind, State

_WHAT = r"(?:image|photo(?:graph)?|picture|poster|video|art(?:work)?|map|graphic|cartoon|painting|screenshot|figure|header|cover)"
_LABEL = re.compile(
    rf"""
    (?:{_WHAT}s?\s)?(?:sources?|credits?|citation|courtesy|taken\sfrom|retrieved\sfrom)\s?:\s*
    |{_WHAT}s?\s(?:courtesy\sof|from|via|taken\sfrom|retrieved\sfrom|by)\s?:?\s+
    |{_WHAT}s?\s?:\s+
    |courtesy\sof\s+
    |(?:источник|фото|иллюстрация)\s?:\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STARTS = re.compile(r"(?:^|[.!?;(\n]\s*)(?=\S)")
MOST = 300
"""Characters of a credit line that are looked at."""


def read_credits(scene: Scene) -> list[Seen]:
    """The credit lines of a text: a paragraph's or a caption's, to its end."""
    found = []
    for block in scene.blocks:
        if block.kind in {"heading", "note"}:
            continue
        for start, end in _lines(scene.text, block):
            one = _credit(scene, start, end)
            if one is not None:
                found.append(one)
    return found


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """What stands behind a label. A paragraph may open with one; in a caption it may
    also follow a stop."""
    place = block.start
    line = text[block.start : min(block.end, block.start + 2 * MOST)]
    for begin in _STARTS.finditer(line):
        if begin.start() and block.kind != "caption":
            break
        label = _LABEL.match(line, begin.end())
        if label is None:
            continue
        start = place + label.end()
        end = min(block.end, start + MOST)
        raw = text[start:end].split("\n", 1)[0].rstrip(" .")
        if raw:
            yield start, start + len(raw)
        return


def _credit(scene: Scene, start: int, end: int) -> Seen | None:
    text = scene.text[start:end]
    url = next(find_urls(text), None)
    said = dissect(text[: url[0]] if url else text)
    match = resolve(said, scene.shelf)
    said = page_or_year(said, match)
    ids = match.ids or match_reference(text, scene.shelf)
    if url and (not match.ids or url[0] == 0):
        return None  # the address is the citation
    if ids:
        return scene.see(
            start, end, Kind.IN_SENTENCE, state_of(ids), ids, said.locator, said.year
        )
    words = text.split()
    is_name = text[0].isupper() or text[0].isdigit() or text[0] in '“"«‘'
    if is_name and len(words) <= 25 and any(w[0].isupper() for w in words):
        return scene.see(
            start, end, Kind.IN_SENTENCE, State.UNKNOWN, (), said.locator, said.year
        )
    return None


def read_urls(scene: Scene) -> list[Seen]:
    """The web addresses of a text."""
    found = []
    for start, end in find_urls(scene.text):
        sources = scene.shelf.by_url.get(bare_url(scene.text[start:end]), ())
        ids = tuple(s.source.id for s in sources)
        if ids or _is_meant(scene, start, end):
            found.append(scene.see(start, end, Kind.URL, state_of(ids), ids))
    return found


def _is_meant(scene: Scene, start: int, end: int) -> bool:
    """The address stands in brackets, behind a label, or alone."""
    block = scene.block_at(start)
    lead = scene.text[max(block.start, start - 40) : start].lstrip()
    before = lead.strip()
    after = scene.text[end : min(block.end, end + 4)].strip(" .")
    if (not before and not after) or before[-1:] in {"(", "[", "<"}:
        return True
    is_label = any(m.end() == len(lead) for m in _LABEL.finditer(lead))
    return is_label or before[-1:] == ":"
