"""What a marker in brackets looks like, whatever it means: “(Freeze, 2009, p. 407)”.

A style names the shapes it writes; a shape that several write is told from none of them.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?:[–-][0-9]{2,4})?[a-z]?|n\.d\.(?:-[a-z])?|no date"
_PLACE = r"[0-9ivxlcdm]+(?:\.[0-9]+)*(?:\s?[–-]\s?[0-9ivxlcdm]+)?(?:, ?[0-9]+(?:[–-][0-9]+)?)*"
_LEAD = r"(?:see(?: also)? |cf\. |compare )?(?P<lead>[^\d].*?)"
_QUALIFIED = re.compile(
    r"^(?:as cited in |qtd\. in |quoted in |cited in )?", re.IGNORECASE
)
_UNDATED = re.compile(r"\bn\.d\.|\bno date\b", re.IGNORECASE)
_AMPERSAND = re.compile(r"\w & \w")


class Shape(Enum):
    """One work in brackets, by an example. A lead is a name or a title."""

    LEAD_COMMA_YEAR = auto()
    """“Freeze, 2009”, “Freeze, 2009, p. 407”."""
    YEAR_SIGN_PLACE = auto()
    """“2009, p. 407”, the lead being in the sentence."""
    SIGN_PLACE = auto()
    """“p. 407”."""
    LEAD_YEAR_PLACE = auto()
    """“Freeze 2009, 407”."""
    LEAD_UNDATED = auto()
    """“Freeze n.d.”."""
    YEAR_PLACE = auto()
    """“2009, 407”."""
    LEAD_YEAR = auto()
    """“Freeze 2009”: a year, or a page."""
    YEAR = auto()
    """“2009”: the same."""
    PLACE = auto()
    """“407”."""
    LEAD_SIGN_PAGE = auto()
    """“Freeze, p. 407”."""
    LEAD_TITLE_PLACE = auto()
    """“Freeze, Russia, 407”: a short note in brackets."""
    LEAD_SIGN_PLACE = auto()
    """“Freeze, ch. 3”."""
    LEAD_COMMA_PLACE = auto()
    """“Freeze, 407”."""
    LEAD_PLACE = auto()
    """“Freeze 407”."""
    LEAD = auto()
    """“Freeze”."""


_PATTERNS = tuple(
    (shape, re.compile(pattern, re.IGNORECASE))
    for shape, pattern in (
        (Shape.LEAD_COMMA_YEAR, rf"{_LEAD},[”\"]? (?:{_YEAR})(?:, .+)?"),
        (Shape.YEAR_SIGN_PLACE, rf"(?:{_YEAR}), (?:pp?|paras?)\. .+"),
        (Shape.SIGN_PLACE, r"(?:pp?|paras?)\. ?[0-9].*"),
        (Shape.LEAD_YEAR_PLACE, rf"{_LEAD} \[?(?:{_YEAR})\]?, .+"),
        (Shape.LEAD_UNDATED, rf"{_LEAD} n\.d\."),
        (Shape.YEAR_PLACE, rf"(?:{_YEAR}), {_PLACE}"),
        (Shape.LEAD_YEAR, rf"{_LEAD} (?:{_YEAR})"),
        (Shape.YEAR, rf"(?:{_YEAR})"),
        (Shape.PLACE, rf"{_PLACE}"),
        (Shape.LEAD_SIGN_PAGE, rf"{_LEAD},? pp?\.? ?[0-9].*"),
        (Shape.LEAD_TITLE_PLACE, rf"{_LEAD}, [^\d,][^,]*,[”\"]? {_PLACE}"),
        (
            Shape.LEAD_SIGN_PLACE,
            rf"{_LEAD},? (?:chs?|pars?|secs?|lines?|vols?)\.? ?[0-9].*",
        ),
        (Shape.LEAD_COMMA_PLACE, rf"{_LEAD}, {_PLACE}"),
        (Shape.LEAD_PLACE, rf"{_LEAD}[”\"]? {_PLACE}"),
        (Shape.LEAD, rf"{_LEAD}"),
    )
)
"""The first that fits the whole counts."""


class Shaped(NamedTuple):
    """The shape of one work in brackets, and the signs in it that are a style's own."""

    shape: Shape
    has_ampersand: bool
    """“&” joins its names."""
    undated: str
    """“n.d.” or “no date”, or nothing."""


def shape_of(words: str) -> Shaped | None:
    """The shape of what is in brackets about one work; None if it has none."""
    words = _QUALIFIED.sub("", words)
    for shape, pattern in _PATTERNS:
        fits = pattern.fullmatch(words)
        if fits:
            lead = fits.groupdict().get("lead") or ""
            undated = _UNDATED.search(words, fits.end("lead") if lead else 0)
            return Shaped(
                shape,
                bool(_AMPERSAND.search(lead)),
                undated[0].lower() if undated else "",
            )
    return None
