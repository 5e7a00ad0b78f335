"""A library's life: suggested, approved, declined, merged, retired.

Nothing here reads texts again; whoever calls knows whose texts they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from citations.models import Citation, CitationDecision, Library, Source
from citations.services import add_source, delete_citations, lock_sources
from citations.shelving import derive


def suggest_source(
    library: Library, *, kind: str, csl: dict[str, Any], user_id: int, note: str
) -> Source:
    """A source that waits for approval: no citation links to it yet.

    The style engine runs, so never in a transaction.
    """
    return add_source(
        library,
        kind=kind,
        csl=csl,
        added_by_id=user_id,
        status=Source.Status.SUGGESTED,
        note=note,
    )


def approve(source: Source, *, by_id: int) -> bool:
    """Put a suggestion on the shelf; whether it was one (or had been declined)."""
    return _move(source, ("suggested", "declined"), "approved", by_id=by_id, reason="")


def decline(source: Source, *, by_id: int, reason: str) -> bool:
    """Do not put a suggestion on the shelf, and say why; whether it was one."""
    return _move(source, ("suggested",), "declined", by_id=by_id, reason=reason)


def retire_source(source: Source, *, by_id: int) -> bool:
    """Offer it to no new marker; what links to it still does. Whether it was there."""
    return _move(source, ("approved",), "retired", by_id=by_id)


def unretire_source(source: Source, *, by_id: int) -> bool:
    """Put it back on the shelf; whether it had been retired."""
    return _move(source, ("retired",), "approved", by_id=by_id)


def _move(
    source: Source, before: Iterable[str], after: str, *, by_id: int, **fields: Any
) -> bool:
    """Change the status in one statement, unless somebody else has changed it."""
    now = timezone.now()
    changes: dict[str, Any] = {
        "status": after,
        "decided_by_id": by_id,
        "decided_at": now,
        "updated_at": now,
        **fields,
    }
    there = Source.objects.filter(pk=source.pk, status__in=list(before))
    if not there.update(**changes):
        return False
    for name, value in changes.items():
        setattr(source, name, value)
    return True


# --- Merging ------------------------------------------------------------------------


class CannotMerge(Exception):
    """One of the two is not there any more, or both are the same."""


MERGEABLE = ("approved", "suggested", "declined", "retired")


@dataclass(frozen=True)
class Moves:
    """What moves when a source is merged into another."""

    citations: int
    """In texts that are shown and in earlier ones."""
    shown: int
    """Of them, those in texts that are shown."""
    decisions: int
    names: tuple[str, ...]
    """Other names that the kept source gets."""


def moves(source: Source, into: Source) -> Moves:
    """What would move; nothing does."""
    cited = Citation.objects.filter(source=source)
    return Moves(
        citations=cited.count(),
        shown=cited.live().count(),
        decisions=CitationDecision.objects.filter(source=source).count(),
        names=tuple(_new_names(source, into)),
    )


def _new_names(source: Source, into: Source) -> list[str]:
    """The other names, and the title where it is another one, each once."""
    has = {into.title, into.short_title, *into.aliases}
    wanted = (*source.aliases, source.short_title, source.title)
    return [name for name in dict.fromkeys(wanted) if name and name not in has]


def merge(source: Source, into: Source, *, by_id: int) -> Source:
    """Make one source of two: all that pointed at `source` points at `into`.

    Citations, decisions and earlier merges follow; the counts are right again; the
    merged source stays as a signpost. The caller holds the transaction. Raises
    CannotMerge.
    """
    held = {one.pk: one for one in lock_sources([source.pk, into.pk])}
    if len(held) != 2 or source.library_id != into.library_id:
        raise CannotMerge
    old, kept = held[source.pk], held[into.pk]
    if old.status not in MERGEABLE or kept.status not in ("approved", "retired"):
        raise CannotMerge
    _repoint(old, kept)
    kept.aliases = [*kept.aliases, *_new_names(old, kept)][:60]
    kept.citation_count = Citation.objects.live().filter(source=kept).count()
    derive(kept)
    kept.save(update_fields=["aliases", "citation_count", "search_text", "updated_at"])
    Source.objects.filter(pk=old.pk).update(
        status=Source.Status.MERGED,
        merged_into=kept,
        citation_count=0,
        decided_by_id=by_id,
        decided_at=timezone.now(),
    )
    return kept


def _repoint(old: Source, kept: Source) -> None:
    twin = Citation.objects.filter(
        source=kept,
        document=OuterRef("document"),
        start=OuterRef("start"),
        end=OuterRef("end"),
    )
    cited = Citation.objects.filter(source=old)
    delete_citations(cited.filter(Exists(twin)))
    Citation.objects.filter(source=old).update(source=kept)
    CitationDecision.objects.filter(source=old).update(source=kept)
    Source.objects.filter(merged_into=old).update(merged_into=kept)
