"""A file's bytes → what it is, and its pages."""

from __future__ import annotations

import re
import unicodedata

from citations.quotations.extract.epub import is_epub, pages_of_epub
from citations.quotations.extract.markup import pages_of_html
from citations.quotations.extract.pdf import pages_of_pdf
from citations.quotations.extract.plain import pages_of_text
from citations.quotations.extract.types import BadText, Extracted, Form, Limits, Problem
from citations.quotations.match.types import Page

_HTML = re.compile(r"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)  # fmt: skip
_MARKUP = re.compile(r"^\s*<(?:\?xml|!doctype|svg)\b", re.IGNORECASE)
FEWEST_WORDS = 8
"""A file with fewer is no source's text."""
_KEPT = {"\n", "\t", "\f"}


def read_file(data: bytes, limits: Limits) -> Extracted:
    """The pages of a file that may be anything. Raises BadText."""
    if not data.strip():
        raise BadText(Problem.EMPTY)
    form, text = _form(data, limits)
    if form == Form.PDF:
        pages = pages_of_pdf(data, limits)
    elif form == Form.EPUB:
        pages = pages_of_epub(data, limits)
    elif form == Form.HTML:
        pages = pages_of_html(text)
    else:
        pages = pages_of_text(text)
    return Extracted(form, tuple(_checked(pages, limits)))


def _form(data: bytes, limits: Limits) -> tuple[Form, str]:
    """By what is in it. Text is decoded along the way."""
    if b"%PDF-" in data[:1024]:
        return Form.PDF, ""
    if data.startswith(b"PK"):
        if not is_epub(data, limits):
            raise BadText(Problem.UNKNOWN_FORM)
        return Form.EPUB, ""
    text = _decoded(data)
    if _HTML.match(text[:4000]):
        return Form.HTML, text
    if _MARKUP.match(text[:200]):
        raise BadText(Problem.UNKNOWN_FORM)
    return Form.PLAIN, text


def _decoded(data: bytes) -> str:
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data:
        raise BadText(Problem.UNKNOWN_FORM)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise BadText(_undecodable(data)) from None
    strange = sum(ord(c) < 32 and c not in "\n\r\t\f" for c in text[:4000])
    if strange > 4:
        raise BadText(Problem.UNKNOWN_FORM)
    return text


def _undecodable(data: bytes) -> Problem:
    """Text in another encoding, or no text at all."""
    strange = sum(byte < 32 and byte not in b"\n\r\t\f" for byte in data[:4000])
    return Problem.UNKNOWN_FORM if strange > 4 else Problem.NOT_UTF8


def _checked(pages: list[Page], limits: Limits) -> list[Page]:
    """Pages that can be stored: within the limits, without what databases refuse."""
    kept = [Page(_label(page.label), _clean(page.text)) for page in pages]
    kept = [page for page in kept if page.label or page.text]
    if len(kept) > limits.pages:
        raise BadText(Problem.TOO_MANY_PAGES)
    most = limits.page_characters if len(kept) > 1 else limits.characters
    total = sum(len(page.text) for page in kept)
    if total > limits.characters or any(len(page.text) > most for page in kept):
        raise BadText(Problem.TOO_MUCH_TEXT)
    if sum(len(page.text.split()) for page in kept) < FEWEST_WORDS:
        raise BadText(Problem.NO_TEXT)
    return kept


def _label(label: str) -> str:
    return " ".join(_clean(label).split())[:20]


def _clean(text: str) -> str:
    """Composed, without control characters and halves of surrogate pairs."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isprintable():
        return text.strip()
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cs"}).strip()  # fmt: skip
