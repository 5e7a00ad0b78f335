"""What a class has read together: counted by the database, a fixed number of queries.

Only live texts count: essays handed in, as the class reads them now, and comments that
stand. So a draft, a newer draft and an earlier revision are nowhere in here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, FilteredRelation, QuerySet

from blog.assignments.models import Reading
from blog.classroom import names
from blog.classroom.models import Course, Membership
from blog.classroom.permissions import can_see_writers
from blog.essays.models import Revision
from blog.shelf.map.kept_counts import KeptCounts
from blog.shelf.rows import page_counts
from blog.shelf.strips import AssignedSpan, Strip, make_strip
from citations.documents.models import Citation
from citations.documents.passages import CitedPassage, cited_passages
from citations.items.pages import number_ranges, write_range
from citations.library.models import Source

MOST_PASSAGES = 12
MOST_PAIRS = 12
MOST_READINGS = 30
MOST_UNCITED = 20
MOST_NAMES = 6


# --- Pages --------------------------------------------------------------------------


@dataclass(frozen=True)
class AssignedPages:
    """A reading, and how much of it the class has cited."""

    reading: Reading
    strip: Strip | None
    brackets: tuple[AssignedSpan, ...]
    pages: int
    """Assigned pages that are numbers; 0 when none are named."""
    pages_cited: int
    inside: int
    """Citations of assigned pages."""
    outside: int
    """Citations of other pages of the source."""


def assigned_readings(course: Course) -> tuple[list[AssignedPages], bool]:
    """The readings of the course, the newest assignments last, and whether some are left
    out. Two queries."""
    readings = list(
        Reading.objects.filter(assignment__course=course)
        .select_related("assignment", "source")
        .order_by("-assignment__number", "position", "pk")[: MOST_READINGS + 1]
    )
    has_more = len(readings) > MOST_READINGS
    readings = sorted(
        readings[:MOST_READINGS], key=lambda r: (r.assignment.number, r.position, r.pk)
    )
    counts = page_counts({r.source_id: r.source for r in readings}.values())
    return [_assigned(r, counts.get(r.source_id, {})) for r in readings], has_more


def _assigned(reading: Reading, counts: Mapping[int, int]) -> AssignedPages:
    ranges = number_ranges(reading.pages)
    assigned = {page for low, high in ranges for page in range(low, high + 1)}
    inside = {page: n for page, n in counts.items() if page in assigned}
    strip = make_strip(reading.source.first_page, reading.source.last_page, counts)
    return AssignedPages(
        reading,
        strip,
        strip.brackets(ranges) if strip else (),
        pages=len(assigned),
        pages_cited=len(inside),
        inside=sum(inside.values()),
        outside=sum(counts.values()) - sum(inside.values()),
    )


@dataclass(frozen=True)
class Passage:
    """Pages of a source that follow one another and are all cited."""

    source: Source
    first: int
    last: int
    count: int

    @property
    def pages(self) -> str:
        """“406–433”."""
        return write_range(self.first, self.last)


def passages(course: Course, kept: KeptCounts) -> tuple[list[Passage], int]:
    """The most cited passages, and how many there are in all. Two queries: the
    passages, unless they are kept, and their sources."""
    best = kept.get(
        "passages", lambda: cited_passages(course.library_id, most=MOST_PASSAGES)
    )
    return named_passages(best), best[0].of if best else 0


def named_passages(found: Sequence[CitedPassage]) -> list[Passage]:
    """With their sources. One query."""
    sources = Source.objects.in_bulk({one.source for one in found})
    return [
        Passage(sources[one.source], one.low, one.high, one.number)
        for one in found
        if one.source in sources
    ]


# --- Sources together ---------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """Two sources cited in the same texts."""

    one: Source
    other: Source
    texts: int
    names: tuple[str, ...] = ()
    """Who has written such essays; for the teaching staff only."""
    more_names: int = 0


PAIRS_BY = (("texts", "desc"), ("first", "asc"), ("second", "asc"))
"""How pairs are sorted, and paged."""


def cited_together(course: Course) -> QuerySet[Any, Any]:
    """(first, second, texts): numbers of two sources, and in how many texts both are."""
    library = course.library_id
    return (
        Citation.objects.live_in(library)
        .filter(source__library=library)
        .filter(document__citations__source__gt=F("source"))
        .order_by()
        .values(first=F("source"), second=F("document__citations__source"))
        .annotate(texts=Count("document", distinct=True))
        .values_list("first", "second", "texts", named=True)
    )


def pairs(member: Membership, kept: KeptCounts) -> tuple[list[Pair], int]:
    """What is cited together most often, and how many pairs there are in all. One query,
    two for the staff (`named_pairs`), and up to three to count what is not kept."""
    found, number = kept.get("pairs", lambda: _most_frequent(member.course))
    writers: Writers = {}
    if can_see_writers(member):
        writers = kept.get("writers", lambda: _writers(member.course_id, found))
    return _named(member, found, writers), number


def _most_frequent(course: Course) -> tuple[list[tuple[int, int, int]], int]:
    rows = cited_together(course)
    ordered = rows.order_by("-texts", "first", "second")
    found = [tuple(row) for row in ordered[: MOST_PAIRS + 1]]
    number = rows.count() if len(found) > MOST_PAIRS else len(found)
    return found[:MOST_PAIRS], number


def named_pairs(member: Membership, counted: Sequence[Any]) -> list[Pair]:
    """With their sources, and for the staff with who has written such essays: one query,
    three for the staff."""
    shows = can_see_writers(member)
    writers = _writers(member.course_id, counted) if shows else {}
    return _named(member, counted, writers)


Writers = dict[tuple[int, int], list[int]]
"""(source, source) → the accounts of those whose live essay cites both."""


def _named(member: Membership, counted: Sequence[Any], writers: Writers) -> list[Pair]:
    sources = Source.objects.in_bulk({pk for row in counted for pk in row[:2]})
    people = _people(member, writers)
    return [
        Pair(
            sources[a],
            sources[b],
            n,
            tuple(people.get((a, b), ())[:MOST_NAMES]),
            max(0, len(people.get((a, b), ())) - MOST_NAMES),
        )
        for a, b, n in counted
        if a in sources and b in sources
    ]


def _writers(course_id: int, counted: Sequence[Any]) -> Writers:
    """Who has written essays that cite both sources of these pairs. One query."""
    rows = (
        Revision.objects.filter(live_post__course=course_id, document__is_live=True)
        .annotate(
            one=FilteredRelation("document__citations"),
            two=FilteredRelation("document__citations"),
        )
        .filter(
            one__source__lt=F("two__source"),
            one__source__in=[row[0] for row in counted],
            two__source__in=[row[1] for row in counted],
        )
        .values_list("one__source", "two__source", "live_post__authorships__user")
        .distinct()
        .order_by("one__source", "two__source", "live_post__authorships__user")[:400]
    )
    found: Writers = {}
    for one, other, user in rows:
        if user is not None:
            found.setdefault((one, other), []).append(user)
    return found


def _people(member: Membership, found: Writers) -> dict[tuple[int, int], list[str]]:
    """The names of these accounts, as the member reads them. One query."""
    if not found:
        return {}
    ids = {user for some in found.values() for user in some}
    shown = {
        m.user_id: names.display_name(m, member)
        for m in Membership.objects.filter(
            course=member.course_id, user__in=ids
        ).select_related("user")
    }
    return {
        pair: [shown[user] for user in some if user in shown]
        for pair, some in found.items()
    }


def uncited(course: Course) -> tuple[list[Source], int]:
    """Sources of the shelf that no text cites: the first of them, and how many there
    are. Two queries."""
    never = Source.objects.approved().filter(
        library=course.library_id, citation_count=0
    )
    return list(never.in_order()[:MOST_UNCITED]), never.count()
