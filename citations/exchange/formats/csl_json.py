"""CSL-JSON in and out: an array of items, one item, or an object with `items`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citations.exchange.formats.records import Record, beginning, limit, record_of
from citations.items.clean import Note, clean_item
from citations.items.values import plain

_SPACE = " \t\n\r"


def _refuse(name: str) -> None:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def read_csl_json(text: str) -> tuple[Record, ...]:
    """The records of a file. Where the JSON breaks, what comes after it is not read."""
    return limit(_records(text))


def _records(text: str) -> Iterator[Record]:
    place = _skip(text, 0)
    if text[place : place + 1] == "[":
        yield from _array(text, place + 1)
        return
    try:
        value, _end = _DECODER.raw_decode(text, place)
    except (ValueError, RecursionError):
        yield Record(1, problem=Note("not-json"), shown=beginning(text))
        return
    inner = value.get("items") if isinstance(value, dict) else None
    for raw in inner if isinstance(inner, list) else [value]:
        yield _record(raw, 1)


def read_items(items: Iterable[object], *, first: int) -> tuple[Record, ...]:
    """Items that are already parsed; their positions stand in for lines."""
    return tuple(_record(raw, place) for place, raw in enumerate(items, first))


def _array(text: str, place: int) -> Iterator[Record]:
    """Item by item, so that each has its line and a break loses only what follows."""
    line, counted = 1, 0
    place = _skip(text, place)
    while text[place : place + 1] not in ("]", ""):
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            at = getattr(error, "lineno", line)
            shown = beginning(text[place : place + 200])
            yield Record(at, problem=Note("not-json"), shown=shown)
            return
        yield _record(value, line)
        place = _skip(text, end)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
        elif text[place : place + 1] != "]":
            break
    if text[place : place + 1] != "]":
        line += text.count("\n", counted, place)
        shown = beginning(text[place : place + 200])
        yield Record(line, problem=Note("not-json"), shown=shown)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACE:
        place += 1
    return place


def _record(raw: object, line: int) -> Record:
    if not isinstance(raw, Mapping):
        shown = beginning(plain(raw))
        return Record(line, problem=Note("not-an-item"), shown=shown)
    record = record_of(raw, line=line, key=raw.get("id") or raw.get("citekey"))
    if record.item is not None:
        record.item.update(_custom(raw.get("custom")))
    return record


def _custom(value: object) -> dict[str, Any]:
    """What `write_csl_json` keeps beside the fields: nicknames, pages, our kind."""
    if not isinstance(value, Mapping):
        return {}
    given = value.get("aliases")
    aliases = [plain(a)[:200] for a in given[:30]] if isinstance(given, list) else []
    kept: dict[str, Any] = {
        name: plain(value.get(name))[:20]
        for name in ("first_page", "last_page", "kind")
    }
    kept["aliases"] = [alias for alias in aliases if alias]
    return {"custom": {name: given for name, given in kept.items() if given}}


def write_csl_json(items: Iterable[Mapping[str, Any]]) -> str:
    """An array of items, each with its id and its `custom`, one a line."""
    lines = []
    for raw in items:
        item, _notes = clean_item(raw)
        whole = {"id": plain(raw.get("id")), **item, **_custom(raw.get("custom"))}
        lines.append(json.dumps(whole, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]\n"
