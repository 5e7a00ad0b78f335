"""The people of a world, its courses, and who is what in them."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from blog.classroom.models import Course
from blog.classroom.services import members
from sovclass.accounts.models import User
from sovclass.accounts.services import mark_verified
from tests.factories import make_course, make_member, make_section, make_user
from tests.world.parts import NAMES, Class, Words

LONG_AGO = timedelta(days=9)


def make_people(words: Words) -> dict[str, User]:
    """Everybody, by name."""
    made = {}
    for who in NAMES:
        user = made[who] = make_user(
            words.name(who),
            email=words.email(who),
            password=None if who == "coded" else words.password,
            is_staff=who == "admin",
            is_superuser=who == "admin",
        )
        if who != "unverified":
            mark_verified(user)
    return made


def make_course_of(words: Words, which: str) -> Course:
    """A course with nothing in it."""
    slug = words.slug(which)
    return make_course(
        slug=slug,
        title=words.say("course", slug),
        code=words.say("code", slug),
        term=words.say("term", slug),
        description=words.say("description", slug),
        join_code=words.join_code(slug),
    )


def join(made: Class) -> None:
    """Two sections, and everybody who is in the class. They were here long ago."""
    course = made.course
    made.sections = [make_section(course, made.say(f"section {x}")) for x in "ab"]
    a, b = made.sections
    roles = {
        "ada": {"section": a},
        "ben": {"section": a},
        "bea": {"section": b},
        "olga": {"role": "observer"},
        "tess": {"role": "assistant", "assists": [a]},
        "theo": {"role": "assistant", "assists": [b]},
        "tara": {"role": "assistant"},
        "prof": {"role": "instructor"},
        "gone": {"section": a, "is_active": False, "withdrawn_at": timezone.now()},
    }
    if made.slug == made.words.slug("archived"):
        roles["mia"] = {"section": a}
    for who, fields in roles.items():
        seen = timezone.now() - LONG_AGO
        made.members[who] = make_member(
            course,
            made.people[who],
            visited_at=seen,
            previous_visit_at=seen,
            **fields,
        )


def invite(made: Class) -> None:
    """Otto, somebody with a long address, and somebody who has come."""
    emails = {
        "otto": made.people["otto"].email,
        "long": "somebody.with.a.long.address@students.example.org",
        "taken": "somebody@example.org",
    }
    sent = members.invite(
        made.course,
        emails=emails.values(),
        role="student",
        section=made.sections[0],
        invited_by=made.people["prof"],
    )
    for name, one in zip(emails, sent, strict=True):
        made.invitations[name], made.tokens[name] = one.invitation, one.token
    taken = made.invitations["taken"]
    taken.accepted_at = timezone.now()
    taken.save(update_fields=["accepted_at"])


def archive(made: Class) -> None:
    """The term is over."""
    made.course.state, made.course.is_join_open = Course.State.ARCHIVED, False
    made.course.save(update_fields=["state", "is_join_open"])
