"""What an essay may contain, and nothing else.

Two cleaners with the same table, one after the other: a hole in one is not a hole in
the site. Where all that is left of tags is of a few forms that are harmless as they
stand, that is seen at a glance, and the second cleaner has nothing to do. The editor
offers what `ALLOWED` holds, so the two cannot disagree.
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

from blog.html import footnotes
from citations.reading.text import Token, tokens

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
    "span": frozenset({"class"}),
}
"""Tag → attributes. The editor's schema is this list. A span is a footnote, in which
`footnotes.IN_NOTES` may stand."""

GUIDELINES: Mapping[str, frozenset[str]] = {
    tag: attributes
    for tag, attributes in ALLOWED.items()
    if tag not in {"figure", "figcaption", "img", "small", "span"}
}
"""The same without pictures and notes, for what an instructor writes."""
CLASSES = {"small": "credit", "span": "footnote"}
"""Tag → the one class it has."""

BLOCKS = {"p", "h2", "h3", "h4", "hr", "blockquote", "ul", "ol", "figure"}
HOLDERS = {"blockquote", "ul", "ol", "li", "figure", "hr"}
"""Blocks without words of their own: they hold others, or nothing."""
DEEPEST = 100
MOST_SIGNS, MOST_TAGS = 20_000, 10_000
"""Stray & and < signs, and tags with blank lines, in a text: bleach's time grows with
the square of both. A thesis has a tenth of this."""
LINKS = ("http://", "https://", "mailto:")
SCHEMES = {link.split(":")[0] for link in LINKS}
PICTURE = re.compile(r"/courses/[-\w]+/pictures/([0-9]{1,18})/(?:large|small)/")

_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOTE = re.compile(r"<span\s[^<>]{0,80}footnote", re.IGNORECASE)
_NOT_NESTING = {"p", "li", "br", "hr", "img", "input", "meta", "link", "wbr", "col"}
_BAD_IN_LINK = re.compile(
    r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029\u200e\u200f\u202a-\u202e]"
)
_IMAGE = re.compile(r'<img((?:\s+[a-z-]+="[^"]*")*)\s*/?>')
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_PLAIN_TAG = re.compile(
    r"</?([a-z][a-z0-9]{0,9})"
    r"(?:(?<=<small) class=\"credit\"|(?<=<span) class=\"footnote\""
    r"|(?<=<a) href=\"https?://[\w!$%()*+,./:;=?@~-]{1,1000}\")?>",
    re.ASCII,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_SOMETHING = re.compile(r"<img|(?:^|>)[^<]*[^<\s]")
"""A tag that is a thing itself, or characters between tags."""
_NEWLINE = re.compile(r"\s*\n\s*")


class TooMuch(Exception):
    """The text is too long or too deeply nested; its words say so to the writer."""


def clean_html(html: str, *, pictures: Container[str] = ()) -> str:
    """An essay's HTML without anything that is not in `ALLOWED`.

    `pictures`: the addresses an image may have; all others are left out. Words outside
    any paragraph (typed into the plain textarea) become paragraphs, at blank lines.
    Raises TooMuch. Cleaning what is clean changes nothing.
    """
    _refuse_many_notes(len(_NOTE.findall(html)))
    cleaned = _clean(html, ALLOWED, _cleaners.essay)
    _refuse_long_notes(footnotes.lengths(cleaned))
    return _IMAGE.sub(lambda m: _picture(m, pictures), cleaned)


def clean_guidelines(html: str) -> str:
    """An assignment's guidelines: as `clean_html`, without pictures."""
    return _clean(html, GUIDELINES, _cleaners.guidelines)


def for_textarea(html: str) -> str:
    """Clean HTML with a blank line between blocks, to be edited by hand."""
    out: list[str] = []
    depth = 0
    for token in tokens(html):
        if token.name in BLOCKS:
            if depth == 0 and not token.is_end and out:
                out.append("\n\n")
            depth += _step(token)
        out.append(html[token.start : token.end])
    return "".join(out)


def _clean(html: str, table: Mapping[str, frozenset[str]], cleaner: Cleaner) -> str:
    _refuse_too_much(html)
    html = _nh3(html.replace("\r\n", "\n").replace("\r", "\n"), table)
    before, rounds = "", 0
    while html != before and rounds < 4:
        before, rounds = html, rounds + 1
        html = _nh3(footnotes.tidy(_in_paragraphs(before, table)), table)
    if html == before and is_plain(html, table):
        return html
    return _nh3(cleaner.clean(html), table)


def is_plain(html: str, table: Mapping[str, frozenset[str]]) -> bool:
    """Every tag in it is one of the table's and has no attribute, or is a link to the
    web in plain letters, a credit or a footnote: nothing a second look could take away."""
    if _CONTROL.search(html):
        return False
    if "<figcaption>" in html and "<li>" in html:
        return False  # the two cleaners nest these differently
    found = _PLAIN_TAG.findall(html)
    return len(found) == html.count("<") and table.keys() >= set(found)


def _refuse_too_much(html: str) -> None:
    """Before any parser sees it: nesting costs them quadratic time."""
    if len(html) > settings.ESSAY_MAX_CHARACTERS:
        raise TooMuch(
            _("This is too long: at most %(most)d characters can be kept.")
            % {"most": settings.ESSAY_MAX_CHARACTERS}
        )
    tags = len(_OPENING.findall(html))
    if html.count("&") + html.count("<") - tags > MOST_SIGNS:
        raise TooMuch(_("There are too many “&” and “<” signs in this text."))
    if tags + html.count("\n\n") > MOST_TAGS:
        raise TooMuch(_("This text has too many paragraphs and too much formatting."))
    depth = 0
    for tag in _OPENING.finditer(html):
        if tag.group(2).lower() in _NOT_NESTING:
            continue
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > DEEPEST:
            raise TooMuch(_("Quotations and lists are nested too deeply in this text."))


def _refuse_many_notes(number: int) -> None:
    """Before any parser sees them, like all that makes it slow."""
    if number > footnotes.MOST:
        raise TooMuch(
            _("There are too many footnotes: at most %(most)d can be kept.")
            % {"most": footnotes.MOST}
        )


def _refuse_long_notes(lengths: list[int]) -> None:
    if any(length > footnotes.LONGEST for length in lengths):
        raise TooMuch(
            _("A footnote is too long: at most %(most)d characters can be kept in one.")
            % {"most": footnotes.LONGEST}
        )


def _nh3(html: str, table: Mapping[str, frozenset[str]]) -> str:
    return nh3.clean(
        html,
        tags=set(table),
        attributes={
            tag: set(names) for tag, names in table.items() if names - {"class"}
        },
        tag_attribute_values={
            tag: {"class": {name}} for tag, name in CLASSES.items() if tag in table
        },
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
        return value == CLASSES[tag]
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
    return href.lower().startswith(LINKS)


def _picture(image: re.Match[str], pictures: Container[str]) -> str:
    source = _SOURCE.search(image.group(1))
    return image.group() if source and source.group(1) in pictures else ""


def _step(token: Token) -> int:
    if token.name == "hr":
        return 0
    return -1 if token.is_end else 1


def _in_paragraphs(html: str, table: Mapping[str, frozenset[str]]) -> str:
    """Words outside any block get paragraphs; white space between blocks goes.

    So do an item without a list and a caption without a figure.
    """
    out: list[str] = []
    loose: list[str] = []
    depth = 0
    for token in tokens(html):
        is_block = token.name in BLOCKS
        if depth == 0 and (is_block or token.name in {"li", "figcaption"}):
            out += _paragraphs("".join(loose), table)
            loose = []
            if not is_block or (token.is_end and token.name != "hr"):
                continue
        (out if depth or is_block else loose).append(html[token.start : token.end])
        depth += _step(token) if is_block else 0
    return "".join([*out, *_paragraphs("".join(loose), table)])


def _paragraphs(loose: str, table: Mapping[str, frozenset[str]]) -> list[str]:
    """Paragraphs at blank lines; tags that stay open are closed in each."""
    parts = [
        _NEWLINE.sub("<br>", part.strip())
        for part in _BLANK_LINE.split(loose)
        if part.strip()
    ]
    parts = [_nh3(part, table) if "<" in part else part for part in parts]
    return [f"<p>{part}</p>" for part in parts if _SOMETHING.search(part)]


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
