"""The one world of tests/world, as the table reads it: people by their role, and what a
URL needs to be about each thing.

The course `russia` and the archived course `archive` hold the same things and the same
people in the same roles, so that a row about either reads the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.test.client import ClientHandler

from blog.classroom.models import Course
from citations.styles.registry import DEFAULT
from sovclass.accounts.models import User
from tests.world import Class, Words, make_world

STRANGERS = (
    "visitor",
    "outsider",
    "instructor of another course",
    "withdrawn member",
    "member of an archived course",
    "site admin",
)
CLASS = ("observer", "classmate", "student of another section", "author")
STAFF = (
    "assistant of the section",
    "assistant of another section",
    "assistant of all sections",
    "instructor",
)
ROLES = (*STRANGERS, *CLASS, *STAFF)
"""The columns of the table, in its order."""

PEOPLE = {
    "outsider": "otto",
    "instructor of another course": "elsa",
    "withdrawn member": "gone",
    "member of an archived course": "mia",
    "site admin": "admin",
    "observer": "olga",
    "classmate": "ben",
    "student of another section": "bea",
    "author": "ada",
    "assistant of the section": "tess",
    "assistant of another section": "theo",
    "assistant of all sections": "tara",
    "instructor": "prof",
}
"""Who has each role."""

SCORES = {
    "russia": {"draft": Decimal("13.37"), "released": Decimal("16.29")},
    "archive": {"draft": Decimal("11.83"), "released": Decimal("12.97")},
}
PHRASES = {
    *("essay", "draft", "drafttitle", "earlier", "newer", "newertitle"),
    *("suggested", "note", "reason", "import"),
    *("pagetext", "previewtext", "openpage", "rights"),
    *("difference", "comment", "removed", "remark", "feedback", "released"),
}
"""The kinds of words that stand where they may be read and nowhere else."""


def phrase(kind: str, slug: str) -> str:
    """Words that stand nowhere else: one word, so that no page cuts it in two."""
    return f"{kind}zvezda{slug}"


class Phrases(Words):
    """Everybody says what nobody else says."""

    def say(self, kind: str, slug: str) -> str:
        """A phrase, where the kind has one."""
        return phrase(kind, slug) if kind in PHRASES else super().say(kind, slug)

    def score(self, kind: str, slug: str) -> Decimal:
        """A number that stands nowhere else."""
        return SCORES[slug][kind]

    def email(self, who: str) -> str:
        """An address with a phrase in it."""
        role = next((role for role, name in PEOPLE.items() if name == who), who)
        return f"{phrase('address', role.replace(' ', '-'))}@example.org"


WORDS = Phrases(
    slugs={"current": "russia", "archived": "archive"},
    texts={"open rights": "Public domain"},
)
PASSWORD = WORDS.password


@dataclass
class World:
    """The people, and what a URL needs to be about each thing."""

    people: dict[str, User] = field(default_factory=dict)
    """By role."""
    sessions: dict[str, str] = field(default_factory=dict)
    """Role → session key."""
    at: dict[str, dict[str, Any]] = field(default_factory=lambda: {"": {}})
    """Thing → the arguments of the URLs about it."""
    courses: dict[str, Course] = field(default_factory=dict)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """Every row of every table, as it is before anybody asks for anything."""

    absent: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    """Answers about things that are not there, by role, method and address."""

    handler: ClientHandler = field(
        default_factory=lambda: ClientHandler(enforce_csrf_checks=False)
    )
    """Loads the middleware once for all clients."""

    def client(self, role: str) -> Client:
        """A browser of this person, as fresh as can be: no messages from before."""
        client = Client()
        client.handler = self.handler
        if role in self.sessions:
            client.cookies["sessionid"] = self.sessions[role]
        return client

    def is_member(self, role: str, slug: str) -> bool:
        """Whether this course is there for this person."""
        extra = {"member of an archived course"} if slug == "archive" else set()
        return role in {*CLASS, *STAFF, *extra}


def build() -> World:
    """Everything. Call it inside a transaction that is rolled back."""
    made, world = make_world(WORDS), World()
    world.people = {role: made.people[name] for role, name in PEOPLE.items()}
    for each, prefix in ((made.current, ""), (made.archived, "archived ")):
        world.courses[each.slug] = each.course
        found = {**_course(each), **_shelf(each), **_work(each), **_marks(each)}
        for thing, arguments in found.items():
            world.at[prefix + thing] = {"slug": each.slug, **arguments}
    world.at["worn-out key"] = {"uidb36": "1", "key": "set-1234"}
    world.at["group"] = {"object_id": Group.objects.create(name="Founders").pk}
    for role, user in world.people.items():
        client = Client()
        client.force_login(user, "sovclass.accounts.backends.PasswordBackend")
        world.sessions[role] = client.cookies["sessionid"].value
    return world


Things = dict[str, dict[str, Any]]
"""Thing → the arguments of the URLs about it, without the course's slug."""


def _course(made: Class) -> Things:
    """The course, its section, its members and whom it has invited."""
    course, section = made.course, made.sections[0]
    found: Things = {
        "course": {
            "code": course.join_code,
            "section": section.pk,
            "object_id": course.pk,
            "form": "bibtex",
        },
        "library": {"object_id": course.library_id},
        "section": {"pk": section.pk, "object_id": section.pk},
        "job": {"pk": made.jobs["queued"].pk},
    }
    for thing, name in (
        ("author's membership", "ada"),
        ("withdrawn membership", "gone"),
        ("membership in another section", "bea"),
    ):
        pk = made.members[name].pk
        found[thing] = {"pk": pk, "member_pk": pk, "object_id": pk}
    for thing, name in (("invitation", "otto"), ("invitation taken", "taken")):
        pk = made.invitations[name].pk
        found[thing] = {"pk": pk, "token": made.tokens[name], "object_id": pk}
    return found


def _shelf(made: Class) -> Things:
    """Sources, their texts and imports."""
    cited, ready = made.sources["freeze"], made.imports["ready"]
    found: Things = {
        thing: {
            "pk": made.sources[name].pk,
            "key": made.sources[name].key,
            "object_id": made.sources[name].pk,
            "into": cited.pk,
        }
        for thing, name in (
            ("cited source", "freeze"),
            ("uncited source", "unused"),
            ("assigned source", "long"),
            ("suggested source", "suggested"),
            ("declined source", "declined"),
            ("retired source", "retired"),
            ("merged source", "merged"),
        )
    }
    for thing, name in (
        ("source with a text", "closed"),
        ("source with an open text", "open"),
    ):
        source = made.texts[name].source
        found[thing] = {"pk": source.pk, "key": source.key, "position": 0}
    found["import"] = {
        "pk": ready.pk,
        "state": "new",
        "shown": ready.records.get(state="new").pk,
        "object_id": ready.pk,
    }
    found["import being read"] = {"pk": made.imports["reading"].pk}
    return found


def _work(made: Class) -> Things:
    """Essays, their pictures and comments."""
    found: Things = {}
    for thing, name in (
        ("draft", "draft"),
        ("draft without assignment", "free"),
        ("locked draft", "locked draft"),
        ("essay", "essay"),
        ("locked essay", "locked"),
        ("essay without assignment", "own"),
        ("classmate's essay", "ben's"),
        ("essay of a withdrawn member", "gone's"),
        ("essay with a newer draft", "changed"),
    ):
        post = made.posts[name]
        found[thing] = {
            "pk": post.pk,
            "number": 1,
            "version": post.draft.version,
            "object_id": post.pk,
            "style": DEFAULT.name,
            "ending": "txt",
            "form": "bibtex",
        }
    for thing, name in (
        ("picture in a draft", "draft"),
        ("picture not yet published", "changed"),
        ("picture in an essay", "essay"),
        ("picture of an earlier revision", "earlier"),
    ):
        found[thing] = {"pk": made.figures[name].pk, "size": "large"}
    for thing, name in (
        ("comment", "own"),
        ("classmate's comment", "thread 1"),
        ("removed comment", "removed"),
    ):
        pk = made.comments[name].pk
        found[thing] = {"pk": pk, "object_id": pk}
    return found


def _marks(made: Class) -> Things:
    """Assignments, their items and grades."""
    found: Things = {}
    for thing, name in (
        ("assignment", "begun"),
        ("locked assignment", "locked"),
        ("assignment to come", "to come"),
        ("assignment handed in", "open"),
        ("locked assignment, missed", "missed"),
    ):
        assignment = made.assignments[name]
        found[thing] = {
            "number": assignment.number,
            "item": made.items[name].pk,
            "object_id": assignment.pk,
            "member_pk": made.members["ada"].pk,
        }
    for thing, name in (("graded item", "open"), ("item without grades", "spare")):
        found[thing] = {"pk": made.items[name].pk}
    for thing, name in (("hidden grade", "hidden"), ("released grade", "released")):
        found[thing] = {"pk": made.grades[name].pk}
    return found


def absent(arguments: dict[str, Any], *, is_course_seen: bool) -> dict[str, Any]:
    """The arguments of the same URL about nothing."""
    nothing: dict[str, Any] = {
        "pk": 987_654_321,
        "member_pk": 987_654_321,
        "number": 32_000,
        "object_id": 987_654_321,
        "token": "no-such-token",
        "code": "NOSUCHCODE",
    }
    changed = {name: nothing.get(name, value) for name, value in arguments.items()}
    if not is_course_seen and "slug" in changed:
        changed["slug"] = "no-such-course"
    return changed
