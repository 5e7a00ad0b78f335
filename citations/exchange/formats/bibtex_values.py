"""A BibTeX value put together: what is between its marks, and the strings it names.

bibtexparser leaves `oup # { Inc.}` half done, so this is done here, with a cap: strings
made of strings cannot grow without end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from citations.exchange.formats.records import DEEPEST
from citations.items.clean import Note

LONGEST_VALUE = 20_000
_PIECE = re.compile(r'\\.|[{}"#]|\s+|[^\\{}"#\s]+', re.DOTALL)


class Unreadable(Exception):
    """A value or an entry that is refused; the note says why."""

    def __init__(self, note: Note) -> None:
        super().__init__(note.code)
        self.note = note


class _Joiner:
    """The pieces of one value, read one after another."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        self.strings = strings
        self.out: list[str] = []
        self.notes: list[Note] = []
        self.depth, self.size, self.is_quoted = 0, 0, False

    def read(self, piece: str) -> None:
        if piece == '"' and not self.depth:
            self.is_quoted = not self.is_quoted
            return
        before = self.depth
        self.depth = max(0, before + (piece == "{") - (piece == "}"))
        if self.depth > DEEPEST:
            raise Unreadable(Note("too-deep"))
        if self.is_quoted or (before and self.depth):
            self._keep(piece)
        elif not before and not self.depth:
            self._keep(self._named(piece))
        # what is left are the braces around the value

    def _keep(self, piece: str) -> None:
        self.out.append(piece)
        self.size += len(piece)
        if self.size > LONGEST_VALUE:
            raise Unreadable(Note("value-too-long"))

    def _named(self, piece: str) -> str:
        """A number, the name of a string, or the space and `#` between the pieces."""
        if piece == "#" or not piece.strip():
            return ""
        name = piece.lower()
        if name in self.strings:
            return self.strings[name]
        if not name.isdigit():
            self.notes.append(Note("unknown-string", piece[:60]))
        return piece


def join_value(source: str, strings: Mapping[str, str]) -> tuple[str, list[Note]]:
    """The value, still LaTeX, and what is to be said of it. Raises Unreadable."""
    if len(source) > LONGEST_VALUE:
        raise Unreadable(Note("value-too-long"))
    joiner = _Joiner(strings)
    for found in _PIECE.finditer(source):
        joiner.read(found[0])
    return "".join(joiner.out), joiner.notes
