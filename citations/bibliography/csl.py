"""The CSL styles as pandoc gets them: ours are the official files, with small cuts.

The files in styles/ stay as published; what we change is changed here, in memory.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

NAMESPACE = "http://purl.org/net/xbiblio/csl"
FOLDER = Path(__file__).parent / "styles"

# Whatever makes one entry depend on the others.
_TOGETHER = (
    "subsequent-author-substitute",
    "subsequent-author-substitute-rule",
    "disambiguate-add-givenname",
    "disambiguate-add-names",
    "disambiguate-add-year-suffix",
)


@cache
def style_hash(name: str) -> str:
    """sha256 of a style's file, in hex."""
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


@cache
def in_given_order(name: str, repeated_author: str = "---") -> str:
    """The style with its own sorting left out: entries come in the order we send.

    Its mark for "the same author again" becomes `repeated_author` (where it has one).
    """
    style = _parsed(name)
    bibliography = _bibliography(style)
    if "subsequent-author-substitute" in bibliography.attrib:
        bibliography.set("subsequent-author-substitute", repeated_author)
    return _written(style)


@cache
def apart(name: str) -> str:
    """The style with every entry formatted as if it stood alone."""
    style = _parsed(name)
    for element in style.iter():
        for attribute in _TOGETHER:
            element.attrib.pop(attribute, None)
    return _written(style)


def _parsed(name: str) -> ET.Element:
    style = ET.parse(FOLDER / name).getroot()  # noqa: S314 - a file we ship
    bibliography = _bibliography(style)
    for sort in bibliography.findall(f"{{{NAMESPACE}}}sort"):
        bibliography.remove(sort)
    return style


def _bibliography(style: ET.Element) -> ET.Element:
    found = style.find(f"{{{NAMESPACE}}}bibliography")
    if found is None:
        raise ValueError("A style without a bibliography.")
    return found


def _written(style: ET.Element) -> str:
    ET.register_namespace("", NAMESPACE)
    return ET.tostring(style, encoding="unicode", xml_declaration=False)
