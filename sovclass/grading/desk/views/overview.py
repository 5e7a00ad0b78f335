"""Where the course and each assignment stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from blog.classroom.permissions import can_teach, require
from blog.web.numbers import whole_number
from blog.web.requests import UserRequest
from sovclass.grading import permissions
from sovclass.grading.access import get_assignment, get_grader, sections_of
from sovclass.grading.desk import rows
from sovclass.grading.grades import services
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.services import items_of, leading

ORDERS = {
    "name": ("user__sort_key", "asc"),
    "handed-in": ("handed_in", "asc"),
    "words": ("words", "desc"),
    "comments": ("said", "desc"),
    "points": ("mark", "desc"),
}


@require_safe
def course_overview(request: UserRequest, slug: str) -> HttpResponse:
    """Each assignment with its figures."""
    member = get_grader(request, slug)

    context = {
        "member": member,
        "here": "grading",
        "assignments": rows.course_figures(member),
        "can_teach": can_teach(member),
    }
    return render(request, "grading/desk/course.html", context)


@require_safe
def assignment_overview(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """One row a student."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)

    items = items_of(assignment)
    first = leading(items)
    asked = Asked.of(request)
    by = (ORDERS[asked.order], ("pk", "asc"))
    page = rows.page_of_students(
        request, member, assignment, first, by=by, narrow=_narrow(asked)
    )
    context = {
        "member": member,
        "here": "grading",
        "assignment": assignment,
        "items": items,
        "figures": rows.figures(member, assignment, first),
        "sections": sections_of(member.course_id),
        "rows": rows.rows_for(page.items, assignment, items),
        "page": page,
        "asked": asked,
        "can_grade": permissions.can_grade(member),
        "can_change_items": permissions.can_change_items(member),
    }
    return render(request, "grading/desk/assignment.html", context)


Narrowing = Callable[[QuerySet[Membership]], QuerySet[Membership]]


class Asked(NamedTuple):
    """Which students the reader wants to see, and in which order."""

    query: str
    section: str
    state: str
    order: str

    @classmethod
    def of(cls, request: UserRequest) -> Asked:
        """As the address says."""
        order = request.GET.get("order", "name")
        return cls(
            query=request.GET.get("q", "").strip()[:100],
            section=request.GET.get("section", ""),
            state=request.GET.get("state", ""),
            order=order if order in ORDERS else "name",
        )

    @property
    def is_narrow(self) -> bool:
        """Not every student."""
        return bool(self.query or self.section or self.state)

    @property
    def narrowing(self) -> str:
        """The end of an address that asks for the same students."""
        return urlencode({"section": self.section, "state": self.state})


def _narrow(asked: Asked) -> Narrowing | None:
    """The students the toolbar asks for; None for all of them."""
    wanted = Q()
    if asked.query:
        wanted &= Q(user__name__icontains=asked.query)
    section = whole_number(asked.section)
    if section is not None:
        wanted &= Q(section_id=section)
    if asked.state in rows.STATES:
        wanted &= rows.STATES[asked.state]
    return (lambda students: students.filter(wanted)) if wanted else None


def _chosen(
    request: UserRequest, member: Membership, assignment: Assignment, state: str
) -> QuerySet[Grade]:
    """The grades the form names, among those this member may touch."""
    grades = Grade.objects.visible_to(member).filter(
        item__assignment=assignment, state=state, score__isnull=False
    )
    if request.POST.get("all") == "1":
        return grades
    sent = map(whole_number, request.POST.getlist("member")[:1000])
    return grades.filter(membership__in=[pk for pk in sent if pk is not None])


@require_POST
def release_grades(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Show grades to their students; all of them only after a second look."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)
    require(permissions.can_grade(member))

    grades = _chosen(request, member, assignment, Grade.State.DRAFT)
    if request.POST.get("all") == "1" and request.POST.get("confirm") != "1":
        context = {
            "member": member,
            "here": "grading",
            "assignment": assignment,
            "count": grades.count(),
            "without": _still_to_grade(member, assignment),
        }
        return render(request, "grading/desk/release_all.html", context)
    done = services.release(grades, by=request.user)
    if done:
        text = ngettext("%(n)d grade released.", "%(n)d grades released.", done)
        messages.success(request, text % {"n": done})
    else:
        messages.warning(request, _("None of these had a hidden grade with points."))
    return redirect("grading:assignment", slug, number)


def _still_to_grade(member: Membership, assignment: Assignment) -> int:
    first = leading(items_of(assignment))
    return rows.figures(member, assignment, first)["todo"]


@require_POST
def take_back_grades(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Hide released grades again."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)
    require(permissions.can_grade(member))

    grades = _chosen(request, member, assignment, Grade.State.RELEASED)
    done = services.take_back(grades, by=request.user)
    text = ngettext(
        "%(n)d grade is hidden again.", "%(n)d grades are hidden again.", done
    )
    messages.success(request, text % {"n": done})
    return redirect("grading:assignment", slug, number)
