"""The CSL styles as pandoc gets them: ours are the official files, with small cuts.

The files in csl/ stay as published; what we change is changed here, in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

NAMESPACE = "http://purl.org/net/xbiblio/csl"
FOLDER = Path(__file__).parents[1] / "csl"

# Whatever makes one entry depend on the others.
_TOGETHER = (
    "subsequent-author-substitute",
    "subsequent-author-substitute-rule",
    "disambiguate-add-givenname",
    "disambiguate-add-names",
    "disambiguate-add-year-suffix",
)


@dataclass(frozen=True, slots=True)
class Csl:
    """A file in csl/, and what its style changes in it (in memory)."""

    file: str
    change: Callable[[ET.Element], None] = lambda style: None
    same_author: str = ""
    """What stands for the author of the entry before, where it is not the file's own."""


@cache
def style_hash(csl: Csl) -> str:
    """sha256 of the style as we use it, in hex."""
    return hashlib.sha256(in_given_order(csl).encode()).hexdigest()


@cache
def in_given_order(csl: Csl) -> str:
    """The style with its own sorting left out: entries come in the order we send."""
    style = _parsed(csl)
    if csl.same_author:
        bibliography = _bibliography(style)
        bibliography.set("subsequent-author-substitute", csl.same_author)
    return _written(style)


@cache
def apart(csl: Csl) -> str:
    """The style with every entry formatted as if it stood alone."""
    style = _parsed(csl)
    for element in style.iter():
        for attribute in _TOGETHER:
            element.attrib.pop(attribute, None)
    return _written(style)


def _parsed(csl: Csl) -> ET.Element:
    style = ET.parse(FOLDER / csl.file).getroot()  # noqa: S314 - a file we ship
    bibliography = _bibliography(style)
    for sort in bibliography.findall(f"{{{NAMESPACE}}}sort"):
        bibliography.remove(sort)
    csl.change(style)
    return style


def _bibliography(style: ET.Element) -> ET.Element:
    found = style.find(f"{{{NAMESPACE}}}bibliography")
    if found is None:
        raise ValueError("A style without a bibliography.")
    return found


def _written(style: ET.Element) -> str:
    ET.register_namespace("", NAMESPACE)
    return ET.tostring(style, encoding="unicode", xml_declaration=False)
