"""One way in for HTML that people wrote: size and depth, then bleach, then nh3.

The lists are the editor's own, so the two cannot disagree. bleach gets no further
security releases and therefore does not stand alone (docs/decisions).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from html import escape, unescape

import nh3
from bleach.sanitizer import Cleaner
from django.conf import settings
from django.utils.translation import gettext as _

from citations.parsing.text import tokens

TEXT_TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "br",
        "strong",
        "em",
        "u",
        "s",
        "sub",
        "sup",
        "a",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
    ]
)
FIGURE_TAGS = frozenset(["figure", "img", "figcaption", "small"])
DEEPEST = 100
"""How deeply tags may nest: bleach takes quadratic time in it."""

_DROPPED = re.compile(
    r"<(script|style|template|noscript|iframe|svg|math|xmp|noembed|noframes|plaintext|title|textarea)\b[^>]{0,2000}>.{0,200000}?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"[0-9]{1,6}")
_PICTURE = re.compile(
    r"/courses/[a-z0-9_-]{1,60}/pictures/[0-9]{1,12}/(?:large|small)/"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e]")
_BLOCK_TAG = re.compile(
    r"<(?:p|h[1-6]|ul|ol|li|blockquote|figure|div)\b", re.IGNORECASE
)


class TooMuch(ValueError):
    """The text is too long or too deep; its message is a sentence for the writer."""


def is_safe_link(href: str) -> bool:
    """http, https, mailto, or a path or place of this site; nothing disguised."""
    href = unescape(href)
    if not href or len(href) > 2000 or _CONTROL.search(href) or "\\" in href:
        return False
    scheme = _SCHEME.match(href)
    if scheme:
        return scheme.group().lower() in {"http:", "https:", "mailto:"}
    return href.startswith(("/", "#")) and not href.startswith("//")


def _text_attribute(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return name == "href" and is_safe_link(value)
    if tag == "ol":
        return (name == "start" and bool(_NUMBER.fullmatch(value))) or (
            name == "data-type" and value == "decimal"
        )
    return False


def _essay_attribute(tag: str, name: str, value: str) -> bool:
    if tag == "img":
        if name == "src":
            return bool(_PICTURE.fullmatch(value))
        return name == "alt" or (
            name in {"width", "height"} and bool(_NUMBER.fullmatch(value))
        )
    if tag == "small":
        return name == "class" and value == "credit"
    return _text_attribute(tag, name, value)


Check = Callable[[str, str, str], bool]
_NH3_NAMES = {
    "a": {"href"},
    "ol": {"start", "data-type"},
    "img": {"src", "alt", "width", "height"},
    "small": {"class"},
}
_local = threading.local()


def _cleaner(name: str, tags: frozenset[str], check: Check) -> Cleaner:
    """bleach's Cleaner is not thread-safe: one for each thread."""
    cleaner = getattr(_local, name, None)
    if cleaner is None:
        cleaner = Cleaner(
            tags=tags,
            attributes=check,
            protocols={"http", "https", "mailto"},
            strip=True,
            strip_comments=True,
        )
        setattr(_local, name, cleaner)
    return cleaner


def clean(html: str) -> str:
    """An essay's HTML with nothing but the editor's tags. Raises TooMuch."""
    return _clean(html, "essay", TEXT_TAGS | FIGURE_TAGS, _essay_attribute)


def clean_guidelines(html: str) -> str:
    """An assignment's guidelines: the same without pictures. Raises TooMuch."""
    return _clean(html, "text", TEXT_TAGS, _text_attribute)


def _clean(html: str, name: str, tags: frozenset[str], check: Check) -> str:
    _check_size(html)
    if not _BLOCK_TAG.search(html):
        html = paragraphs(html)
    without = _DROPPED.sub("", html)
    washed = str(_cleaner(name, tags, check).clean(without))
    attributes = {tag: names for tag, names in _NH3_NAMES.items() if tag in tags}
    return nh3.clean(
        washed,
        tags=set(tags),
        attributes=attributes,
        attribute_filter=lambda tag, key, value: (
            value if check(tag, key, value) else None
        ),
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def paragraphs(text: str) -> str:
    """Typed into a plain field: blank lines separate paragraphs, tags stay as they are."""
    blocks = re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n").strip())
    return "".join(
        f"<p>{block.strip().replace(chr(10), '<br>')}</p>"
        for block in blocks
        if block.strip()
    )


def escape_paragraphs(text: str) -> str:
    """Plain text as paragraphs, every character shown as typed."""
    return paragraphs(escape(text, quote=False))


def _check_size(html: str) -> None:
    most = settings.ESSAY_MAX_CHARACTERS
    if len(html) > most:
        raise TooMuch(
            _(
                "This text has %(n)d characters with its markup; at most %(most)d can be kept."
            )
            % {"n": len(html), "most": most}
        )
    depth = 0
    for token in tokens(html):
        if token.name in {"", "!", "br", "img", "hr"}:
            continue
        depth = max(0, depth + (-1 if token.is_end else 1))
        if depth > DEEPEST:
            raise TooMuch(
                _("This text is nested too deeply. Paste it as plain text instead.")
            )
