"""A list names every work somebody cites, also where a manual would name it in the text
only (one's own interview, a paper nobody can see): the citation must have where to go."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from citations.styles.pandoc.csl import NAMESPACE

_NS = f"{{{NAMESPACE}}}"


def nothing_is_left_out(style: ET.Element, macro: str) -> None:
    """Fill the empty branches of the file's bibliography with its usual entry."""
    layout = style.find(f"{_NS}bibliography/{_NS}layout")
    if layout is None:
        raise ValueError("A style without a bibliography.")
    for choose in list(layout.iter(f"{_NS}choose")):
        for branch in choose:
            if len(branch) == 0:
                branch.append(_text(macro))
        if choose.find(f"{_NS}else") is None:
            ET.SubElement(choose, f"{_NS}else").append(_text(macro))


def _text(macro: str) -> ET.Element:
    return ET.Element(f"{_NS}text", {"macro": macro})
