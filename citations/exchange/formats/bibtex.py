"""BibTeX and BibLaTeX in: bibtexparser finds the entries, we read their values."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from citations.exchange.formats import bibtex_fields as fields
from citations.exchange.formats.bibtex_names import read_names
from citations.exchange.formats.bibtex_values import Unreadable, join_value
from citations.exchange.formats.latex import from_latex
from citations.exchange.formats.records import Record, beginning, limit, record_of
from citations.items.clean import (
    CLEANERS,
    Item,
    Note,
)
from citations.items.dates import date_from_text

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs what it reads

_FIELDS = {name.lower(): name for name in CLEANERS}
_MONTHS = {name: name for name in fields.MONTHS}


def read_bibtex(text: str) -> tuple[Record, ...]:
    """The records of a file, in its order; a broken entry is a problem of its own."""
    return limit(_records(text))


def _records(text: str) -> Iterator[Record]:
    blocks = Splitter(text).split().blocks
    strings: dict[str, str] = dict(_MONTHS)
    raw: dict[str, dict[str, str]] = {}
    for block in blocks:
        if isinstance(block, String):
            _define(block, strings)
        elif isinstance(block, Entry):
            raw.setdefault(block.key.lower(), _raw_fields(block)[0])
    seen: set[str] = set()
    for block in blocks:
        record = _record(block, strings, raw, seen)
        if record is not None:
            yield record


def _define(block: String, strings: dict[str, str]) -> None:
    try:
        value, _notes = join_value(block.value, strings)
    except Unreadable:
        return
    if len(strings) < 5_000:
        strings.setdefault(block.key.strip().lower(), value)


def _record(
    block: Block,
    strings: Mapping[str, str],
    raw: Mapping[str, dict[str, str]],
    seen: set[str],
) -> Record | None:
    line = (block.start_line or 0) + 1
    entry: Block | None = block
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        entry = block.ignore_error_block
    elif isinstance(block, ParsingFailedBlock):
        shown = beginning(block.raw or "")
        return Record(line, problem=Note("broken-entry"), shown=shown)
    if not isinstance(entry, Entry):  # a comment, or a @string that is already known
        return None
    name = entry.key.lower()
    notes = [Note("repeated-key", entry.key[:100])] if name in seen else []
    seen.add(name)
    try:
        return _read_entry(entry, line, strings, raw, notes)
    except Unreadable as refused:
        shown = beginning(entry.raw or "")
        return Record(line, key=entry.key[:100], problem=refused.note, shown=shown)


def _raw_fields(entry: Entry) -> tuple[dict[str, str], list[Note]]:
    """Values by name in lower case; of a name given twice, the first."""
    found: dict[str, str] = {}
    notes = []
    for field in entry.fields:
        name = field.key.strip().lower()
        if name in found:
            notes.append(Note("repeated-field", name[:60]))
        else:
            found[name] = field.value
    return found, notes


def _read_entry(
    entry: Entry,
    line: int,
    strings: Mapping[str, str],
    raw: Mapping[str, dict[str, str]],
    notes: list[Note],
) -> Record:
    if not entry.entry_type.strip():
        raise Unreadable(Note("no-entry-type"))
    written, said = _raw_fields(entry)
    notes += said
    parent = raw.get(_bare(written.get("crossref", "")).lower())
    if parent is not None and parent is not raw.get(entry.key.lower()):
        written = _inherit(written, parent)
    values: dict[str, str] = {}
    for name, value in written.items():
        values[name], more = join_value(value, strings)
        notes += more
    item = _Builder(entry.entry_type.strip().lower(), values, notes).item()
    return record_of(item, line=line, key=entry.key, notes=dict.fromkeys(notes))


def _bare(value: str) -> str:
    return value.strip().strip('{}"').strip()


def _inherit(child: dict[str, str], parent: Mapping[str, str]) -> dict[str, str]:
    """One step and no further, so that a ring of crossrefs is harmless."""
    given = {name: parent[name] for name in fields.INHERITED if name in parent}
    if "title" in parent:
        given["booktitle"] = parent.get("booktitle", parent["title"])
    return given | child


class _Builder:
    """The raw CSL fields of one entry."""

    def __init__(self, kind: str, values: dict[str, str], notes: list[Note]) -> None:
        self.kind, self.values, self.notes = kind, values, notes
        self.type = self._type()

    def item(self) -> Item:
        item: Item = {"type": self.type, "title": self._titled("title", "subtitle")}
        self._texts(item)
        self._containers(item)
        self._places(item)
        for name, field in fields.NAMES.items():
            if name in self.values:
                item[field] = self._names(name)
        for name, field in fields.DATES.items():
            if name in self.values:
                item[field] = _date(self._text(name))
        item["issued"] = self._issued()
        self._own(item)
        return {name: value for name, value in item.items() if value}

    def _type(self) -> str:
        subtype = self._text("entrysubtype").strip()
        exact = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
        if subtype:
            return exact.get(subtype, subtype)
        known = fields.TYPES.get(self.kind)
        if known is None:
            self.notes.append(Note("unknown-type", self.kind[:60]))
        if known == "document" and "url" in self.values:
            return "webpage"
        return known or "document"

    def _text(self, name: str) -> str:
        text, unknown = from_latex(self.values.get(name, ""))
        self.notes += [Note("unknown-command", word[:60]) for word in unknown[:5]]
        return text

    def _titled(self, title: str, subtitle: str) -> str:
        main, sub = self._text(title).strip(), self._text(subtitle).strip()
        return f"{main}: {sub}" if main and sub else main or sub

    def _texts(self, item: Item) -> None:
        for name, field in fields.TEXTS.items():
            if name in self.values and field not in item:
                item[field] = self._text(name)
        number = "issue" if self.type in fields.NUMBERED else "number"
        if number == "number" and "series" in self.values:
            number = "collection-number"
        item[number] = self._text("issue") or self._text("number")
        if self.kind in ("phdthesis", "mastersthesis") and not item.get("genre"):
            short = {"phdthesis": "PhD diss.", "mastersthesis": "Master's thesis"}
            item["genre"] = short[self.kind]

    def _containers(self, item: Item) -> None:
        journal = self._titled("journaltitle", "journalsubtitle")
        book = self._titled("booktitle", "booksubtitle")
        item["container-title"] = (
            journal or self._text("journal") or book or self._text("maintitle")
        )

    def _places(self, item: Item) -> None:
        """Pages and addresses are taken as they are, but for escaped signs."""
        item["page"] = self._text("pages")
        item["DOI"] = _verbatim(self.values.get("doi", ""))
        item["URL"] = _verbatim(self.values.get("url", ""))

    def _names(self, name: str) -> list[dict[str, str]]:
        people, and_others = read_names(self.values[name])
        if and_others:
            self.notes.append(Note("and-others", name))
        return people

    def _issued(self) -> Item | None:
        whole = self._text("date").strip()
        if whole:
            return _date(whole)
        year, month = self._text("year").strip(), self._text("month").strip()
        if not re.fullmatch(r"\d{1,4}", year):
            return date_from_text(f"{month} {year}".strip())
        parts = [int(year)]
        number = _month(month)
        if number:
            parts.append(number)
            day = self._text("day").strip()
            parts += [int(day)] if re.fullmatch(r"\d{1,2}", day) else []
        return {"date-parts": [parts]}

    def _own(self, item: Item) -> None:
        """What `bibtex_writer` keeps under names of ours."""
        for name, value in self.values.items():
            if not name.startswith(fields.PREFIX):
                continue
            text = from_latex(value)[0]
            field = _FIELDS.get(name.removeprefix(fields.PREFIX), "")
            if field:
                item[field] = own_value(text)


def own_value(text: str) -> object:
    """JSON where it is a list or an object, the text itself otherwise."""
    if text[:1] in ("[", "{"):
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError):
            return text
        return value
    return text


def _verbatim(value: str) -> str:
    return re.sub(r"\\([%#&_~{}$])", r"\1", value).replace("{}", "").strip()


def _month(text: str) -> int:
    word = text[:3].lower()
    if word in fields.MONTHS:
        return fields.MONTHS.index(word) + 1
    return int(text) if re.fullmatch(r"0?[1-9]|1[0-2]", text) else 0


def _date(text: str) -> Item | None:
    """“2009”, “2009-03-17”, or two of them with a slash between."""
    ends = [date_from_text(end.strip()) for end in text.split("/")[:2]]
    parts = [end["date-parts"][0] for end in ends if end and "date-parts" in end]
    if parts and len(parts) == len([end for end in ends if end]):
        return {"date-parts": parts}
    return date_from_text(text.strip())
