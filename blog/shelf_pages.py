"""What the library's pages show of a source: how often, where, and by whom it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from blog.models import Comment, Membership, Post, Reading, Revision
from blog.strips import Strip, counts_by_source, make_strip
from citations.models import Citation, Source


@dataclass(frozen=True)
class ShelfRow:
    """A source on the library page."""

    source: Source
    strip: Strip | None
    assigned: str
    """“406-433”, or nothing."""


def shelf_rows(sources: Sequence[Source], member: Membership) -> list[ShelfRow]:
    """Rows with strips and assigned pages; two queries for any number of sources."""
    ids = [source.pk for source in sources]
    counts = counts_by_source(page_counts(ids))
    assigned: dict[int, list[str]] = {}
    readings = Reading.objects.filter(
        source__in=ids, assignment__course_id=member.course_id
    )
    for reading in readings.order_by("assignment__number", "position"):
        assigned.setdefault(reading.source_id, []).append(reading.pages)
    return [
        ShelfRow(
            source,
            make_strip(source.first_page, source.last_page, counts.get(source.pk, {})),
            ", ".join(pages for pages in assigned.get(source.pk, []) if pages),
        )
        for source in sources
    ]


def page_counts(source_ids: Iterable[int]) -> list[tuple[int, int, int]]:
    """(source, page, number of live citations)."""
    rows = (
        Citation.objects.live()
        .filter(source__in=source_ids, first_page__isnull=False)
        .values_list("source_id", "first_page")
        .annotate(number=Count("pk"))
        .order_by("source_id", "first_page")
    )
    return [(source, page or 0, number) for source, page, number in rows]


@dataclass(frozen=True)
class Place:
    """A citation with the essay it stands in."""

    citation: Citation
    post: Post
    comment: Comment | None

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence around the marker: before, marker, after."""
        before, marker, after = self.citation.sentence.partition(self.citation.marker)
        return (before, marker, after)


def places(citations: Sequence[Citation], member: Membership) -> list[Place]:
    """Where these citations stand, as far as the member may see it. Four queries."""
    documents = [citation.document_id for citation in citations]
    posts = {
        revision.document_id: revision.live_post
        for revision in Revision.objects.filter(document__in=documents).select_related(
            "live_post"
        )
        if hasattr(revision, "live_post")
    }
    comments = {
        comment.document_id: comment
        for comment in Comment.objects.visible_to(member)
        .standing()
        .filter(document__in=documents)
        .select_related("post", "author")
    }
    seen = {
        post.pk: post
        for post in Post.objects.visible_to(member)
        .handed_in()
        .filter(
            pk__in=[
                *(post.pk for post in posts.values()),
                *(comment.post_id for comment in comments.values()),
            ]
        )
        .select_related("live_revision")
        .with_byline()
    }
    found = []
    for citation in citations:
        comment = comments.get(citation.document_id)
        post = posts.get(citation.document_id) or (comment.post if comment else None)
        if post is not None and post.pk in seen:
            found.append(Place(citation, seen[post.pk], comment))
    return found
