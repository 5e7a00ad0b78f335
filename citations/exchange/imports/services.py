"""From a text to sources on the shelf: read, looked at, confirmed, written.

Both long steps can be killed and begun again: records have their places, and a source is
created in the same transaction that marks its record as written. Neither the style engine
nor the network is used inside a transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from citations.exchange.compare import Comparison, Known, merge_items
from citations.exchange.formats.kinds import kind_of
from citations.exchange.formats.records import ReadFile, Record
from citations.exchange.formats.registry import read_records
from citations.exchange.imports.models import Import, ImportRecord
from citations.items.clean import Note
from citations.library.derivation import (
    REFERENCE_COLUMNS,
    derive,
    format_and_write,
    key_base,
)
from citations.library.models import Library, Source

CHUNK = 200
KEPT_FOR = timedelta(days=7)
MOST_SAID = 10
"""Bad records that are named where there are no others."""
Progress = Callable[[int, int], None]
State = ImportRecord.State


def start_import(
    library: Library,
    *,
    origin: str,
    text: str,
    name: str = "",
    notes: Iterable[Note] = (),
    by_id: int | None = None,
) -> Import:
    """Keep a text to be read; what was left lying for a week is thrown away."""
    library.imports.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    return Import.objects.create(
        library=library,
        origin=origin,
        name=name[:300],
        text=text,
        notes=[[note.code, note.about] for note in notes],
        created_by_id=by_id,
    )


def refresh(batch: Import) -> None:
    """Bring it up to date; one that has since been thrown away stays as it was."""
    with suppress(Import.DoesNotExist):
        batch.refresh_from_db()


# --- Reading ------------------------------------------------------------------------


def parse_into(batch: Import, progress: Progress) -> None:
    """Read the kept text and store its records, compared with the shelf.

    Begun again, it passes over the records that are stored.
    """
    progress(0, 0)  # a sign of life before and after the longest step
    read = read_records(batch.text)
    progress(0, len(read.records))
    store_records(Sorter(batch), read.records, progress=progress)
    finish_reading(batch, read)


def store_records(
    sorter: Sorter, records: Iterable[Record], *, progress: Progress, first: int = 0
) -> None:
    """Store records from place `first` on, in short transactions."""
    batch = sorter.batch
    listed = list(records)
    total = first + len(listed)
    there = set(
        batch.records.filter(position__gte=first).values_list("position", flat=True)
    )
    for start in range(0, len(listed), CHUNK):
        group = enumerate(listed[start : start + CHUNK], first + start)
        rows = [sorter.row(position, record) for position, record in group]
        new = [row for row in rows if row.position not in there]
        ImportRecord.objects.bulk_create(new, ignore_conflicts=True)
        progress(rows[-1].position + 1, total)


def finish_reading(batch: Import, read: ReadFile) -> None:
    """Ready to be looked at, or failed where there is nothing that can be read."""
    notes = batch.notes + [[note.code, note.about] for note in read.notes]
    if batch.records.exclude(state=State.BAD).exists():
        _end_reading(batch, Import.State.READY, notes)
        return
    bad = batch.records.order_by("position").values_list("problem", "line")
    said = [[*problem, str(line)] for problem, line in bad[:MOST_SAID]]
    if not said and not read.notes:
        said = [["no-records", ""]]
    _end_reading(batch, Import.State.FAILED, notes + said)


def fail_reading(batch: Import, note: Note) -> None:
    """It cannot be read, and this is why."""
    _end_reading(batch, Import.State.FAILED, [*batch.notes, [note.code, note.about]])


def _end_reading(batch: Import, state: str, notes: list[list[str]]) -> None:
    """A text that was typed or pasted is kept where it has to be mended."""
    changes: dict[str, Any] = {"state": state, "notes": notes}
    if state != Import.State.FAILED or batch.origin != Import.Origin.PASTE:
        changes["text"] = ""
    Import.objects.filter(pk=batch.pk, state=Import.State.READING).update(**changes)
    refresh(batch)


class Sorter:
    """Tells of each record what it is beside the shelf and the records before it.

    It reads both when it is made, and remembers what it sorts: one for a whole run.
    """

    def __init__(self, batch: Import) -> None:
        self.batch = batch
        self.shelf = Known()
        self.earlier = Known()
        sources = batch.library.sources.order_by("pk")
        for pk, key, csl in sources.values_list("pk", "key", "csl"):
            self.shelf.add(pk, csl, key)
        stored = batch.records.exclude(state=State.BAD).order_by("position")
        self.lines: dict[int, int] = {}
        for position, line, key, csl in stored.values_list(
            "position", "line", "key", "csl"
        ):
            self._remember(position, line, key, csl)

    def _remember(self, position: int, line: int, key: str, csl: Any) -> None:
        if position not in self.lines:
            self.lines[position] = line
            self.earlier.add(position, csl, key)

    def row(self, position: int, record: Record) -> ImportRecord:
        """The record as it is stored at its place."""
        row = ImportRecord(
            batch=self.batch, position=position, line=record.line, key=record.key
        )
        if record.item is None:
            problem = record.problem or Note("no-title")
            row.state, row.shown = State.BAD, record.shown
            row.problem = [problem.code, problem.about]
            return row
        item = dict(record.item)
        row.more = item.pop("custom", {})
        row.csl, row.shown = item, item["title"]
        wanted = str(row.more.get("kind", ""))
        row.kind = kind_of(item, set(Source.Type.values), wanted)
        self._judge(row, [[note.code, note.about] for note in record.notes])
        self._remember(position, record.line, record.key, item)
        return row

    def _judge(self, row: ImportRecord, notes: list[list[str]]) -> None:
        verdict = self.shelf.compare(row.csl, row.key)
        row.state = _state(verdict)
        row.source_id = verdict.match
        row.changes = [[c.field, c.old, c.new] for c in verdict.changes]
        row.is_chosen = row.state == State.NEW and not verdict.is_doubtful
        if verdict.is_doubtful:
            notes.append(["several-fit", ""])
        before = self.earlier.compare(row.csl, row.key)
        if row.position not in self.lines and (before.match is not None):
            notes.append(["repeats", str(self.lines[before.match])])
            row.is_chosen = False
            if not before.changes and row.state == State.NEW:
                row.state = State.SAME
        row.notes = notes


def _state(verdict: Comparison) -> str:
    if verdict.match is None:
        return State.NEW
    return State.CHANGED if verdict.changes else State.SAME


# --- Choosing and confirming --------------------------------------------------------


def choose(batch: Import, *, shown: Iterable[int], chosen: Iterable[int]) -> None:
    """Of the records that were shown, these are to be written and the others not."""
    wanted = set(chosen)
    seen = [pk for pk in shown if pk not in wanted]
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=batch.pk)
        if held.state != Import.State.READY:
            return
        rows = batch.records.filter(state__in=(State.NEW, State.CHANGED))
        rows.filter(pk__in=seen).update(is_chosen=False)
        rows.filter(pk__in=wanted).update(is_chosen=True)


def choose_all(batch: Import, *, state: str, chosen: bool) -> None:
    """All new (or all changed) records at once, on every page of the preview."""
    if state in (State.NEW, State.CHANGED) and batch.state == Import.State.READY:
        batch.records.filter(state=state).update(is_chosen=chosen)


def confirm_import(batch: Import) -> bool:
    """Let it be written; whether this call was the one that did."""
    ready = Import.objects.filter(pk=batch.pk, state=Import.State.READY)
    won = bool(ready.update(state=Import.State.WRITING))
    refresh(batch)
    return won


def discard_import(batch: Import) -> None:
    """Throw it away, records and all. Sources it has written stay."""
    batch.delete()


# --- Writing ------------------------------------------------------------------------


def write_import(batch: Import, progress: Progress) -> list[int]:
    """Put what is chosen on the shelf; the sources written by this run.

    Begun again, it goes on with what is not written yet.
    """
    if batch.state != Import.State.WRITING:
        return []
    chosen = batch.records.filter(is_chosen=True)
    total = chosen.count()
    written: list[int] = []
    keys = FreeKeys(batch.library)
    progress(chosen.filter(is_written=True).count(), total)
    for attempt in count():
        rows = list(
            batch.records.to_write()
            .select_related("source")
            .order_by("position")[:CHUNK]
        )
        if not rows:
            break
        try:
            new = _write(batch, rows, keys)
        except IntegrityError:  # a key has been taken; the next try finds others
            if attempt > total + 10:
                raise
            keys = FreeKeys(batch.library)
            continue
        written += new
        progress(total - batch.records.to_write().count(), total)
    _end_writing(batch)
    return written


def _end_writing(batch: Import) -> None:
    with transaction.atomic():
        Import.objects.filter(pk=batch.pk).update(state=Import.State.DONE)
        batch.records.all().delete()
    refresh(batch)


def _write(batch: Import, rows: list[ImportRecord], keys: FreeKeys) -> list[int]:
    """One group: formatted outside the transaction, written in a short one."""
    sources = _sources(batch, rows, keys)
    seen_at = {source.pk: source.updated_at for source in sources if source.pk}
    pairs = list(zip(rows, sources, strict=True))
    return format_and_write(
        batch.library, sources, partial(_put, batch, pairs, seen_at)
    )


def _put(
    batch: Import, pairs: list[tuple[ImportRecord, Source]], seen_at: dict[int, Any]
) -> list[int]:
    """The sources written: not those that somebody else has written or changed."""
    rows = batch.records.to_write().select_for_update()
    wanted = rows.filter(pk__in=[row.pk for row, _source in pairs])
    free = set(wanted.values_list("pk", flat=True))
    fresh = _unchanged(seen_at)
    pairs = [
        (row, source)
        for row, source in pairs
        if row.pk in free and (source.pk is None or source.pk in fresh)
    ]
    new = [source for _row, source in pairs if source.pk is None]
    old = list({s.pk: s for _row, s in pairs if s.pk is not None}.values())
    Source.objects.bulk_create(new)
    _save(old)
    batch.records.filter(pk__in=[row.pk for row, _source in pairs]).update(
        is_written=True
    )
    Import.objects.filter(pk=batch.pk).update(
        added=F("added") + len(new), changed=F("changed") + len(old)
    )
    return [source.pk for _row, source in pairs]


def _unchanged(seen_at: dict[int, Any]) -> set[int]:
    """Sources nobody has changed since they were read; the others get another turn."""
    held = Source.objects.filter(pk__in=seen_at).order_by("pk").select_for_update()
    return {pk for pk, at in held.values_list("pk", "updated_at") if at == seen_at[pk]}


def _save(sources: list[Source]) -> None:
    now = timezone.now()
    for source in sources:
        source.updated_at = now
    Source.objects.bulk_update(sources, (*REFERENCE_COLUMNS, "updated_at"))


def _sources(
    batch: Import, rows: Iterable[ImportRecord], keys: FreeKeys
) -> list[Source]:
    """The sources as they will be, in the order of the rows; two rows about one source
    are one after the other."""
    made: list[Source] = []
    by_pk: dict[int, Source] = {}
    for row in rows:
        source = row.source
        if source is None:
            source = Source(
                library=batch.library,
                key=keys.of(row),
                type=row.kind,
                csl=row.csl,
                added_by_id=batch.created_by_id,
            )
        else:
            source = by_pk.setdefault(source.pk, source)
            source.csl = merge_items(source.csl, row.csl)
            source.short_title = str(source.csl.get("title-short", ""))
        _more(source, row.more)
        derive(source)
        made.append(source)
    return made


def _more(source: Source, more: dict[str, Any]) -> None:
    aliases = dict.fromkeys([*source.aliases, *more.get("aliases", ())])
    source.aliases = list(aliases)[:30]
    source.first_page = source.first_page or more.get("first_page", "")
    source.last_page = source.last_page or more.get("last_page", "")


class FreeKeys:
    """Gives records keys that no source has; those taken are read once for a run."""

    def __init__(self, library: Library) -> None:
        self.taken = set(library.sources.values_list("key", flat=True))
        self.last: dict[str, int] = {}

    def of(self, row: ImportRecord) -> str:
        """The key the record wants, or one like it."""
        base = row.key or key_base(row.csl)
        for number in count(self.last.get(base, 0) + 1):
            key = base if number == 1 else f"{base[:90]}-{number}"
            if key not in self.taken:
                break
        self.last[base] = number
        self.taken.add(key)
        return key
