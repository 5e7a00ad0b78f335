"""All marks of a course: on a page, and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.classroom.models import Membership
from blog.classroom.querysets import MemberKind, any_member, kind_of_member, values_of
from blog.web.numbers import whole_number
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest
from citations.prepared import prepared
from sovclass.grading.access import get_grader
from sovclass.grading.book.export import csv_lines
from sovclass.grading.book.rows import book_rows, statistics
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem

BATCH = 200


def _items(member: Membership) -> list[GradeItem]:
    items = GradeItem.objects.visible_to(member).select_related("assignment")
    return list(items.order_by("assignment__number", "position", "pk"))


@prepared
def _marks(kind: MemberKind) -> QuerySet[Grade, Any]:
    """(item, score, how many students have it) of the students this member grades."""
    students = Membership.objects.graded_by(any_member(kind)).active()
    marks = Grade.objects.filter(membership__in=students, score__isnull=False)
    counted = marks.order_by().values("item_id", "score").annotate(n=Count("pk"))
    return counted.values_list("item_id", "score", "n")


@require_safe
def gradebook(request: UserRequest, slug: str) -> HttpResponse:
    """Students by name, items by number; drafts in italics."""
    member = get_grader(request, slug)

    items = _items(member)
    students = Membership.objects.graded_by(member).active()
    query = request.GET.get("q", "").strip()[:100]
    shown = students.select_related("user", "section")
    if query:
        shown = shown.filter(Q(user__name__icontains=query))
    section = request.GET.get("section", "")
    if (number := whole_number(section)) is not None:
        shown = shown.filter(section_id=number)
    page = page_by_key(
        shown, request, by=(("user__sort_key", "asc"), ("pk", "asc")), size=50
    )
    scores: dict[int, list[Decimal]] = {}
    marks = _marks(kind_of_member(member)).all(**values_of(member))
    for item_id, score, number in marks:
        scores.setdefault(item_id, []).extend([score] * number)
    context = {
        "member": member,
        "here": "grading",
        "items": items,
        "rows": book_rows(page.items, items),
        "page": page,
        "count": students.count(),
        "statistics": statistics(items, scores),
        "sections": list(member.course.sections.all()),
        "query": query,
        "section": section,
    }
    return render(request, "grading/book/gradebook.html", context)


@require_safe
def gradebook_csv(request: UserRequest, slug: str) -> StreamingHttpResponse:
    """The same as a file: the grader's own students only."""
    member = get_grader(request, slug)

    items = _items(member)
    students = list(
        Membership.objects.graded_by(member)
        .active()
        .by_name()
        .select_related("user", "section")
    )

    def lines() -> Iterator[str]:
        rows = (
            row
            for start in range(0, len(students), BATCH)
            for row in book_rows(students[start : start + BATCH], items)
        )
        yield from csv_lines(items, rows)

    day = timezone.localtime(timezone.now(), member.course.zone).date().isoformat()
    answer = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="grades-{slug}-{day}.csv"'
    return answer
