"""Publishers' names as MLA 9 shortens them (5.54 to 5.67)."""

from __future__ import annotations

import re

# Business words go, with whatever joins them to the name.
_BUSINESS = re.compile(
    r"""
    (?: \s* ,? \s* (?: & | and \b )? \s* \b      # ", and", " &", ", " or nothing
        (?: Company | Co | Corporation | Corp | Incorporated | Inc
          | Limited | Ltd | LLC | GmbH )
        \b \.?
    )+ $
    """,
    re.VERBOSE,
)
_ARTICLE = re.compile(r"^(?:The|A|An)\s+(?=\S)")
_AMPERSAND = re.compile(r"\s+[&+]\s+")

_UNIVERSITY = (
    (re.compile(r"\bUniversity Press\b"), "UP"),
    (re.compile(r"\bPresses [Uu]niversitaires\b"), "PU"),
    # A press of a university, its two words apart: "University of California Press".
    (re.compile(r"\b(University\b.*?)\s+Press\b"), r"\1 P"),
    (re.compile(r"\b(MIT|Teachers College)\s+Press\b"), r"\1 P"),
    (re.compile(r"\b(?:University|Université)\b(?! Park)"), "U"),
)

# Abbreviations in capitals have no periods in MLA style; initials of people keep them.
_CAPITALS = (
    (re.compile(r"\bU\.\s?S\.\s?S\.\s?R\."), "USSR"),
    (re.compile(r"\bU\.\s?S\.\s?A\."), "USA"),
    (re.compile(r"\bU\.\s?S\."), "US"),
    (re.compile(r"\bU\.\s?K\."), "UK"),
    (re.compile(r"\bU\.\s?N\."), "UN"),
    (re.compile(r"\bD\.\s?C\."), "DC"),
)


_LEGAL_FORM = re.compile(
    r"(?:\s*,?\s*\b(?:Incorporated|Inc|Limited|Ltd|LLC|GmbH|S\.A)\b\.?)+$"
)


def bare_publisher(name: str) -> str:
    """“The Macmillan Company” → “Macmillan” (CMOS 18, 14.33)."""
    return _ARTICLE.sub("", _BUSINESS.sub("", name) or name).strip()


def without_legal_form(name: str) -> str:
    """“W. W. Norton & Company, Inc.” → “W. W. Norton & Company” (APA 7, 9.29)."""
    return _LEGAL_FORM.sub("", name).strip() or name


def short_capitals(name: str) -> str:
    """“U.S. Department of State” → “US Department of State” (MLA 9, app. 1)."""
    for pattern, replacement in _CAPITALS:
        name = pattern.sub(replacement, name)
    return name


def short_publisher(name: str) -> str:
    """“The University of California Press” → “U of California P”."""
    short = _BUSINESS.sub("", name) or name
    short = _ARTICLE.sub("", short)
    short = _AMPERSAND.sub(" and ", short)
    for pattern, replacement in (*_UNIVERSITY, *_CAPITALS):
        short = pattern.sub(replacement, short)
    return short.strip()
