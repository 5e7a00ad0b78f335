"""What people say a marker is."""

from __future__ import annotations

from citations.documents.models import CitationDecision, DocumentLine
from citations.library.models import Source


def decide(
    line: DocumentLine,
    *,
    marker: str,
    context: str,
    source: Source | None,
    user_id: int,
) -> CitationDecision:
    """Remember that this marker is that source, or (None) that it is no citation.

    `marker` and `context` are keys, as a reading gives them.
    """
    decision, _ = CitationDecision.objects.update_or_create(
        line=line,
        marker_key=marker,
        context_key=context,
        defaults={"source": source, "decided_by_id": user_id},
    )
    return decision


def undecide(line: DocumentLine, *, marker: str, context: str) -> None:
    """Take a decision back: the reader reads the marker by itself again."""
    line.decisions.filter(marker_key=marker, context_key=context).delete()
