"""Places in a source that running text names: “on page 335”, “In Act 3, scene 2”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citations.reading.locators import ACT, DASH, ROMAN_PAGE, act_locator, make_locator
from citations.reading.types import Locator

_LABEL = re.compile(
    r"""
    (?:(?<![^\W_])(?:on|in|at|from|see|на|в|auf|à|en|na|alla)\s)?(?:the\s|la\s|der\s)?
    (?<![^\W_])
    (?:(?P<page>pages?|pp?\.|pgs?\.?|стр\.|страниц[аеыу]х?|с\.
        |seiten?|(?<=auf\s)s\.|páginas?|págs?\.|pagin[ae])
      |(?P<chapter>chapters?|ch\.|chap\.|глав[аеыу]|kapitel|chapitre|capítulo|capitolo)
      |(?P<line>lines?|ll\.)
      |(?P<paragraph>paragraphs?|para\.)
      |(?P<verse>verses?)
      |(?P<stanza>stanzas?))
    \s?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABELS = ("page", "chapter", "line", "paragraph", "verse", "stanza")
_NUMBERS = re.compile(
    rf"""
    (?P<first>\d{{1,5}}(?!\d))
    (?:(?:{DASH}|\s(?:to|and|through|по)\s)(?P<last>\d{{1,5}}))?
    (?![^\W_])
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(
    rf"(?<=[\s.])(?P<first>{ROMAN_PAGE})(?:{DASH}(?P<last>{ROMAN_PAGE}))?(?![^\W_])"
)
_LEAD = re.compile(r"\b(?:in|at|from|see)\s$", re.IGNORECASE)
_BEHIND = 24
"""Characters before a number in which its label stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source, named in running text."""

    start: int
    end: int
    locator: Locator


def find_places(text: str) -> list[Place]:
    """“on pages 272-273”, “In Act 3, scene 2, line 254”, in order."""
    found: list[Place] = []
    if "ct" in text:
        for act in ACT.finditer(text):
            if act["scene"]:
                lead = _LEAD.search(text, max(0, act.start() - 6), act.start())
                start = lead.start() if lead else act.start()
                found.append(Place(start, act.end(), act_locator(act)))
    numbers = [*_NUMBERS.finditer(text)]
    if "age" in text or "p." in text:
        numbers += _ROMAN.finditer(text)
    for number in numbers:
        start = max(0, number.start() - _BEHIND)
        before = text[start : number.start()]
        if not (before[-1:].isalpha() or before[-2:-1].isalpha() or "." in before[-2:]):
            continue
        label = _LABEL.search(before)
        if label is not None:
            name = next(name for name in _LABELS if label[name])
            locator = make_locator(name, number["first"], number["last"])
            found.append(Place(start + label.start(), number.end(), locator))
    found.sort(key=lambda place: (place.start, -place.end))
    return found
