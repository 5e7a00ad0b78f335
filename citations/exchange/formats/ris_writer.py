"""RIS out: CRLF lines, UTF-8, nothing lost that `ris` could read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citations.exchange.formats import ris_tags as tags
from citations.items.clean import Item, clean_item
from citations.items.pages import read_range
from citations.items.values import plain

Lines = Iterator[tuple[str, str]]


def write_ris(items: Iterable[Mapping[str, Any]]) -> str:
    """A file of records; each item has its key as `id`."""
    return "".join(_record(raw) for raw in items)


def _record(raw: Mapping[str, Any]) -> str:
    item, _notes = clean_item(raw)
    kind = tags.WRITTEN_TYPES.get(item["type"], "GEN")
    lines = [("TY", kind), ("ID", plain(raw.get("id")))]
    if tags.TYPES[kind] != item["type"]:
        lines.append(_own("type", item["type"]))
    for name, value in item.items():
        if name != "type":
            lines += _lines(name, value, item)
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
    return f"{body}ER  - \r\n\r\n"


def _own(name: str, value: Any) -> tuple[str, str]:
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return tags.OWN, f"{tags.PREFIX}{name}={said}"


def _lines(name: str, value: Any, item: Item) -> Lines:
    if name in tags.WRITTEN_NAMES and all(map(_is_plain, value)):
        for person in value:
            yield tags.WRITTEN_NAMES[name], _name(person)
    elif name in tags.WRITTEN_TEXTS:
        yield tags.WRITTEN_TEXTS[name], value
    elif name == "issued" and _is_simple(value):
        yield "PY", str(value["date-parts"][0][0])
        yield "DA", _date(value["date-parts"][0])
    elif name == "accessed" and _is_simple(value):
        yield "Y2", _date(value["date-parts"][0])
    elif name == "page":
        yield from _pages(value)
    elif name in ("ISBN", "ISSN") and _is_number(name, value):
        yield "SN", value
    else:
        yield _own(name, value)


def _is_plain(person: Mapping[str, str]) -> bool:
    """Whether “Family, Given, Suffix” says all of it, and a literal has no comma."""
    literal = person.get("literal")
    if literal is not None:
        return "," not in literal
    words = [person.get(n, "") for n in ("family", "given", "suffix")]
    return all("," not in w for w in words) and bool(person.get("given"))


def _name(person: Mapping[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    particles = [person.get(n) for n in ("dropping-particle", "non-dropping-particle")]
    family = " ".join(filter(None, [*particles, person.get("family")]))
    return ", ".join(filter(None, [family, person["given"], person.get("suffix")]))


def _is_simple(date: Mapping[str, Any]) -> bool:
    parts = date.get("date-parts", [])
    return date.keys() == {"date-parts"} and len(parts) == 1 and parts[0][0] > 0


def _date(parts: list[int]) -> str:
    shown = [f"{parts[0]:04d}", *(f"{n:02d}" for n in parts[1:]), "", ""]
    return "/".join(shown[:3]) + "/"


def _pages(value: str) -> Lines:
    pages = read_range(value)
    if pages and pages.first != pages.last:
        yield "SP", pages.first
        yield "EP", pages.last
    else:
        yield "SP", value


def _is_number(name: str, value: str) -> bool:
    digits = sum(c.isdigit() for c in value)
    return digits <= 8 if name == "ISSN" else digits > 8
