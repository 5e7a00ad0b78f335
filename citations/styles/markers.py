"""Which style a marker is written in, from its shape alone.

The other way round from `in_text`. A shape that several styles share belongs to all of
them, and one that is nobody's to none: nothing is said about it.
"""

from __future__ import annotations

import re

PARENTHETICAL = frozenset({"mla", "chicago-author-date", "apa"})
_ALL = PARENTHETICAL | {"chicago-notes"}

LONGEST = 300
"""Longer parentheses are prose."""

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?:[–-][0-9]{2,4})?[a-z]?|n\.d\.(?:-[a-z])?"
_PLACE = r"[0-9ivxlcdm]+(?:\.[0-9]+)*(?:\s?[–-]\s?[0-9ivxlcdm]+)?(?:, ?[0-9]+(?:[–-][0-9]+)?)*"
_LEAD = r"(?:see(?: also)? |cf\. |compare )?(?P<lead>[^\d].*?)"
_QUALIFIED = r"(?:as cited in |qtd\. in |quoted in |cited in )?"

# Shape → the styles it can belong to; the first that fits the whole counts.
_SHAPES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(shape, re.IGNORECASE), frozenset(styles))
    for shape, styles in (
        # APA: a comma before the year, signs before pages, & between names.
        (rf"{_LEAD},[”\"]? (?:{_YEAR})(?:, .+)?", {"apa"}),
        (rf"(?:{_YEAR}), (?:pp?|paras?)\. .+", {"apa"}),
        (r"(?:pp?|paras?)\. ?[0-9].*", {"apa"}),
        # Author-date: no comma before the year, and one after it.
        (rf"{_LEAD} \[?(?:{_YEAR})\]?, .+", {"chicago-author-date"}),
        (rf"{_LEAD} n\.d\.", {"chicago-author-date"}),
        (rf"(?:{_YEAR}), {_PLACE}", {"chicago-author-date"}),
        # A year alone could be a page.
        (rf"{_LEAD} (?:{_YEAR})", {"chicago-author-date", "mla"}),
        (rf"(?:{_YEAR})", {"chicago-author-date", "apa", "mla"}),
        (rf"{_PLACE}", {"chicago-author-date", "mla"}),
        # A sign before a page without a year is nobody's.
        (rf"{_LEAD},? pp?\.? ?[0-9].*", set()),
        # A short note in brackets: the title with commas around it.
        (rf"{_LEAD}, [^\d,][^,]*,[”\"]? {_PLACE}", {"chicago-notes"}),
        (
            rf"{_LEAD},? (?:chs?|pars?|secs?|lines?|vols?)\.? ?[0-9].*",
            {"mla", "chicago-notes"},
        ),
        (rf"{_LEAD}, {_PLACE}", set()),
        (rf"{_LEAD}[”\"]? {_PLACE}", {"mla"}),
        (rf"{_LEAD}", {"mla", "chicago-notes"}),
    )
)


def styles_of_marker(marker: str) -> frozenset[str]:
    """The styles a marker in brackets could be written in, none where it fits none.

    Words without brackets, and what is too long for a citation, say nothing about a
    style: then it is all of them. Several works in one pair of brackets must agree.
    """
    text = " ".join(marker.split())
    is_bracketed = text[:1] == "(" and text[-1:] == ")"
    if not is_bracketed or len(text) > LONGEST:
        return _ALL
    found = [_of_one(part.strip()) for part in text[1:-1].split(";") if part.strip()]
    return frozenset.intersection(*found) if found else _ALL


def mixes_styles(marker: str, style: str) -> bool:
    """Whether a marker is plainly written in another style than `style`."""
    found = styles_of_marker(marker)
    return bool(found) and style not in found


def _of_one(words: str) -> frozenset[str]:
    words = re.sub(rf"^{_QUALIFIED}", "", words, flags=re.IGNORECASE)
    for shape, styles in _SHAPES:
        fits = shape.fullmatch(words)
        if fits:
            return _by_names(fits, styles)
    return frozenset()


def _by_names(fits: re.Match[str], styles: frozenset[str]) -> frozenset[str]:
    """“&” between names is APA's alone."""
    lead = fits.groupdict().get("lead") or ""
    if re.search(r"\w & \w", lead):
        return styles & {"apa"}
    return styles
