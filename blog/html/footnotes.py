"""Footnotes: `<span class="footnote">…</span>` in running text, and how pages show them.

`tidy` brings what was typed into that one form. `lift` takes the notes out of a text,
so that nothing mistakes their words for the text's; `put` sets their numbers into the
text and the notes, as a list, at its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blog.web.icons import svg
from citations.reading.text import NOTE, Token, tokens
from citations.reading.types import Block

IN_NOTES = frozenset({"a", "br", "em", "strong", "sub", "sup"})
"""What a note may contain. The editor's note field offers the same."""
MOST = 300
"""Footnotes in an essay."""
LONGEST = 3000
"""Characters of a footnote."""
BLANK = " \t\r\n\u00a0"
"""A note of nothing else goes."""
MOST_BESIDE = 40
"""Footnotes that fit in the margin: footnotes.css has names for this many."""
TEXT, BESIDE, GAP, BELOW = 0.47, 0.58, 40, 500
"""Pixels a character takes in the text and in the margin, a note's own space, and what
stands below every essay at least."""

_ENDS_A_NOTE = {
    *("p", "h2", "h3", "h4", "hr", "blockquote", "ul", "ol", "li"),
    *("figure", "figcaption", "img"),
}
_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(re.escape(NOTE) + r"(.*?)</span>", re.DOTALL)
_PLACE = re.compile(r'<sup data-note="([0-9]+)"></sup>')


class Footnote(NamedTuple):
    """A footnote's HTML, and its words alone."""

    html: str
    text: str


def text_of(html: str) -> str:
    """The characters of some HTML."""
    return unescape(_TAG.sub("", html))


def lengths(html: str) -> list[int]:
    """How many characters each note of a tidy text has."""
    return [len(text_of(note)) for note in _NOTE.findall(html)]


# --- As it is stored ----------------------------------------------------------------


def tidy(html: str) -> str:
    """Well-formed HTML with each note in its one form; no word is lost.

    A note in a link goes after it, one in a caption in brackets; a note in a note
    is part of it; one without words goes, and so does every other span.
    """
    return _Tidier(html).run() if "<span" in html else html


class _Tidier:
    def __init__(self, html: str) -> None:
        self.html = html
        self.out: list[str] = []
        self.note: list[str] | None = None
        self.behind_link: list[str] = []
        self.spans: list[bool] = []
        """Open spans: whether it is the note being read."""
        self.links = 0
        self.is_caption = False

    def run(self) -> str:
        for token in tokens(self.html):
            piece = self.html[token.start : token.end]
            if token.name == "span":
                self._span(token, piece)
            elif token.name and self.note is not None:
                self._tag_in_note(token, piece)
            elif token.name:
                self._tag(token, piece)
            else:
                (self.out if self.note is None else self.note).append(piece)
        self._end_note()
        return "".join(self.out + self.behind_link)

    def _span(self, token: Token, piece: str) -> None:
        if not token.is_end:
            begins = piece == NOTE and self.note is None
            self.spans.append(begins)
            if begins:
                self.note = []
        elif self.spans and self.spans.pop():
            self._end_note()

    def _tag_in_note(self, token: Token, piece: str) -> None:
        if token.name in _ENDS_A_NOTE:
            self._end_note()
            self._tag(token, piece)
        elif token.name in IN_NOTES and self.note is not None:
            self.note.append(piece)

    def _tag(self, token: Token, piece: str) -> None:
        self.out.append(piece)
        if token.name == "figcaption":
            self.is_caption = not token.is_end
        elif token.name == "a":
            self.links = max(0, self.links + (-1 if token.is_end else 1))
        if not self.links:
            self.out += self.behind_link
            self.behind_link = []

    def _end_note(self) -> None:
        note, self.note = self.note, None
        inner = "".join(note or ())
        if not text_of(inner).strip(BLANK):
            return
        if self.is_caption:
            self.out.append(f" ({inner})")
        else:
            (self.behind_link if self.links else self.out).append(
                f"{NOTE}{inner}</span>"
            )


# --- As it is shown -----------------------------------------------------------------


def lift(html: str) -> tuple[str, list[Footnote]]:
    """The text without its notes, a place kept for each number; and the notes."""
    if NOTE not in html:
        return html, []
    out: list[str] = []
    notes: list[Footnote] = []
    inner: list[str] = []
    spans = 0
    for token in tokens(html):
        piece = html[token.start : token.end]
        if not spans and piece != NOTE:
            out.append(piece)
            continue
        if token.name == "span":
            spans += -1 if token.is_end else 1
            if not spans:
                out.append(f'<sup data-note="{len(notes)}"></sup>')
                note = "".join(inner[1:])
                notes.append(Footnote(note, text_of(note)))
                inner = []
                continue
        inner.append(piece)
    return "".join(out), notes


def fit_beside(blocks: Iterable[Block]) -> bool:
    """Whether all notes find room in the margin, each beside its place or below the
    note before, so that the text does not end long before they do."""
    notes = [block for block in blocks if block.kind == "note"]
    if not notes or len(notes) > MOST_BESIDE:
        return False
    down = 0.0
    for note in notes:
        down = max(down, (note.anchor or 0) * TEXT)
        down += GAP + (note.end - note.start) * BESIDE
    return down <= notes[0].start * TEXT + BELOW


def put(
    html: str, notes: Sequence[Footnote], said: Callable[[str], str], *, beside: bool
) -> str:
    """The lifted text with numbers that lead to the notes, which stand at its end.

    `said(words)` are the attributes (`lang`, `dir`) of words in another script;
    `beside`: the margin of wide screens may have the notes.
    """
    if not notes:
        return html
    text = _PLACE.sub(lambda place: _mark(int(place.group(1)) + 1), html)
    items = [_item(n, note, said(note.text)) for n, note in enumerate(notes, start=1)]
    return (
        f'{text}<section class="footnotes" role="doc-endnotes" aria-labelledby="notes"'
        f"{' data-beside' if beside else ''}>"
        f'<h2 id="notes" lang="{get_language() or "en"}" dir="auto">{escape(_("Notes"))}</h2>'
        f"<ol>{''.join(items)}</ol></section>"
    )


def _mark(number: int) -> str:
    name = escape(_("Note %(n)s") % {"n": number})
    return (
        f'<sup class="fn"><a href="#note-{number}" id="note-{number}-mark"'
        f' role="doc-noteref" aria-label="{name}">{number}</a></sup>'
    )


def _item(number: int, note: Footnote, attributes: str) -> str:
    back = escape(_("Back to the text, note %(n)s") % {"n": number})
    return (
        f'<li id="note-{number}"><span{attributes}>{note.html}</span>'
        f'&nbsp;<a class="fn-back" href="#note-{number}-mark" role="doc-backlink"'
        f' aria-label="{back}">{svg("up")}</a></li>'
    )
