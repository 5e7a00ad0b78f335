"""The pandoc document we send, and the entries we read out of the one we get back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from citations.styles.english import English
from citations.styles.entry import BibliographyError
from citations.styles.pandoc.inlines import html_of

API_VERSION = [1, 23, 1]


def cite_all(ids: Sequence[str], locale: str) -> dict[str, Any]:
    """An empty text that cites `ids` in this order, without showing the citations."""
    cites = [_cite(cite_id) for cite_id in ids]
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {
            "nocite": {"t": "MetaInlines", "c": cites},
            "lang": {"t": "MetaString", "c": locale},
            "link-bibliography": {"t": "MetaBool", "c": False},
        },
        "blocks": [],
    }


def cites_in_notes(ids: Sequence[str], place: str, locale: str) -> dict[str, Any]:
    """A text of one note per id, every second one with `place` for its page."""
    paragraphs = []
    for number, cite_id in enumerate(ids, start=1):
        cite = _cite(cite_id)
        citation = cite["c"][0][0]
        citation["citationNoteNum"] = number
        if number % 2 == 0:
            page = {
                "t": "Str",
                "c": f"{{p. {place}}}",
            }  # braces: whatever it is, a page
            citation["citationSuffix"] = [{"t": "Str", "c": ","}, {"t": "Space"}, page]
        paragraphs.append({"t": "Para", "c": [cite]})
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {
            "lang": {"t": "MetaString", "c": locale},
            "suppress-bibliography": {"t": "MetaBool", "c": True},
        },
        "blocks": paragraphs,
    }


def notes_in(document: dict[str, Any], english: English) -> Iterator[str]:
    """The HTML of each paragraph's note, "" where there is none."""
    for block in _blocks(document.get("blocks")):
        yield html_of(_note_in(block), english)


def _note_in(block: Any) -> list[Any]:
    match block:
        case {"t": "Para", "c": [{"t": "Cite", "c": [_, list(inlines)]}, *_]}:
            for inline in inlines:
                match inline:
                    case {"t": "Note", "c": [{"c": list(words)}, *_]}:
                        return words
            return inlines
    raise BibliographyError("Pandoc gave an answer we cannot read.")


def _cite(cite_id: str) -> dict[str, Any]:
    citation = {
        "citationId": cite_id,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def entries_in(document: dict[str, Any], english: English) -> Iterator[tuple[str, str]]:
    """(cite id, html) of each entry, in the order of the list.

    Raises BibliographyError for a document that is not built as pandoc builds them.
    """
    for block in _blocks(document.get("blocks")):
        match block:
            case {"t": "Div", "c": [["refs", *_], list(entries)]}:
                yield from (_entry(entry, english) for entry in entries)


def _blocks(blocks: Any) -> list[Any]:
    if not isinstance(blocks, list):
        raise BibliographyError("Pandoc gave an answer we cannot read.")
    return blocks


def _entry(block: Any, english: English) -> tuple[str, str]:
    match block:
        case {"t": "Div", "c": [[str(div_id), *_], list(paragraphs)]}:
            inlines = [
                inline
                for paragraph in paragraphs
                for inline in (paragraph.get("c") or [])
            ]
            cite_id = div_id.removeprefix("ref-")
            return cite_id, html_of(inlines, english)
    raise BibliographyError("Pandoc gave an answer we cannot read.")
