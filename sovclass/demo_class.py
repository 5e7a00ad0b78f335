"""The demo class: the same every time, with dates that follow today.

Its words and pictures are data in sovclass/demo; this module puts them into the
database through the same services that people's clicks go through.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from blog.models import Assignment, Comment, Course, Draft, Membership, Post, Reading
from blog.services import assignments as assignment_services
from blog.services import courses as course_services
from blog.services import posts as post_services
from citations import services as citation_services
from citations.models import Source
from sovclass.accounts.models import User

FOLDER = Path(__file__).resolve().parent / "demo"
SLUG = "russia"
PASSWORD = "red-square-1917"  # noqa: S105  printed at every start, for this machine only

Item = dict[str, Any]
Say = Callable[[str], object]


def read(name: str) -> Any:
    """A JSON file of the demo's folder."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@dataclass
class DemoClass:
    """What has been made so far, by the keys the data uses."""

    say: Say
    course: Course = field(init=False)
    people: dict[str, Membership] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    assignments: dict[int, Assignment] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)

    def member(self, key: str) -> Membership:
        """Somebody of the class."""
        return self.people[key]


def is_loaded() -> bool:
    """The class is there already."""
    return Course.objects.filter(slug=SLUG).exists()


def load(say: Say) -> DemoClass:
    """Make the class in an empty place. The caller has asked `is_loaded`."""
    demo = DemoClass(say)
    data = read("course.json")
    _people(demo, data)
    _sources(demo)
    _assignments(demo, data)
    return demo


def _people(demo: DemoClass, data: Item) -> None:
    """Users, verified addresses, the course, its sections and members."""
    password = make_password(PASSWORD)
    users: dict[str, User] = {}
    for person in data["people"]:
        user = User.objects.filter(email=person["email"]).first() or User(
            email=person["email"],
            name=person["name"],
            sort_name=person.get("sort_name", ""),
            password=password,
        )
        user.save()
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        users[person["key"]] = user
    teacher = next(p for p in data["people"] if p["role"] == "instructor")
    about = data["course"]
    today = timezone.localdate()
    demo.course = course_services.create_course(
        teacher=users[teacher["key"]],
        title=about["title"],
        slug=SLUG,
        code=about["code"],
        term=f"{about['term_word']} {today.year}",
        description=about.get("description", "")[:300],
        timezone=about["timezone"],
        starts_on=today - timedelta(days=35),
        ends_on=today + timedelta(days=70),
    )
    sections = {
        name: demo.course.sections.create(name=name)
        for name in sorted({p["section"] for p in data["people"] if p.get("section")})
    }
    for person in data["people"]:
        demo.people[person["key"]] = _member(
            demo.course, users[person["key"]], person, sections
        )


def _member(
    course: Course, user: User, person: Item, sections: Mapping[str, Any]
) -> Membership:
    role = "student" if person["role"] == "withdrawn" else person["role"]
    is_withdrawn = person["role"] == "withdrawn" or bool(person.get("withdrawn"))
    section = sections.get(person.get("section") or "")
    member, _ = Membership.objects.get_or_create(
        course=course,
        user=user,
        defaults={
            "role": role,
            "section": section if role == "student" else None,
            "assists_all": role != "assistant" or section is None,
            "is_active": not is_withdrawn,
            "withdrawn_at": timezone.now() if is_withdrawn else None,
            "joined_at": timezone.now() - timedelta(days=30),
        },
    )
    if role == "assistant" and section is not None:
        member.assists.set([section])
    return member


def _sources(demo: DemoClass) -> None:
    """The library, all references formatted in one call."""
    teacher = demo.course.created_by_id
    for item in read("library.json"):
        csl = {k: v for k, v in item.items() if k not in {"id", "custom"}}
        custom = item.get("custom", {})
        kind = custom.get("type") or item["type"]
        if kind == "book" and "editor" in item and "author" not in item:
            kind = Source.Type.EDITED_BOOK
        demo.sources[item["id"]] = citation_services.add_source(
            demo.course.library,
            kind=kind if kind in Source.Type.values else Source.Type.ARCHIVE,
            csl=csl,
            added_by_id=teacher,
            key=item["id"],
            aliases=list(custom.get("aliases", [])),
            first_page=str(custom.get("first_page", "")),
            last_page=str(custom.get("last_page", "")),
            short_title=str(item.get("title-short", "")),
        )


def open_due(zone: ZoneInfo, now: datetime) -> datetime:
    """When the open assignment is due: the Sunday that is at least two days away."""
    today = now.astimezone(zone).date()
    days = (6 - today.weekday()) % 7
    if days < 2:
        days += 7
    sunday = today + timedelta(days=days)
    return datetime.combine(sunday, time(23, 59), tzinfo=zone)


def _assignments(demo: DemoClass, data: Item) -> None:
    """One a week; the last one is open, and due on a Sunday to come."""
    due = open_due(demo.course.zone, timezone.now())
    last = max(a["number"] for a in data["assignments"])
    for given in data["assignments"]:
        weeks = timedelta(weeks=last - given["number"])
        local = datetime.combine((due - weeks).date(), time(23, 59))
        assignment = Assignment(
            course=demo.course,
            number=given["number"],
            title=given["title"],
            guidelines_html=given["guidelines_html"],
            opens_wall=(local - timedelta(days=10)).strftime("%Y-%m-%dT08:00"),
            due_wall=local.strftime("%Y-%m-%dT%H:%M"),
            points=given["points"],
            words_min=given["words_min"],
            words_max=given["words_max"],
            sources_wanted=given["sources_wanted"],
            replies_wanted=given["replies_wanted"],
        )
        readings = [
            Reading(source=demo.sources[r["source"]], pages=r["pages"])
            for r in given["readings"]
        ]
        demo.assignments[given["number"]] = assignment_services.save_assignment(
            assignment, readings, []
        )


def picture(name: str) -> SimpleUploadedFile:
    """A picture of the demo's folder, as somebody would upload it."""
    return SimpleUploadedFile(
        name, (FOLDER / "pictures" / name).read_bytes(), content_type="image/png"
    )


def save(post: Post, title: str, standfirst: str, body: str, user: User) -> int:
    """Type a text into the draft; its new version."""
    draft = Draft.objects.get(post=post)
    fields = {"title": title, "standfirst": standfirst, "body": body}
    return post_services.save_draft(draft, draft.version, fields, user)
