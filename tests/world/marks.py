"""What is graded in a class, and how."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sovclass.grading.feedback.models import FeedbackDisclosure
from tests.factories import make_grade, make_item
from tests.world.parts import Class


def grade(made: Class) -> None:
    """Items and grades; one of them was read by the site admin."""
    _items(made)
    _open(made)
    _released(made)
    FeedbackDisclosure.objects.create(
        grade=made.grades["released"],
        admin=made.people["admin"],
        reason=made.say("disclosure"),
    )


def _items(made: Class) -> None:
    items, assignments = made.items, made.assignments
    for name, assignment in assignments.items():
        assignment.grade_items.update(points=20)
        items[name] = assignment.grade_items.get(kind="essay")
    items["past"] = make_item(assignments["past"], title=made.say("item"))
    spare = {"kind": "other", "title": made.say("spare item"), "position": 1}
    items["spare"] = make_item(assignments["open"], **spare)
    half = Decimal("2.5")
    items["past spare"] = make_item(assignments["past"], **spare, points=half)


def _add(made: Class, name: str, item: Any, who: str, **fields: Any) -> None:
    made.grades[name] = make_grade(
        item=item, member=made.members[who], by=made.people["prof"], **fields
    )


def _open(made: Class) -> None:
    """Nothing of the essay is released yet; of the discussion, ada's grade is."""
    item, other = made.items["open"], made.say("other feedback")
    discussion = made.assignments["open"].grade_items.get(kind="participation")
    score, feedback = made.score("draft"), made.say("feedback")
    _add(made, "hidden", item, "ada", score=score, feedback=feedback)
    _add(made, "ben's", item, "ben", score=3, feedback=other)
    _add(made, "bea's", item, "bea", feedback=other)
    _add(made, "discussion", discussion, "ada", feedback=other, released=True)


def _released(made: Class) -> None:
    score, feedback = made.score("released"), made.say("released")
    hers: dict[str, Any] = {"score": score, "feedback": feedback, "released": True}
    _add(made, "released", made.items["locked"], "ada", **hers)
    first = made.posts["past"].revisions.order_by("number").first()
    past = made.items["past"]
    _add(made, "past", past, "ada", **hers, revision=first)
    _add(made, "past hidden", past, "ben", feedback=made.say("other feedback"))
