"""Marks and private feedback, some released, some drafts, many not written yet."""

from __future__ import annotations

from decimal import Decimal

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from blog.essays.models import Post
from sovclass.demo.material import DemoClass, Item, read_data
from sovclass.grading.grades import services as grades
from sovclass.grading.items import services as items
from sovclass.grading.items.models import GradeItem


def mark(demo: DemoClass) -> None:
    """Every grade of the data."""
    for given in read_data("grades.json"):
        member, assignment, post = _graded(demo, given)
        kind = given.get("item", GradeItem.Kind.ESSAY)
        item = next(i for i in items.items_of(assignment) if i.kind == kind)
        saved = grades.save_marks(
            [
                grades.TypedMark(
                    item=item,
                    score=Decimal(str(given["score"])),
                    version=0,
                    feedback=given.get("feedback", ""),
                )
            ],
            member=member,
            revision=post.live_revision if post else None,
            by=demo.people[given["grader"]].user,
        )
        if given["state"] == "released":
            grades.release(saved, by=demo.teacher)


def _graded(demo: DemoClass, given: Item) -> tuple[Membership, Assignment, Post | None]:
    """Whose work, for which assignment, and the essay if there is one."""
    if "essay" in given:
        post = demo.posts[given["essay"]]
        member = demo.course.memberships.get(user=post.created_by)
        return member, demo.assignments[post.assignment.number], post  # type: ignore[union-attr]
    member = demo.people[given["student"]]
    assignment = demo.assignments[given["assignment"]]
    post_or_none = Post.objects.filter(
        assignment=assignment, authorships__user=member.user
    ).first()
    return member, assignment, post_or_none
