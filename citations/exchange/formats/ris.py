"""RIS in: records are cut and mended here, tags are read by rispy.

rispy alone gives nothing, silently, for a file with a byte order mark, without ER or with
single spaces around the hyphen; so lines are put into its form first, and each record is
handed to it with the line it begins at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from rispy.parser import RisParser

from citations.exchange.formats import ris_tags as tags
from citations.exchange.formats.bibtex import own_value
from citations.exchange.formats.records import Record, limit, record_of
from citations.items.clean import (
    CLEANERS,
    Item,
    Note,
)
from citations.items.dates import date_from_text

_LINE = re.compile(r"[ \t]{0,8}([A-Z][A-Z0-9])[ \t]{0,4}-(?:[ \t]|$)[ \t]*(.*)")
_DATE = re.compile(r"(\d{1,4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:/(.*))?")
_ISBN = re.compile(r"[\d -]{9,20}[\dXx]")
_MOST_LINES = 2_000  # of one record
_EVERY_TAG = {f"{a}{b}" for a in map(chr, range(65, 91)) for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}  # fmt: skip


class _Tags(RisParser):  # type: ignore[misc] # rispy has no types
    """Tags under their own names, each with all its values."""

    DEFAULT_MAPPING: ClassVar[dict[str, str]] = {tag: tag for tag in _EVERY_TAG}
    DEFAULT_LIST_TAGS: ClassVar[list[str]] = sorted(_EVERY_TAG - {"TY"})
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}


def read_ris(text: str) -> tuple[Record, ...]:
    """The records of a file; whatever comes before the first TY is passed over."""
    return limit(map(_record, _chunks(text)))


def _chunks(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """(line, its lines in rispy's form, whether it is closed by ER) for each record."""
    begun, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.match(line)
        tag = found[1] if found else ""
        if tag == "TY":
            if begun:
                yield begun, lines, False
            begun, lines = number, []
        if not begun:
            continue
        if tag == "ER":
            yield begun, lines, True
            begun, lines = 0, []
        elif len(lines) < _MOST_LINES:
            _put(lines, found, line)
    if begun:
        yield begun, lines, False


def _put(lines: list[str], found: re.Match[str] | None, line: str) -> None:
    if found:
        lines.append(f"{found[1]}  - {found[2].strip()}")
    elif line.strip() and len(lines[-1]) < 20_000:
        lines[-1] += f" {line.strip()}"


def _record(chunk: tuple[int, list[str], bool]) -> Record:
    line, lines, is_closed = chunk
    read = _Tags().parse("\n".join([*lines, "ER  - "]))
    found: dict[str, list[str]] = dict(read[0]) if read else {}
    kind = str(found.pop("TY", "")).strip().upper()
    notes = [] if is_closed else [Note("no-end")]
    if kind not in tags.TYPES:
        notes.append(Note("unknown-type", kind[:60]))
    item = _item(kind, found)
    key = (found.get("ID") or found.get("AN") or [""])[0]
    return record_of(item, line=line, key=key, notes=notes)


def _item(kind: str, found: dict[str, list[str]]) -> Item:
    item: Item = {"type": tags.TYPES.get(kind, "document")}
    for tag, field in tags.TEXTS.items():
        values = [value for value in found.get(tag, ()) if value]
        if values and not item.get(field):
            item[field] = values[0]
    for tag, field in tags.NAMES.items():
        people = [_person(value) for value in found.get(tag, ()) if value.strip(" ,")]
        item[field] = item.get(field, []) + people
    item["issued"] = _date(_first(found, "DA")) or _date(_first(found, "PY", "Y1"))
    item["accessed"] = _date(_first(found, "Y2"))
    item["page"] = _pages(_first(found, "SP"), _first(found, "EP"))
    item.update(_numbers(found.get("SN", [])))
    for value in found.get(tags.OWN, ()):
        item.update(_own(value))
    return {name: value for name, value in item.items() if value}


def _first(found: dict[str, list[str]], *names: str) -> str:
    return next((found[name][0] for name in names if found.get(name)), "").strip()


def _person(value: str) -> dict[str, str]:
    """“Family, Given, Suffix”; without a comma it is taken whole."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1 or not parts[0]:
        return {"literal": value.strip(" ,")}
    names = ("family", "given", "suffix")
    return {n: said for n, said in zip(names, parts, strict=False) if said}


def _date(value: str) -> Item | None:
    """“2009/03/17/Spring”: year, month, day, and words if there is nothing else."""
    found = _DATE.fullmatch(value)
    if not found:
        return date_from_text(value.strip("/ "))
    parts = []
    for number in found.groups()[:3]:
        if not number:
            break
        parts.append(int(number))
    return {"date-parts": [parts]}


def _pages(first: str, last: str) -> str:
    """RIS has two tags; some files put the whole range into the first."""
    if not first or not last or last == first or "-" in first:
        return first or last
    return f"{first}-{last}"


def _numbers(values: list[str]) -> Item:
    """SN holds an ISBN of ten or thirteen digits, or an ISSN of eight."""
    found: Item = {}
    for value in values:
        digits = sum(c.isdigit() for c in value)
        name = "ISSN" if digits <= 8 else "ISBN"
        found.setdefault(name, value)
    return found


def _own(value: str) -> Item:
    name, equals, text = value.partition("=")
    field = name.strip().removeprefix(tags.PREFIX)
    is_ours = equals and name.strip().startswith(tags.PREFIX)
    if is_ours and (field in CLEANERS or field == "type"):
        return {field: own_value(text.strip())}
    return {}
