"""One class that has something of everything, for the tests that go through the whole site.

`make_world()` makes it; what tests need of it they look up by name: `world.people["ada"]`,
`world.posts["draft"]`, `world.archived.sources["freeze"]`. Who says what is in `Words`, so
that a test may have it in Greek, in very long words, or in words that stand nowhere else.

The archived class holds the same things and the same people in the same roles. A new thing
is one entry in the function that makes its kind; every test that visits or counts such
things then meets it. Thousands of rows are made elsewhere (tests/bench/world.py).
"""

from __future__ import annotations

from blog.classroom.models import Course
from sovclass.accounts.models import User
from tests.factories import make_member
from tests.world import marks, people, shelf, work
from tests.world.parts import Class, Words, World

__all__ = ["Class", "Words", "World", "make_world"]


def make_world(words: Words | None = None) -> World:
    """Everybody and everything. The slow part is that some essays are published as people
    publish them."""
    words = words or Words()
    everybody = people.make_people(words)
    current = make_class(words, everybody, "current")
    shelf.fill_a_page(current)
    archived = make_class(words, everybody, "archived")
    people.archive(archived)
    empty = people.make_course_of(words, "empty")
    make_member(empty, everybody["elsa"], "instructor")
    make_member(empty, everybody["prof"], "instructor")
    make_member(empty, everybody["ada"])
    return World(everybody, current, archived, empty)


def make_class(words: Words, everybody: dict[str, User], which: str) -> Class:
    """A course with its members and their things."""
    course: Course = people.make_course_of(words, which)
    made = Class(course, words, everybody)
    people.join(made)
    people.invite(made)
    work.assign(made)
    shelf.stock(made)
    work.write(made)
    work.discuss(made)
    marks.grade(made)
    return made
