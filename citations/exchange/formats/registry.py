"""A file or a pasted text of unknown format → its records."""

from __future__ import annotations

import re

from citations.exchange.formats.bibtex import read_bibtex
from citations.exchange.formats.bibtex_writer import write_bibtex
from citations.exchange.formats.csl_json import read_csl_json, write_csl_json
from citations.exchange.formats.encodings import as_lines, decode
from citations.exchange.formats.records import MOST_BYTES, ReadFile
from citations.exchange.formats.ris import read_ris
from citations.exchange.formats.ris_writer import write_ris
from citations.items.clean import Note

READERS = {"bibtex": read_bibtex, "ris": read_ris, "csl-json": read_csl_json}
WRITERS = {"bibtex": write_bibtex, "ris": write_ris, "csl-json": write_csl_json}
_ENTRY = re.compile(r"@[ \t]*\w*[ \t]*[{(]")
_TYPE_LINE = re.compile(r"^[ \t]{0,8}TY[ \t]{1,4}-", re.MULTILINE)


def format_of(text: str) -> str:
    """bibtex, ris or csl-json by what the text looks like; nothing for other texts."""
    start = text.lstrip()[:1]
    if start in ("[", "{"):
        return "csl-json"
    found = {
        "ris": _TYPE_LINE.search(text),
        "bibtex": _ENTRY.search(text),
    }
    places = {name: match.start() for name, match in found.items() if match}
    return min(places, key=lambda name: places[name]) if places else ""


def read_records(text: str, notes: tuple[Note, ...] = ()) -> ReadFile:
    """The records of a text; a note where it has none, or is in no format we know."""
    text = as_lines(text)
    if len(text) > MOST_BYTES:
        return ReadFile("", (), (*notes, Note("file-too-long")))
    name = format_of(text)
    if not name:
        code = "unknown-format" if text.strip() else "empty-file"
        return ReadFile("", (), (*notes, Note(code)))
    records = READERS[name](text)
    if not records:
        notes = (*notes, Note("no-records"))
    return ReadFile(name, records, notes)


def read_bytes(data: bytes) -> ReadFile:
    """The records of a file; how its letters were guessed is among the notes."""
    if len(data) > MOST_BYTES:
        return ReadFile("", (), (Note("file-too-long"),))
    text, notes = decode(data)
    return read_records(text, notes)
