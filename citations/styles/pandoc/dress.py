"""How a title looks in its entry: words of ours that a CSL file would dress wrongly.

Marks in private characters (which cleaning takes out of whatever people type) go
through pandoc untouched; `undress` reads them in the finished HTML.
"""

from __future__ import annotations

import re

_BARE, _SLANTED, _END = "\ue010", "\ue011", "\ue012"
_GLOSS, _GLOSS_END = "\ue013", "\ue014"

_SLANTED_RUN = re.compile(f"[“‘]{_SLANTED}(.*?){_END}([.,?!]?)[”’]")
_BARE_RUN = re.compile(f"[“‘]{_BARE}(.*?){_END}([.,]?)[”’]")
_BARE_ITALIC = re.compile(f"<i>{_BARE}(.*?){_END}</i>")
_GLOSS_QUOTED = re.compile(
    f"([.,?!]?) ?{_GLOSS}([^{_GLOSS_END}]*){_GLOSS_END}([.,]?)([”’])"
)
_GLOSS_ITALIC = re.compile(f" ?{_GLOSS}([^{_GLOSS_END}]*){_GLOSS_END}</i>")
_LEFT = re.compile(f"[{_BARE}{_SLANTED}{_END}]")


def bare(words: str) -> str:
    """Neither in quotation marks nor in italics: a description, the name of a site."""
    return f"{_BARE}{words}{_END}"


def is_bare(words: str) -> bool:
    """Whether `bare` was there."""
    return _BARE in words


def slant(words: str) -> str:
    """In italics, where the file has quotation marks."""
    return f"{_SLANTED}{words}{_END}"


def gloss(title: str, translation: str) -> str:
    """A title and, in brackets after its italics or marks, what it means."""
    return f"{title} {_GLOSS}{translation}{_GLOSS_END}"


def undress(html: str) -> str:
    """The entry with every mark of ours read."""
    html = _SLANTED_RUN.sub(r"<i>\1</i>\2", html)
    html = _BARE_RUN.sub(r"\1\2", html)
    html = _BARE_ITALIC.sub(r"\1", html)
    html = _GLOSS_QUOTED.sub(r"\1\4 [\2]\3", html)
    html = _GLOSS_ITALIC.sub(r"</i> [\1]", html)
    html = html.replace(_GLOSS, "[").replace(_GLOSS_END, "]")
    return _LEFT.sub("", html)
