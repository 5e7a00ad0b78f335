"""Finding what a grading page is about; what one may not grade is not there (404)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from blog.assignments.models import Assignment
from blog.classroom.access import get_member
from blog.classroom.models import Membership, Section
from blog.classroom.querysets import MemberKind, any_member, kind_of_member, values_of
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared
from sovclass.grading import permissions


def get_grader(request: UserRequest, slug: str) -> Membership:
    """The signed-in member who sees the grading pages; Http404 for everybody else."""
    member = get_member(request, slug)
    if not permissions.can_open_grading(member):
        raise Http404
    return member


def get_assignment(member: Membership, number: int) -> Assignment:
    """The course's assignment of this number."""
    assignment = _assignment().first(course=member.course_id, number=number)
    if assignment is None:
        raise Http404
    assignment.course = member.course
    return assignment


@prepared
def _assignment() -> QuerySet[Assignment]:
    return Assignment.objects.filter(course_id=Param("course"), number=Param("number"))


def sections_of(course_id: int) -> list[Section]:
    """The course's sections, by name."""
    return _sections().all(course=course_id)


@prepared
def _sections() -> QuerySet[Section]:
    return Section.objects.filter(course_id=Param("course"))


def get_student(member: Membership, pk: int) -> Membership:
    """A student this member grades, withdrawn ones included."""
    graded = _student(kind_of_member(member))
    student = graded.first(student=pk, **values_of(member))
    if student is None:
        raise Http404
    return student


@prepared
def _student(kind: MemberKind) -> QuerySet[Membership]:
    graded = Membership.objects.graded_by(any_member(kind))
    return graded.filter(pk=Param("student")).select_related("user", "section")
