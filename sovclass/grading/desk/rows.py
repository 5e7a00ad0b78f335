"""Students with what they did for an assignment: the overview's and the queue's rows.

Everything a list is sorted or filtered by is an annotation, so that the database pages
it by key; a page costs the same whatever the size of the class.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    DecimalField,
    F,
    FilteredRelation,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from blog.classroom.querysets import MemberKind, any_member, kind_of_member, values_of
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.web.paging import KeyPage, Order, first_page, order_of, page_by_key
from citations.prepared import Param, filling, one_of, prepared
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import leading

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
NO_MARK = Decimal(-1)


@dataclass
class StudentRow:
    """One student on the overview."""

    member: Membership
    """Annotated by `with_work`."""
    grades: dict[int, Grade] = field(default_factory=dict)
    """By item."""
    assignment: Assignment | None = None
    items: Sequence[GradeItem] = ()

    def _has(self, name: str) -> Any:
        return getattr(self.member, name)

    @property
    def is_handed_in(self) -> bool:
        """Others in the course can read the essay."""
        return bool(self._has("essay_state") == Post.State.HANDED_IN)

    @property
    def title(self) -> str:
        """The essay's; nothing before it is handed in."""
        return str(self._has("essay_title")) if self.is_handed_in else ""

    @property
    def state(self) -> str:
        """released, graded, late, handed-in, missing or waiting: as the figures count
        it, by the mark of the leading item."""
        if self._has("mark") != NO_MARK:
            is_shown = self._has("grade_state") == Grade.State.RELEASED
            return "released" if is_shown else "graded"
        assignment = self.assignment
        if not self.is_handed_in:
            past = assignment is not None and assignment.is_past_due
            return "missing" if past else "waiting"
        is_late = assignment is not None and self._has("handed_in") > assignment.due_at
        return "late" if is_late else "handed-in"

    @property
    def counts(self) -> dict[str, int]:
        """Citations by shown state; nothing for an essay that is not handed in."""
        return dict(self._has("citation_counts") or {})

    @property
    def scores(self) -> list[tuple[GradeItem, Decimal | None]]:
        """For each item the points, or None without any."""
        grades = self.grades
        return [
            (item, grades[item.pk].score if item.pk in grades else None)
            for item in self.items
        ]


def with_work(states: QuerySet[Membership], assignment_id: int) -> QuerySet[Membership]:
    """`states_for` with what a row shows besides."""
    essays = Post.objects.filter(assignment_id=assignment_id)
    said = (
        Comment.objects.standing()
        .filter(author_id=OuterRef("user_id"), post__in=essays.values("pk"))
        .order_by()
        # As a function COUNT needs no GROUP BY, and the index `comment_said` is enough.
        .annotate(n=Func(Value(1), function="COUNT", output_field=IntegerField()))
    )
    return states.annotate(
        essay_state=F("essay__post__state"),
        essay_title=F("essay__post__title"),
        citation_counts=F("essay__post__live_revision__citation_counts"),
        words=Coalesce("essay__post__live_revision__word_count", 0),
        said=Subquery(said.values("n"), output_field=IntegerField()),
    )


def states_for(
    member: Membership, assignment_id: int, item_id: int | None
) -> QuerySet[Membership]:
    """The active students this member grades, annotated with what their state is told
    by: handed_in, mark (of the item), grade_state.

    At most one essay and one grade join each student, so that rows stay one a student
    (`one_essay_per_author_and_assignment`, `one_grade_per_item_and_student`).
    """
    points = DecimalField(max_digits=6, decimal_places=2)
    return (
        Membership.objects.graded_by(member)
        .active()
        .select_related("user", "section")
        .annotate(
            essay=FilteredRelation(
                "user__authorships",
                condition=Q(user__authorships__assignment_id=assignment_id),
            ),
            given=FilteredRelation("grades", condition=Q(grades__item_id=item_id)),
        )
        .annotate(
            handed_in=Coalesce(
                "essay__post__handed_in_at",
                Value(NEVER, output_field=DateTimeField()),
            ),
            mark=Coalesce("given__score", Value(NO_MARK, output_field=points)),
            grade_state=Coalesce("given__state", Value("")),
        )
    )


def pk_of(item: GradeItem | None) -> int | None:
    """For `states_for`; without an item nobody has a mark."""
    return item.pk if item else None


STATES = {
    "todo": Q(handed_in__lt=NEVER, mark=NO_MARK),
    "missing": Q(handed_in=NEVER),
    "graded": Q(mark__gte=0, grade_state="draft"),
    "released": Q(mark__gte=0, grade_state="released"),
}
"""What the list can be narrowed to."""


@prepared
def _first_students(
    kind: MemberKind, has_item: bool, by: Order, size: int
) -> QuerySet[Membership]:
    students = with_work(_any_states(kind, has_item), _ASSIGNMENT)
    if not all(name in _OF_STUDENTS for name, _way in by):
        return first_page(students, by, size)
    # What is sorted by is known without the work: it is looked up for one page only.
    grader = any_member(kind)
    shown = first_page(Membership.objects.graded_by(grader).active(), by, size)
    return students.filter(pk__in=shown.values("pk")).order_by(*order_of(by))


_OF_STUDENTS = ("user__sort_key", "pk")
"""Keys that need no annotation of `states_for`."""


_ASSIGNMENT: Any = Param("assignment")
_ITEM: Any = Param("item")


def _any_states(kind: MemberKind, has_item: bool) -> QuerySet[Membership]:
    grader = any_member(kind)
    return states_for(grader, _ASSIGNMENT, _ITEM if has_item else None)


def _places(
    member: Membership, assignment: Assignment, item: GradeItem | None
) -> dict[str, int]:
    places = {**values_of(member), "assignment": assignment.pk}
    return {**places, "item": item.pk} if item else places


def page_of_students(
    request: HttpRequest,
    member: Membership,
    assignment: Assignment,
    item: GradeItem | None,
    *,
    by: Order,
    narrow: Callable[[QuerySet[Membership]], QuerySet[Membership]] | None,
    size: int = 20,
) -> KeyPage[Membership]:
    """A page of the students this member grades, with their work. One query; prepared
    for the first page of all of them, which is what graders open."""

    def students() -> QuerySet[Membership]:
        states = states_for(member, assignment.pk, pk_of(item))
        return with_work(states, assignment.pk)

    if narrow is not None:
        return page_by_key(narrow(students()), request, by=by, size=size)
    first = _first_students(kind_of_member(member), item is not None, by, size)
    places = _places(member, assignment, item)
    return page_by_key(students, request, by=by, size=size, first=first, values=places)


def window(
    member: Membership,
    assignment: Assignment,
    item: GradeItem | None,
    student: Membership,
    *,
    size: int,
) -> list[Membership]:
    """So many students before this one by name, the student, and as many after; never
    the whole class. Two queries."""
    kind, has_item = kind_of_member(member), item is not None
    places = {
        **_places(member, assignment, item),
        "key": student.user.sort_key,
        "student": student.pk,
    }
    before = _before(kind, has_item, size + 1).all(**places)
    return [*reversed(before), *_after(kind, has_item, size).all(**places)]


_IS_AFTER = Q(user__sort_key__gt=Param("key")) | Q(
    user__sort_key=Param("key"), pk__gt=Param("student")
)


@prepared
def _after(kind: MemberKind, has_item: bool, size: int) -> QuerySet[Membership]:
    states = _any_states(kind, has_item).filter(_IS_AFTER)
    return states.order_by("user__sort_key", "pk")[:size]


@prepared
def _before(kind: MemberKind, has_item: bool, size: int) -> QuerySet[Membership]:
    states = _any_states(kind, has_item).exclude(_IS_AFTER)
    return states.order_by("-user__sort_key", "-pk")[:size]


@prepared
def _figures(kind: MemberKind, has_item: bool) -> QuerySet[Any, Any]:
    states = _any_states(kind, has_item).order_by()
    return states.values("course_id").annotate(
        students=Count("pk"),
        handed_in_n=Count("pk", filter=Q(handed_in__lt=NEVER)),
        late=Count("pk", filter=Q(handed_in__gt=Param("due"), handed_in__lt=NEVER)),
        graded=Count("pk", filter=Q(mark__gte=0)),
        released=Count("pk", filter=STATES["released"]),
        todo=Count("pk", filter=STATES["todo"]),
    )


def figures(
    member: Membership, assignment: Assignment, item: GradeItem | None
) -> dict[str, int]:
    """students, handed_in_n, late, missing, waiting, graded, released, todo, of the
    students this member grades. One query."""
    counted = _figures(kind_of_member(member), item is not None)
    places = _places(member, assignment, item)
    row: Any = counted.first(due=assignment.due_at, **places)
    found: dict[str, int] = row or dict(_NOBODY)
    absent = found["students"] - found["handed_in_n"]
    found["missing"] = absent if assignment.due_at < timezone.now() else 0
    found["waiting"] = absent - found["missing"]
    return found


_NOBODY = dict.fromkeys(
    ("students", "handed_in_n", "late", "graded", "released", "todo"), 0
)


@prepared
def _given(items: int, members: int) -> QuerySet[Grade]:
    return Grade.objects.filter(
        item__pk__in=one_of("item", items), membership__pk__in=one_of("member", members)
    )


def _given_to(members: list[Membership], items: list[GradeItem]) -> list[Grade]:
    if not items:
        return []
    items_size, item_places = filling("item", [item.pk for item in items])
    size, places = filling("member", [m.pk for m in members])
    return _given(items_size, size).all(**item_places, **places)


def rows_for(
    members: list[Membership], assignment: Assignment, items: list[GradeItem]
) -> list[StudentRow]:
    """Rows with the grades of these students, which `page_of_students` found. One query."""
    if not members:
        return []
    grades: dict[int, dict[int, Grade]] = {}
    for grade in _given_to(members, items):
        grades.setdefault(grade.membership_id, {})[grade.item_id] = grade
    return [StudentRow(m, grades.get(m.pk, {}), assignment, items) for m in members]


def course_figures(member: Membership) -> list[dict[str, Any]]:
    """For each assignment of the course its figures. Six queries."""
    students = Membership.objects.graded_by(member).active()
    total = students.count()
    assignments = Assignment.objects.of(member.course)
    handed = dict(
        assignments.values_list("pk").annotate(
            n=Count(
                "posts__authorships__user",
                filter=Q(
                    posts__state="handed_in",
                    posts__authorships__user__in=students.values("user"),
                ),
                distinct=True,
            )
        )
    )
    late = dict(
        assignments.values_list("pk").annotate(
            n=Count(
                "posts__authorships__user",
                filter=Q(
                    posts__handed_in_at__gt=F("due_at"),
                    posts__authorships__user__in=students.values("user"),
                ),
                distinct=True,
            )
        )
    )
    marks: dict[int, dict[str, int]] = {}
    counted = (
        Grade.objects.filter(
            item__in=_leading_items(member.course_id),
            score__isnull=False,
            membership__in=students,
        )
        .values_list("item__assignment_id", "state")
        .annotate(n=Count("pk"))
    )
    for assignment_id, state, number in counted:
        marks.setdefault(assignment_id, {})[state] = number
    found = []
    for assignment in assignments:
        assignment.course = member.course
        by_state = marks.get(assignment.pk, {})
        n = handed.get(assignment.pk, 0)
        past = assignment.is_past_due
        found.append(
            {
                "assignment": assignment,
                "students": total,
                "handed_in": n,
                "late": late.get(assignment.pk, 0),
                "missing": total - n if past else 0,
                "graded": sum(by_state.values()),
                "released": by_state.get("released", 0),
            }
        )
    return found


def _leading_items(course_id: int) -> list[int]:
    """Those by which the course's assignments count as graded. One query."""
    items = GradeItem.objects.filter(assignment__course_id=course_id)
    by_assignment: dict[int, list[GradeItem]] = {}
    for item in items.order_by("position", "pk"):
        by_assignment.setdefault(item.assignment_id, []).append(item)
    return [lead.pk for own in by_assignment.values() if (lead := leading(own))]
