"""Grading one student's work: the essay with its citations, and the marks beside it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.classroom.querysets import ANY_MEMBER
from blog.discussion.models import Comment
from blog.essays import display
from blog.essays.models import Post, Revision
from blog.essays.quotation_notes import (
    notes_of_comments,
    notes_of_document,
    page_url_for,
)
from blog.web.numbers import whole_number
from blog.web.requests import UserRequest
from citations.documents.models import Citation
from citations.prepared import Param, prepared
from citations.reading.types import FindingCode
from sovclass.grading import permissions
from sovclass.grading.access import get_assignment, get_grader, get_student
from sovclass.grading.desk import rows
from sovclass.grading.desk.forms import DeskForm
from sovclass.grading.grades.models import Grade
from sovclass.grading.grades.services import StaleGrade, save_marks
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import items_of, leading

WINDOW = 10
"""Students shown before and after the one on the desk."""


def desk(request: UserRequest, slug: str, number: int, member_pk: int) -> HttpResponse:
    """Read, mark, and go on to the next."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)
    student = get_student(member, member_pk)
    if request.method == "POST":
        require(permissions.can_grade(member))

    items = items_of(assignment)
    grades = _grades(assignment, student)
    form = DeskForm(request.POST or None, items=items, grades=grades)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            return _save(request, member, assignment, student, form)
        status = 400
    first = grades.get(items[0].pk) if items else None
    context = {
        "form": form,
        "points": [form[f"score-{item.pk}"] for item in items],
        "graded_on": first.revision if first else None,
        **_about(member, assignment, student, items),
    }
    return render(request, "grading/desk/desk.html", context, status=status)


def _grades(assignment: Assignment, student: Membership) -> dict[int, Grade]:
    found = _marks().all(assignment=assignment.pk, student=student.pk)
    return {grade.item_id: grade for grade in found}


@prepared
def _marks() -> QuerySet[Grade]:
    marks = Grade.objects.filter(
        item__assignment_id=Param("assignment"), membership_id=Param("student")
    )
    beside = marks.select_related("feedback", "graded_by", "revision")
    return beside.defer(*(f"revision__{name}" for name in _TEXTS))


_TEXTS = ("body_html", "finished_html", "marked_html", "excerpt", "works_cited")
"""Of a revision that is only named."""


def _post(student: Membership, assignment: Assignment) -> Post | None:
    """The student's essay; a draft is not the grader's business."""
    post = _essay().first(assignment=assignment.pk, user=student.user_id)
    if post is not None:
        post.assignment = assignment
    return post


@prepared
def _essay() -> QuerySet[Post]:
    written = Post.objects.handed_in().written_by(ANY_MEMBER.user_id)
    return (
        written.filter(assignment_id=Param("assignment"))
        .select_related(
            "live_revision", "live_revision__document", "live_revision__hero"
        )
        .order_by("pk")[:1]
    )


@prepared
def _said() -> QuerySet[Comment]:
    said = Comment.objects.standing().filter(
        post__assignment_id=Param("assignment"), author_id=ANY_MEMBER.user_id
    )
    return said.select_related("post", "document").order_by("created_at")[:50]


@prepared
def _cited() -> QuerySet[Citation]:
    return Citation.objects.filter(document_id=Param("document")).order_by("start")


def _about(
    member: Membership,
    assignment: Assignment,
    student: Membership,
    items: list[GradeItem],
) -> dict[str, object]:
    """Everything beside the form."""
    post = _post(student, assignment)
    revision = post.live_revision if post else None
    shown = _said().all(assignment=assignment.pk, user=student.user_id)
    page_url = page_url_for(member)
    noted = notes_of_comments(shown, page_url)
    first = leading(items)
    cited = _cited().all(document=revision.document_id) if revision else []
    return {
        "member": member,
        "here": "grading",
        "assignment": assignment,
        "student": student,
        "copy": _copy(member, assignment, student),
        "post": post,
        "revision": revision,
        "hero": revision.hero
        if revision and display.shows_hero_above(revision.body_html)
        else None,
        "open": [c for c in cited if c.shown_state != "linked"],
        "linked": [c for c in cited if c.shown_state == "linked"],
        "beside_readings": _beside_readings(revision, cited) if revision else [],
        "quotations": notes_of_document(revision.document, page_url)
        if revision and any(c.quote_start is not None for c in cited)
        else [],
        "counts": revision.citation_counts if revision else {},
        "sources": len({c.source_id for c in cited if c.source_id}),
        "said": [(comment, noted.get(comment.pk, [])) for comment in shown],
        "queue": rows.window(member, assignment, first, student, size=WINDOW),
        "figures": rows.figures(member, assignment, first),
        "can_grade": permissions.can_grade(member),
    }


def _copy(member: Membership, assignment: Assignment, student: Membership) -> str:
    """The name of the browser's copy of what this grader types about a student."""
    return f"desk:{member.user_id}:{assignment.pk}:{student.pk}"


def _beside_readings(revision: Revision, cited: list[Citation]) -> list[Citation]:
    """Citations of pages the assignment does not assign. No query, and no reproach."""
    places = {
        (finding["start"], finding["end"])
        for finding in revision.document.findings
        if finding["code"] == FindingCode.PAGE_OUTSIDE_READINGS
    }
    return [c for c in cited if (c.start, c.end) in places]


def _behind(student: Membership) -> Q:
    key = student.user.sort_key
    return Q(user__sort_key__gt=key) | Q(user__sort_key=key, pk__gt=student.pk)


def _save(
    request: UserRequest,
    member: Membership,
    assignment: Assignment,
    student: Membership,
    form: DeskForm,
) -> HttpResponse:
    try:
        save_marks(
            form.marks(),
            member=student,
            revision=_seen_revision(request, student, assignment),
            by=request.user,
        )
    except StaleGrade as stale:
        return _conflict(request, member, assignment, student, form, stale)
    messages.success(
        request,
        _("Saved. The student sees it when it is released."),
        extra_tags=_copy(member, assignment, student),
    )
    return _go_on(request, member, assignment, student)


def _seen_revision(
    request: UserRequest, student: Membership, assignment: Assignment
) -> Revision | None:
    """The revision that was on the grader's screen, which may not be the newest."""
    post = _post(student, assignment)
    if post is None:
        return None
    seen = whole_number(request.POST.get("revision", ""))
    return post.revisions.filter(pk=seen or 0).first() or post.live_revision


def _conflict(
    request: UserRequest,
    member: Membership,
    assignment: Assignment,
    student: Membership,
    form: DeskForm,
    stale: StaleGrade,
) -> HttpResponse:
    """Both versions, side by side; nothing typed is lost."""
    items = form.items
    stored = _grades(assignment, student)
    first = stored.get(form.lead.pk) if form.lead else None
    kept = getattr(first, "feedback", None) if first else None
    pairs = [
        {
            "item": item,
            "mine": form.cleaned_data[f"score-{item.pk}"],
            "theirs": stored[item.pk].score if item.pk in stored else None,
            "version": stored[item.pk].version if item.pk in stored else 0,
        }
        for item in items
    ]
    context = {
        "member": member,
        "here": "grading",
        "assignment": assignment,
        "student": student,
        "copy": _copy(member, assignment, student),
        "pairs": pairs,
        "my_feedback": form.cleaned_data["feedback"],
        "their_feedback": kept.body if kept else "",
        "other": first.graded_by if first else None,
        "revision": request.POST.get("revision", ""),
    }
    return render(request, "grading/desk/desk_conflict.html", context, status=409)


def _go_on(
    request: UserRequest,
    member: Membership,
    assignment: Assignment,
    student: Membership,
) -> HttpResponse:
    """Where the pressed button leads."""
    slug, number = member.course.slug, assignment.number
    then = request.POST.get("then", "stay")
    students = _all_students(member, assignment)
    target: Membership | None = student
    if then == "next":
        target = students.filter(_behind(student)).first()
    elif then == "ungraded":
        target = _next_ungraded(students, student)
    if target is None:
        return redirect("grading:assignment", slug, number)
    return redirect("grading:desk", slug, number, target.pk)


def _all_students(member: Membership, assignment: Assignment) -> QuerySet[Membership]:
    items = items_of(assignment)
    first = leading(items)
    states = rows.states_for(member, assignment.pk, rows.pk_of(first))
    return states.order_by("user__sort_key", "pk")


def _next_ungraded(
    students: QuerySet[Membership], student: Membership | None
) -> Membership | None:
    """The next essay without a mark by name, from the start again after the last."""
    waiting = students.filter(rows.STATES["todo"])
    if student is None:
        return waiting.first()
    waiting = waiting.exclude(pk=student.pk)
    return waiting.filter(_behind(student)).first() or waiting.first()


@require_safe
def next_ungraded(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """To the first essay that waits, or back to the overview when none does."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)

    target = _next_ungraded(_all_students(member, assignment), None)
    if target is None:
        messages.success(request, _("Everything handed in is graded."))
        return redirect("grading:assignment", slug, number)
    return redirect("grading:desk", slug, number, target.pk)
