"""All that a revision keeps besides its words, from one reading of them.

Publishing and re-reading both come here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape

from blog.essays import display, works_cited
from blog.essays.models import Figure
from citations.documents.services.read import ReadText
from citations.library.models import Source


def derive_revision(post_id: int, body: str, read: ReadText) -> display.Finished:
    """What pages show of a clean body and its reading. A query where it has pictures."""
    ids = display.picture_ids(body)
    figures = Figure.objects.filter(post=post_id).in_bulk(ids) if ids else {}
    sizes = {pk: display.Picture(f.width, f.height) for pk, f in figures.items()}
    return display.derive_display(body, read, sizes)


def columns(finished: display.Finished) -> dict[str, Any]:
    """The same as columns of a revision."""
    return {
        "finished_html": finished.finished_html,
        "marked_html": finished.marked_html,
        "excerpt": finished.excerpt,
        "language": finished.language,
        "direction": finished.direction,
        "word_count": finished.word_count,
        "citation_counts": finished.citation_counts,
    }


def cited_sources(read: ReadText) -> list[Source]:
    """Each source that the text cites, once."""
    keys = dict.fromkeys(place.key for place in works_cited.occurrences(read))
    return [read.sources[key] for key in keys]


def list_rows(
    entries: Iterable[Mapping[str, str]], read: ReadText
) -> list[dict[str, Any]]:
    """The works cited as a revision keeps them."""
    return works_cited.works_rows(entries, works_cited.occurrences(read))


def interim_rows(
    read: ReadText, kept: Iterable[Mapping[str, str]] = ()
) -> list[dict[str, Any]]:
    """The works cited while the style engine has not written them: as they are `kept`,
    else each source's own reference, in the order of the shelf."""
    before = {row["key"]: row for row in kept}
    entries = []
    for source in sorted(cited_sources(read), key=lambda s: (s.sort_key, s.pk)):
        own = {
            "text": source.reference_text or source.title,
            "html": source.reference_html or escape(source.title),
        }
        row = before.get(source.key, own)
        entries.append({"source": source.key, "text": row["text"], "html": row["html"]})
    return list_rows(entries, read)
