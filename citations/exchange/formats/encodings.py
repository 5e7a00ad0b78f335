"""Bytes to text: UTF-8 and UTF-16 are known, other encodings are guessed and said so."""

from __future__ import annotations

import codecs
import re

from citations.items.clean import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC_RUN = re.compile(rb"[\xc0-\xff\xa8\xb8]{4,}")
_HIGH = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text, its line ends as \\n, and a note where its encoding is a guess."""
    text, notes = _decode(data)
    return as_lines(text), notes


def as_lines(text: str) -> str:
    """Without a byte order mark, every line end a \\n."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), (Note("guessed-encoding", "UTF-16"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        encoding, name = _guess(data)
        return data.decode(encoding, "replace"), (Note("guessed-encoding", name),)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    head = data[:400]
    if len(head) < 4 or head.count(0) * 5 < len(head) * 2:
        return ""
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _guess(data: bytes) -> tuple[str, str]:
    """Words of high bytes are Cyrillic; single ones are accented Latin letters."""
    high = sum(map(len, _HIGH.findall(data)))
    in_words = sum(map(len, _CYRILLIC_RUN.findall(data)))
    if in_words * 2 > high:
        return "cp1251", "Windows-1251"
    return "cp1252", "Windows-1252 (Latin-1)"
