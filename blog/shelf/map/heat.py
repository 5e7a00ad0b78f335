"""Sources by week: how often a class has cited each source, and how that is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import Count
from django.db.models.functions import TruncWeek

from blog.classroom.models import Course
from blog.discussion.models import Comment
from blog.essays.markers import title_in_short
from blog.essays.models import Revision
from blog.shelf.map.kept_counts import KeptCounts
from blog.shelf.strips import HEAT
from citations.library.models import Source

MOST_WEEKS = 20
LONGEST_LABEL = 34

CELL, LABEL, HEAD = 26, 250, 22
"""Of the drawing: a cell with its gap, the column of titles, the row of weeks."""


@dataclass(frozen=True)
class HeatCell:
    """A source in a week: how often it is cited, and where its square stands."""

    count: int
    x: int
    y: int

    @property
    def heat(self) -> int:
        """0 (none) to 4 (seven or more)."""
        return sum(self.count > limit for limit in HEAT)


@dataclass(frozen=True)
class Week:
    """A column: its number in the course and its Monday."""

    number: int
    monday: date
    x: int


@dataclass(frozen=True)
class HeatRow:
    """A source with a cell for every week."""

    source: Source
    cells: tuple[HeatCell, ...]
    y: int

    @property
    def label(self) -> str:
        """The title, short enough for the drawing."""
        title = title_in_short(self.source)
        if len(title) <= LONGEST_LABEL:
            return title
        return f"{title[: LONGEST_LABEL - 1].rstrip()}…"

    @property
    def total(self) -> int:
        """Citations in the weeks shown."""
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True)
class HeatMap:
    """Sources by week."""

    weeks: tuple[Week, ...]
    rows: tuple[HeatRow, ...]
    left_out: int
    """Weeks before the first one shown."""

    @property
    def width(self) -> int:
        """Of the drawing."""
        return LABEL + CELL * len(self.weeks)

    @property
    def height(self) -> int:
        """Of the drawing."""
        return HEAD + CELL * len(self.rows)

    @property
    def busiest(self) -> tuple[HeatRow, Week] | None:
        """The source and the week with most citations."""
        best: tuple[int, HeatRow, Week] | None = None
        for row in self.rows:
            for cell, week in zip(row.cells, self.weeks, strict=True):
                if cell.count and (best is None or cell.count > best[0]):
                    best = (cell.count, row, week)
        return best and (best[1], best[2])


def heat_map(course: Course, sources: Sequence[Source], kept: KeptCounts) -> HeatMap:
    """These sources by weeks, the last ones when there are too many. Two queries unless
    their counts are kept."""
    ids = [source.pk for source in sources]
    counts = kept.get(_name(course, ids), lambda: _counts_by_week(course, ids))
    mondays = sorted({monday for _source, monday in counts})
    shown = _all_weeks(mondays)
    first = _first_monday(course, mondays)
    weeks = tuple(
        Week((monday - first).days // 7 + 1, monday, LABEL + CELL * place)
        for place, monday in enumerate(shown)
    )
    rows = []
    for line, source in enumerate(sources):
        y = HEAD + CELL * line
        cells = tuple(
            HeatCell(counts.get((source.pk, week.monday), 0), week.x, y)
            for week in weeks
        )
        rows.append(HeatRow(source, cells, y))
    before = (shown[0] - mondays[0]).days // 7 if mondays else 0
    return HeatMap(weeks, tuple(rows), before)


def _name(course: Course, ids: Sequence[int]) -> str:
    """Under which their counts are kept; short, however many they are."""
    said = f"{course.timezone} {' '.join(map(str, ids))}"
    return f"weeks:{sha256(said.encode()).hexdigest()}"


def _counts_by_week(course: Course, ids: list[int]) -> dict[tuple[int, date], int]:
    """(source, Monday) → citations, in essays by their hand-in, in comments by theirs."""
    essays = (
        Revision.objects.filter(
            live_post__course=course,
            document__is_live=True,
            document__citations__source__in=ids,
        )
        .annotate(week=TruncWeek("live_post__handed_in_at", tzinfo=course.zone))
        .values_list("document__citations__source", "week")
    )
    comments = (
        Comment.objects.standing()
        .filter(
            course=course,
            document__is_live=True,
            document__citations__source__in=ids,
        )
        .annotate(week=TruncWeek("created_at", tzinfo=course.zone))
        .values_list("document__citations__source", "week")
    )
    found: Counter[tuple[int, date]] = Counter()
    for rows in (essays, comments):
        counted = rows.annotate(n=Count("document__citations")).order_by()
        for source, week, number in counted:
            assert isinstance(week, datetime)  # noqa: S101  of a moment
            found[source, week.astimezone(course.zone).date()] += number
    return dict(found)


def _all_weeks(mondays: Sequence[date]) -> list[date]:
    """Every week from the first to the last, the empty ones too; the last MOST_WEEKS."""
    if not mondays:
        return []
    number = (mondays[-1] - mondays[0]).days // 7 + 1
    every = [mondays[-1] - timedelta(weeks=back) for back in range(number)]
    return every[:MOST_WEEKS][::-1]


def _first_monday(course: Course, mondays: Sequence[date]) -> date:
    """Of the week the course starts in, or of its first citation if that is earlier."""
    starts = course.starts_on
    if starts is None:
        return mondays[0] if mondays else date.min
    monday = starts - timedelta(days=starts.weekday())
    return min([monday, *mondays[:1]])
