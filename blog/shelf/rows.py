"""What the library's pages show of a source: how often, where, and by whom it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet

from blog.assignments.models import Reading
from blog.classroom.models import Membership
from blog.classroom.permissions import can_see_suggestions
from blog.classroom.querysets import ANY_MEMBER, values_of
from blog.discussion.models import Comment
from blog.essays.models import Post, Revision
from blog.essays.querysets import add_authors
from blog.shelf.strips import Strip, make_strip
from citations.documents.models import Citation
from citations.library.models import Source
from citations.library.querysets import SourceQuerySet
from citations.prepared import filling, one_of, prepared

KEPT_SECONDS = 600


def visible_sources(member: Membership) -> SourceQuerySet:
    """What the member may look at of the course's library: all that was on the shelf
    once and one's own suggestions; the teaching staff everything."""
    is_keeper = can_see_suggestions(member)
    of_course = Source.objects.filter(library_id=member.course.library_id)
    return of_course.readable(member.user_id, is_keeper=is_keeper)


def likely_twins(sources: Sequence[Source]) -> dict[int, Source]:
    """For each source one of the shelf with the same author and title, if there is one.
    One query."""
    if not sources:
        return {}
    on_shelf = Source.objects.approved().filter(
        library_id=sources[0].library_id,
        sort_key__in={source.sort_key for source in sources},
    )
    by_key: dict[str, list[Source]] = {}
    for source in on_shelf.order_by("pk"):
        by_key.setdefault(source.sort_key, []).append(source)
    found = {}
    for source in sources:
        others = [o for o in by_key.get(source.sort_key, []) if o.pk != source.pk]
        if others:
            found[source.pk] = others[0]
    return found


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
    counts = page_counts(sources)
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


def page_counts(sources: Iterable[Source]) -> dict[int, dict[int, int]]:
    """For each source of a library its pages with the number of live citations of them.

    What was counted is kept for ten minutes, or until the source's number of citations
    changes: a page's cost must not grow with all that a class has cited.
    """
    sources = list(sources)
    keys = {
        f"pages:{source.pk}:{source.created_at.timestamp()}:{source.citation_count}": source.pk
        for source in sources
    }
    kept = cache.get_many(keys)
    missing = {key: pk for key, pk in keys.items() if key not in kept}
    counted = _count_pages(sources[0].library_id, missing.values()) if missing else {}
    fresh = {key: counted.get(pk, {}) for key, pk in missing.items()}
    cache.set_many(fresh, KEPT_SECONDS)
    return {keys[key]: pages for key, pages in {**kept, **fresh}.items()}


def _count_pages(
    library_id: int, source_ids: Iterable[int]
) -> dict[int, dict[int, int]]:
    rows = (
        Citation.objects.live_in(library_id)
        .filter(source__in=list(source_ids), first_page__isnull=False)
        .values_list("source_id", "first_page")
        .annotate(number=Count("pk"))
        .order_by("source_id", "first_page")
    )
    found: dict[int, dict[int, int]] = {}
    for source, page, number in rows:
        found.setdefault(source, {})[page or 0] = number
    return found


@dataclass(frozen=True)
class CitedPlace:
    """A citation with the essay it is in."""

    citation: Citation
    post: Post
    comment: Comment | None

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence around the marker: before, marker, after."""
        before, marker, after = self.citation.sentence.partition(self.citation.marker)
        return (before, marker, after)


def cited_places(citations: Sequence[Citation], member: Membership) -> list[CitedPlace]:
    """Where these citations are, as far as the member may see them. Four queries, none
    for none."""
    if not citations:
        return []
    size, documents = filling("document", [one.document_id for one in citations])
    values = values_of(member)
    essays = dict(_essays_of(size).all(**documents))
    comments = {
        comment.document_id: comment
        for comment in _comments_of(size).all(**documents, **values)
    }
    wanted = {*essays.values(), *(comment.post_id for comment in comments.values())}
    seen = _seen(sorted(wanted), values)
    found = []
    for citation in citations:
        comment = comments.get(citation.document_id)
        post = comment.post_id if comment else essays.get(citation.document_id)
        if post in seen:
            found.append(CitedPlace(citation, seen[post], comment))
    return found


def _seen(pks: Sequence[int], values: Mapping[str, int]) -> dict[int, Post]:
    if not pks:
        return {}
    size, places = filling("post", pks)
    posts = _posts(size).all(**places, **values)
    add_authors(posts)
    return {post.pk: post for post in posts}


@prepared
def _essays_of(size: int) -> QuerySet[Any, Any]:
    """(document, essay) for what essays show now."""
    live = Revision.objects.filter(
        document__pk__in=one_of("document", size), live_post__isnull=False
    )
    return live.values_list("document_id", "live_post__pk")


@prepared
def _comments_of(size: int) -> QuerySet[Comment]:
    said = Comment.objects.visible_to(ANY_MEMBER).standing()
    said = said.filter(document__pk__in=one_of("document", size))
    shown = ("document_id", "post_id", "author__name")
    return said.select_related("author").only(*shown)


@prepared
def _posts(size: int) -> QuerySet[Post]:
    seen = Post.objects.visible_to(ANY_MEMBER).handed_in()
    return seen.filter(pk__in=one_of("post", size)).only("title")
