"""What the preview of an import shows of each record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citations.exchange.compare import shown
from citations.exchange.imports.models import ImportRecord
from citations.exchange.imports.texts import field_label, note_sentence
from citations.library.models import Source

NAMES = ("author", "director", "editor", "composer", "translator")


LOOK: dict[str, tuple[str, str]] = {
    ImportRecord.State.NEW: ("plus", "ok"),
    ImportRecord.State.CHANGED: ("pen", "ask"),
    ImportRecord.State.SAME: ("done", "plain"),
    ImportRecord.State.BAD: ("error", "bad"),
}
"""A record's state → glyph and tone."""


@dataclass(frozen=True)
class RecordRow:
    """A record in words."""

    record: ImportRecord
    byline: str
    """“Freeze, Gregory L.; 2009”: who and when."""
    kind: str
    problem: str
    notes: list[str]
    changes: list[tuple[str, str, str]]
    """(field, old, new)"""

    @property
    def glyph(self) -> str:
        """Its icon."""
        return LOOK[self.record.state][0]

    @property
    def tone(self) -> str:
        """Its `data-tone`."""
        return LOOK[self.record.state][1]

    @property
    def can_be_chosen(self) -> bool:
        """New and changed ones."""
        return self.record.state in (ImportRecord.State.NEW, ImportRecord.State.CHANGED)


def record_rows(records: Iterable[ImportRecord]) -> list[RecordRow]:
    """The rows of a page; no queries."""
    return [_row(record) for record in records]


def _row(record: ImportRecord) -> RecordRow:
    names = next((record.csl[n] for n in NAMES if record.csl.get(n)), None)
    parts = (shown("author", names), shown("issued", record.csl.get("issued")))
    kinds = dict(Source.Type.choices)
    return RecordRow(
        record=record,
        byline=", ".join(filter(None, parts)),
        kind=str(kinds.get(record.kind, "")),
        problem=note_sentence(record.problem) if record.problem else "",
        notes=[note_sentence(note) for note in record.notes],
        changes=[(field_label(f), old, new) for f, old, new in record.changes],
    )
