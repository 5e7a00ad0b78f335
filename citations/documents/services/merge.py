"""Merge one source into another, with all that cites it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from citations.documents.models import Citation, CitationDecision
from citations.documents.services.counts import lock_sources
from citations.documents.services.record import delete_citations
from citations.library.derivation import derive
from citations.library.models import Source

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


def count_moves(source: Source, into: Source) -> Moves:
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


def merge_sources(source: Source, into: Source, *, by_id: int) -> Source:
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
