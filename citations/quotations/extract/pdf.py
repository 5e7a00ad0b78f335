"""PDF with a text layer → pages, with the labels the file gives them."""

from __future__ import annotations

import io

from pypdf import PdfReader

from citations.quotations.extract.types import BadText, Limits, Problem
from citations.quotations.match.types import Page

FEWEST_LETTERS = 12
"""On the average page; below, the pages are pictures with a number or a stamp on them."""


def pages_of_pdf(data: bytes, limits: Limits) -> list[Page]:
    """The text of each page. Slow, and memory-hungry: run it in a process of its own."""
    try:
        pages = _read(data, limits)
    except BadText:
        raise
    except Exception:  # a file from outside can break its reader in any way
        raise BadText(Problem.BROKEN) from None
    letters = sum(c.isalpha() for page in pages for c in page.text)
    if letters < FEWEST_LETTERS * max(len(pages), 1):
        raise BadText(Problem.NO_TEXT)
    return pages


def _read(data: bytes, limits: Limits) -> list[Page]:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadText(Problem.ENCRYPTED)
    count = len(reader.pages)
    if count > limits.pages:
        raise BadText(Problem.TOO_MANY_PAGES)
    labels = _labels(reader, count)
    pages = []
    room = limits.characters
    for number, page in enumerate(reader.pages):
        text = _text(page)
        room -= len(text)
        if room < 0:
            raise BadText(Problem.TOO_MUCH_TEXT)
        pages.append(Page(labels[number], text))
    return pages


def _labels(reader: PdfReader, count: int) -> list[str]:
    """What is printed on the pages, as the file says; else their numbers from 1."""
    try:
        labels = [str(label)[:20] for label in reader.page_labels]
    except Exception:  # a broken label tree must not cost the text
        labels = []
    plain = [str(number + 1) for number in range(count)]
    return labels if len(labels) == count else plain


def _text(page: object) -> str:
    """One page's text; one that cannot be read is empty, the others are kept."""
    try:
        return str(page.extract_text())  # type: ignore[attr-defined]
    except (RecursionError, MemoryError):
        raise
    except Exception:  # as above, and the other pages are worth keeping
        return ""
