"""BibTeX out: UTF-8, BibLaTeX's field names, nothing lost that `bibtex` could read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from citations.exchange.formats import bibtex_fields as fields
from citations.exchange.formats.bibtex_names import write_names
from citations.exchange.formats.latex import to_latex
from citations.items.clean import Item, clean_item
from citations.items.values import plain

_TEXTS = {field: name for name, field in reversed(fields.TEXTS.items())}
_NAMES = {field: name for name, field in fields.NAMES.items()}
_DATES = {field: name for name, field in fields.DATES.items()} | {"issued": "date"}


def write_bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """A file of entries; each item has its key as `id`."""
    taken: set[str] = set()
    return "\n".join(_entry(raw, taken) for raw in items)


def _entry(raw: Mapping[str, Any], taken: set[str]) -> str:
    item, _notes = clean_item(raw)
    kind = fields.WRITTEN_TYPES.get(item["type"], "misc")
    lines = [f"@{kind}{{{_key(plain(raw.get('id')), taken)},"]
    for name, value in _fields(item, kind).items():
        lines.append(f"  {name} = {{{value}}},")
    return "\n".join([*lines, "}\n"])


def _key(wanted: str, taken: set[str]) -> str:
    """Letters, digits and what BibTeX allows; each once, however it is capitalised."""
    base = re.sub(r"[^\w.:/+-]", "", wanted)[:100] or "source"
    key, number = base, 1
    while key.lower() in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key.lower())
    return key


def _fields(item: Item, kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    is_guessed = kind == "misc" and "URL" in item  # our reader takes it for a web page
    if is_guessed or fields.TYPES[kind] != item["type"]:
        found["entrysubtype"] = item["type"]
    for name, value in item.items():
        if name != "type":
            key, written = _field(name, value, item)
            found[key] = written
    return found


def _field(name: str, value: Any, item: Item) -> tuple[str, str]:
    if name in _DATES:
        written = _written_date(value)
        if written:
            return _DATES[name], written
    elif name in _NAMES:
        return _NAMES[name], write_names(value)
    elif name in ("DOI", "URL"):
        return name.lower(), re.sub(r"([%#&_])", r"\\\1", value)
    elif name == "page":
        return "pages", to_latex(value).replace("-{}", "-").replace("-", "--")
    elif isinstance(value, str):
        return _text_name(name, item), to_latex(value)
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{fields.PREFIX}{name.lower()}", to_latex(said)


def _text_name(name: str, item: Item) -> str:
    if name == "title":
        return "title"
    if name == "container-title":
        return "journaltitle" if item["type"] in fields.NUMBERED else "booktitle"
    number = "issue" if item["type"] in fields.NUMBERED else "number"
    if number == "number" and "collection-title" in item:
        number = "collection-number"
    if name == number:
        return "number"
    return _TEXTS.get(name, f"{fields.PREFIX}{name.lower()}")


def _written_date(value: Mapping[str, Any]) -> str:
    """ISO, with a slash for a range; nothing for what is no plain date."""
    parts = value.get("date-parts")
    if not parts or value.keys() != {"date-parts"}:
        return ""
    if any(part[0] < 0 for part in parts):
        return ""
    return "/".join(
        "-".join(f"{n:02d}" if i else f"{n:04d}" for i, n in enumerate(part))
        for part in parts
    )
