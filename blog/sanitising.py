"""What may stand in an essay, and nothing else.

Two cleaners with the same table, one after the other: a hole in one is not a hole in
the site. The editor offers what `ALLOWED` holds, so the two cannot disagree.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Container, Mapping
from html import unescape

import nh3
from bleach.sanitizer import Cleaner
from django.conf import settings
from django.utils.translation import gettext as _

from citations.parsing.text import tokens

ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            *("p", "h2", "h3", "h4", "br", "hr", "blockquote", "ul", "li"),
            *("strong", "em", "u", "s", "sub", "sup", "figure", "figcaption"),
        ),
        frozenset(),
    ),
    "a": frozenset({"href"}),
    "ol": frozenset({"start", "data-type"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "small": frozenset({"class"}),
}
"""Tag → attributes. The editor's schema is this list."""

GUIDELINES: Mapping[str, frozenset[str]] = {
    tag: attributes
    for tag, attributes in ALLOWED.items()
    if tag not in {"figure", "figcaption", "img", "small"}
}
"""The same without pictures, for what an instructor writes."""

BLOCKS = {"p", "h2", "h3", "h4", "hr", "blockquote", "ul", "ol", "figure"}
DEEPEST = 100
SCHEMES = {"http", "https", "mailto"}
PICTURE = re.compile(r"/courses/[-\w]+/pictures/([0-9]{1,18})/(?:large|small)/")

_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOT_NESTING = {"p", "li", "br", "hr", "img", "input", "meta", "link", "wbr", "col"}
_BAD_IN_LINK = re.compile(
    r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029\u200e\u200f\u202a-\u202e]"
)
_IMAGE = re.compile(r'<img((?:\s+[a-z-]+="[^"]*")*)\s*/?>')
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_NEWLINE = re.compile(r"\s*\n\s*")


class TooMuch(Exception):
    """The text is too long or too deeply nested; its words say so to the writer."""


def clean(html: str, *, pictures: Container[str] = ()) -> str:
    """An essay's HTML without anything that is not in `ALLOWED`.

    `pictures`: the addresses an image may have; all others are left out. Words outside
    any paragraph (typed into the plain textarea) become paragraphs, at blank lines.
    Raises TooMuch. Cleaning what is clean changes nothing.
    """
    cleaned = _clean(html, ALLOWED, _cleaners.essay)
    return _IMAGE.sub(lambda m: _picture(m, pictures), cleaned)


def clean_guidelines(html: str) -> str:
    """An assignment's guidelines: as `clean`, without pictures."""
    return _clean(html, GUIDELINES, _cleaners.guidelines)


def for_textarea(html: str) -> str:
    """Clean HTML with a line for each block, to be edited by hand."""
    return re.sub(
        r"(</(?:p|h2|h3|h4|blockquote|ul|ol|figure)>|<hr>)(?=<)", r"\1\n\n", html
    )


def _clean(html: str, table: Mapping[str, frozenset[str]], cleaner: Cleaner) -> str:
    _refuse_too_much(html)
    once = _nh3(html.replace("\r\n", "\n"), table)
    return _nh3(cleaner.clean(_in_paragraphs(once)), table)


def _refuse_too_much(html: str) -> None:
    """Before any parser sees it: nesting costs them quadratic time."""
    if len(html) > settings.ESSAY_MAX_CHARACTERS:
        raise TooMuch(
            _("This is too long: at most %(most)d characters can be kept.")
            % {"most": settings.ESSAY_MAX_CHARACTERS}
        )
    depth = 0
    for tag in _OPENING.finditer(html):
        if tag.group(2).lower() in _NOT_NESTING:
            continue
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > DEEPEST:
            raise TooMuch(_("Quotations and lists are nested too deeply in this text."))


def _nh3(html: str, table: Mapping[str, frozenset[str]]) -> str:
    return nh3.clean(
        html,
        tags=set(table),
        attributes={tag: set(names) for tag, names in table.items() if names},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _allow(tag: str, name: str, value: str) -> bool:
    """Whether bleach keeps an attribute; `value` as written, entities included."""
    if name not in ALLOWED.get(tag, ()):
        return False
    value = unescape(value)
    if name == "href":
        return is_good_link(value)
    if name == "src":
        return PICTURE.fullmatch(value) is not None
    if name == "class":
        return value == "credit"
    if name in {"start", "width", "height"}:
        return value.isascii() and value.isdigit() and len(value) < 6
    if name == "data-type":
        return value in {"decimal", "lower-alpha", "upper-alpha", "lower-roman"}
    return True


def is_good_link(href: str) -> bool:
    """http, https, mailto, or a path of this site."""
    href = href.strip(" ")
    if _BAD_IN_LINK.search(href):
        return False
    if href.startswith("/"):
        return not href.startswith("//")
    return href.lower().startswith(("http://", "https://", "mailto:"))


def _picture(image: re.Match[str], pictures: Container[str]) -> str:
    source = _SOURCE.search(image.group(1))
    return image.group() if source and source.group(1) in pictures else ""


def _in_paragraphs(html: str) -> str:
    """Words that stand in no block get paragraphs; white space between blocks goes."""
    out: list[str] = []
    loose: list[str] = []
    depth = 0
    for token in tokens(html):
        piece = html[token.start : token.end]
        is_block = token.name in BLOCKS
        if is_block and depth == 0:
            out += _paragraphs("".join(loose))
            loose = []
        if is_block and token.name != "hr":
            depth = max(0, depth - 1) if token.is_end else depth + 1
        (out if depth or is_block else loose).append(piece)
    return "".join([*out, *_paragraphs("".join(loose))])


def _paragraphs(loose: str) -> list[str]:
    return [
        f"<p>{_NEWLINE.sub('<br>', part.strip())}</p>"
        for part in _BLANK_LINE.split(loose)
        if part.strip()
    ]


def _cleaner(table: Mapping[str, frozenset[str]]) -> Cleaner:
    return Cleaner(
        tags=set(table),
        attributes=_allow,
        protocols=SCHEMES,
        strip=True,
        strip_comments=True,
    )


class _Cleaners(threading.local):
    """bleach's cleaners cannot be shared by threads."""

    def __init__(self) -> None:
        self.essay = _cleaner(ALLOWED)
        self.guidelines = _cleaner(GUIDELINES)


_cleaners = _Cleaners()
