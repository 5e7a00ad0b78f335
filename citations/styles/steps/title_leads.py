"""Who leads an entry: the one thing we change inside the MLA file, in memory."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from citations.styles.pandoc.csl import NAMESPACE

_NS = f"{{{NAMESPACE}}}"
_EDITORS = frozenset({"editor-translator", "editor"})


def title_leads(style: ET.Element) -> None:
    """An unsigned part of a book, and a site, begin with their titles.

    The file lets editors and translators lead wherever there is no author, which is
    right for editors of books only; with this they follow the title ("edited by ...").
    """
    author = style.find(f"{_NS}macro[@name='author']/{_NS}names")
    substitute = author.find(f"{_NS}substitute") if author is not None else None
    if author is None or substitute is None:
        raise ValueError("The MLA file is not built as expected.")
    form = [part for part in author if part is not substitute]
    for names in substitute.findall(f"{_NS}names[@variable='translator']"):
        substitute.remove(names)
    for place, names in enumerate(substitute):
        if names.tag == f"{_NS}names" and names.get("variable") in _EDITORS:
            names.extend(form)
            substitute[place] = _unless_led_by_title(names)


def _unless_led_by_title(names: ET.Element) -> ET.Element:
    choose = ET.Element(f"{_NS}choose")
    ET.SubElement(choose, f"{_NS}if", {"variable": "container-title", "match": "any"})
    ET.SubElement(choose, f"{_NS}else-if", {"type": "webpage", "match": "any"})
    ET.SubElement(choose, f"{_NS}else").append(names)
    return choose
