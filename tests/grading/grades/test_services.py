"""Grades: saved once, never over somebody else's, every change an event."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from sovclass.grading.grades.models import Grade, GradeEvent
from sovclass.grading.grades.querysets import GradeQuerySet
from sovclass.grading.grades.services import (
    StaleGrade,
    TypedMark,
    release,
    save_marks,
    take_back,
)
from sovclass.grading.items.services import items_of
from tests.factories import make_assignment, make_grade, make_item, make_member


@pytest.fixture
def item(course):
    return make_item(make_assignment(course))


def save(item, member, by, score="17", version=0, feedback="Good."):
    mark = TypedMark(item, Decimal(score), version, feedback)
    return save_marks([mark], member=member, revision=None, by=by)


def test_a_saved_mark_is_one_event_and_saving_the_same_again_is_none(
    item, ada, prof, member_of
):
    (grade,) = save(item, member_of(ada), prof)
    assert save(item, member_of(ada), prof, version=1) == []

    (event,) = GradeEvent.objects.all()
    assert (event.grade, event.verb, event.version) == (grade, "saved", 1)
    assert event.before == {}
    assert event.after["score"] == "17"
    assert event.after["feedback"] == "Good."


def test_a_stale_save_changes_nothing_and_carries_the_stored_one(
    item, ada, prof, member_of
):
    save(item, member_of(ada), prof, score="17")
    save(item, member_of(ada), prof, score="18", version=1)

    with pytest.raises(StaleGrade) as stale:
        save(item, member_of(ada), prof, score="3", version=1)

    assert stale.value.stored[0].score == 18
    assert Grade.objects.get().score == 18
    assert GradeEvent.objects.count() == 2


def test_a_first_save_where_a_grade_appeared_is_stale(item, ada, prof, member_of):
    save(item, member_of(ada), prof)

    with pytest.raises(StaleGrade):
        save(item, member_of(ada), prof, score="3", version=0)


def test_of_two_marks_one_stale_saves_neither(course, ada, prof, member_of):
    assignment = make_assignment(course, replies_wanted=2)
    essay, talk = items_of(assignment)
    save(talk, member_of(ada), prof, score="2")
    marks = [TypedMark(essay, Decimal(9), 0, "x"), TypedMark(talk, Decimal(1), 0)]

    with pytest.raises(StaleGrade):
        save_marks(marks, member=member_of(ada), revision=None, by=prof)

    assert not Grade.objects.filter(item=essay).exists()


def test_release_and_take_back_are_events_and_skip_what_has_no_mark(
    item, course, ada, ben, prof, member_of
):
    grade = make_grade(item=item, member=member_of(ada), by=prof)
    empty = make_grade(item=item, member=member_of(ben), by=prof, score=None)

    assert release([grade, empty], by=prof) == 1
    assert release([grade, empty], by=prof) == 0
    grade.refresh_from_db()
    assert (grade.state, grade.released_at is not None) == ("released", True)
    assert take_back([grade], by=prof) == 1
    grade.refresh_from_db()
    assert (grade.state, grade.released_at) == ("draft", None)
    assert [e.verb for e in GradeEvent.objects.all()] == ["released", "taken-back"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_an_event(
    change, item, ada, prof, member_of
):
    save(item, member_of(ada), prof)
    events = GradeEvent.objects.all()

    attempt = {
        "update": lambda: events.update(verb="released"),
        "delete": lambda: events._raw_delete(using="default"),
    }[change]

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt()

    assert GradeEvent.objects.get().verb == "saved"


def test_who_sees_a_grade(item, course, ada, ben, prof, member_of):
    section = course.sections.create(name="Monday")
    member_of(ada).__class__.objects.filter(pk=member_of(ada).pk).update(
        section=section
    )
    helper = make_member(course, role="assistant", assists=[section])
    other = make_member(course, role="assistant", assists=[])
    observer = make_member(course, role="observer")
    grade = make_grade(item=item, member=member_of(ada), by=prof)

    def seen_by(member):
        rows: GradeQuerySet = Grade.objects.visible_to(member)
        return grade in rows

    viewers = [member_of(prof), helper, other, observer, member_of(ada), member_of(ben)]
    assert [seen_by(v) for v in viewers] == [True, True, False, False, False, False]
    release([grade], by=prof)
    assert [seen_by(v) for v in viewers] == [True, True, False, False, True, False]
