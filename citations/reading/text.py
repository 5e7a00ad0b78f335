"""Essay HTML → plain text, with every place kept.

The projection is the text that offsets count in, as code points: the texts of the leaf
blocks (paragraphs, headings, captions), in order, joined by one newline; `<br>` is a
newline; everything else between tags is as it stands, entities decoded. Pictures and
their alternative text are not part of it. A footnote (`NOTE`) does not interrupt the
text it stands in: after all blocks come the notes, each a block of kind "note" whose
`anchor` is the place of its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from citations.reading.types import Block

PROJECTION_VERSION = 2

NOTE = '<span class="footnote">'
"""How a footnote begins in running text; it ends with its </span> or with its block."""

LEAVES = {
    "p": "paragraph",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "figcaption": "caption",
    "pre": "paragraph",
}
CONTAINERS = {"blockquote", "ul", "ol", "li", "figure", "div", "section", "table", "hr"}
SILENT = {"script", "style", "template", "noscript", "title", "head"}
LONGEST_TAG = 4000

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the HTML: a tag (`name` set) or characters."""

    start: int
    end: int
    name: str = ""
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters of the projection and where they stand in the HTML."""

    start: int
    text: str
    source_start: int
    source_end: int
    in_link: bool = False

    @property
    def end(self) -> int:
        """The first code point after it."""
        return self.start + len(self.text)

    @property
    def is_plain(self) -> bool:
        """One code point of HTML for each of the text (no entity)."""
        return self.source_end - self.source_start == len(self.text)


@dataclass(frozen=True, slots=True)
class Projection:
    """The text of some HTML, its blocks, and the way back."""

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[TextPiece, ...] = ()
    version: int = PROJECTION_VERSION


def tokens(html: str) -> Iterator[Token]:
    """Tags and the characters between them, in one pass."""
    place = 0
    while place < len(html):
        opening = html.find("<", place)
        if opening < 0:
            yield Token(place, len(html))
            return
        closing = _tag_end(html, opening)
        if closing < 0:
            yield Token(place, opening + 1)
            place = opening + 1
            continue
        if opening > place:
            yield Token(place, opening)
        name = _TAG_NAME.match(html, opening)
        yield Token(
            opening,
            closing,
            name.group(1).lower() if name else "!",
            html.startswith("</", opening),
        )
        place = closing


def _tag_end(html: str, opening: int) -> int:
    """The place after the tag's `>`; -1 when this `<` opens no tag."""
    following = html[opening + 1 : opening + 2]
    if following not in {"/", "!"} and not following.isalpha():
        return -1
    if html.startswith("<!--", opening):
        end = html.find("-->", opening + 4, opening + LONGEST_TAG)
        return end + 3 if end >= 0 else -1
    quote = ""
    for place in range(opening + 1, min(len(html), opening + LONGEST_TAG)):
        char = html[place]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == ">":
            return place + 1
    return -1


class _Projector:
    """Walks the tokens once, collecting pieces and blocks."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces: list[TextPiece] = []
        self.blocks: list[Block] = []
        self.length = 0
        self.open_kind: str | None = None
        self.block_start = 0
        self.quotes = 0
        self.items = 0
        self.links = 0
        self.silent = ""
        self.spans = 0
        """Open spans of the note being read, itself included; none outside a note."""
        self.notes: list[tuple[int, list[TextPiece]]] = []
        self.outside: tuple[list[TextPiece], int] = (self.pieces, 0)

    def run(self) -> Projection:
        for token in tokens(self.html):
            if token.name:
                self._tag(token)
            elif not self.silent:
                self._characters(token.start, token.end)
        self._close()
        self._put_notes()
        text = "".join(piece.text for piece in self.pieces)
        return Projection(text, tuple(self.blocks), tuple(self.pieces))

    def _tag(self, token: Token) -> None:
        name = token.name
        if self.silent or name in SILENT:
            self._hush(token)
        elif name in LEAVES:
            self._close()
            if not token.is_end:
                self._open(LEAVES[name])
        elif name in CONTAINERS:
            self._container(token)
        elif name == "span":
            self._span(token)
        elif name == "br" and (self.spans or self.open_kind is not None):
            self._add("\n", token.end, token.end)
        elif name == "a":
            self.links = max(0, self.links + (-1 if token.is_end else 1))

    def _hush(self, token: Token) -> None:
        """Between <script> and </script> and the like nothing is text."""
        if not self.silent and not token.is_end:
            self.silent = token.name
        elif token.is_end and token.name == self.silent:
            self.silent = ""

    def _container(self, token: Token) -> None:
        self._close()
        step = -1 if token.is_end else 1
        if token.name == "blockquote":
            self.quotes = max(0, self.quotes + step)
        elif token.name == "li":
            self.items = max(0, self.items + step)

    def _span(self, token: Token) -> None:
        """A note, or a span inside one: its pieces go to a list of its own."""
        if self.spans and token.is_end:
            self.spans -= 1
            if not self.spans:
                self._end_note()
        elif self.spans:
            self.spans += 1
        elif self.html.startswith(NOTE, token.start):
            self.spans = 1
            self.outside = self.pieces, self.length
            self.pieces, self.length = [], 0

    def _end_note(self) -> None:
        self.spans = 0
        pieces = self.pieces
        self.pieces, self.length = self.outside
        self.notes.append((self.length, pieces))

    def _put_notes(self) -> None:
        """The notes behind everything else, in the order of their marks."""
        for anchor, pieces in self.notes:
            if self.blocks:
                self._add("\n", -1, -1)
            start = self.length
            for piece in pieces:
                self.pieces.append(replace(piece, start=start + piece.start))
                self.length += len(piece.text)
            self.blocks.append(Block(start, self.length, "note", anchor))

    def _open(self, kind: str) -> None:
        if self.blocks:
            self._add("\n", -1, -1)
        if kind in {"paragraph", "text"}:
            kind = "quote" if self.quotes else "item" if self.items else kind
        self.open_kind = kind
        self.block_start = self.length

    def _close(self) -> None:
        if self.spans:
            self._end_note()
        if self.open_kind is not None:
            self.blocks.append(Block(self.block_start, self.length, self.open_kind))
            self.open_kind = None

    def _characters(self, start: int, end: int) -> None:
        if self.open_kind is None and not self.spans:
            start = end - len(self.html[start:end].lstrip())
            if start == end:
                return
            self._open("text")
        place = start
        for entity in _ENTITY.finditer(self.html, start, end):
            self._add(self.html[place : entity.start()], place, entity.start())
            self._add(unescape(entity.group()), entity.start(), entity.end())
            place = entity.end()
        self._add(self.html[place:end], place, end)

    def _add(self, text: str, source_start: int, source_end: int) -> None:
        if text:
            piece = TextPiece(
                self.length, text, source_start, source_end, in_link=self.links > 0
            )
            self.pieces.append(piece)
            self.length += len(text)


def project(html: str) -> Projection:
    """The projection of sanitised HTML (any string is survived)."""
    return _Projector(html).run()


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of plain text: its lines."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return tuple(blocks)
