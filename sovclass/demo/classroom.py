"""The course, its people, its library and its assignments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from blog.assignments import services as assignments
from blog.assignments.models import Assignment, Reading
from blog.classroom.models import Course, Membership, Section
from blog.classroom.services import courses as course_services
from citations.library.services.sources import add_source
from sovclass.accounts.models import User
from sovclass.demo.material import PASSWORD, SLUG, DemoClass, Item, read_data

WEEKS_BEFORE_DUE = {4: 0, 3: 2, 2: 3, 1: 4}  # a reading week before the open one


def make() -> DemoClass:
    """Users, course, members, sources and assignments."""
    data = read_data("course.json")
    users = _users(data["people"])
    teacher = next(p for p in data["people"] if p["role"] == "instructor")
    demo = DemoClass(
        users[teacher["key"]], _course(data["course"], users[teacher["key"]])
    )
    sections = {
        name: demo.course.sections.create(name=name)
        for name in sorted({p["section"] for p in data["people"] if "section" in p})
    }
    for person in data["people"]:
        member = _member(demo.course, users[person["key"]], person, sections)
        demo.people[person["key"]] = member
    _sources(demo)
    _assignments(demo, data["assignments"])
    return demo


def _users(people: list[Item]) -> dict[str, User]:
    """People with verified addresses and one password; who exists is left alone."""
    password = make_password(PASSWORD)
    users = {}
    for person in people:
        user, _ = User.objects.get_or_create(
            email=person["email"],
            defaults={
                "name": person["name"],
                "sort_name": person["sort_name"],
                "password": password,
            },
        )
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        users[person["key"]] = user
    return users


def _course(about: Item, teacher: User) -> Course:
    today = timezone.localdate()
    return course_services.create_course(
        teacher=teacher,
        title=about["title"],
        slug=SLUG,
        code=about["code"],
        term=f"{about['term_word']} {today.year}",
        description=about["description"],
        timezone=about["timezone"],
        starts_on=today - timedelta(days=45),
        ends_on=today + timedelta(days=60),
    )


def _member(
    course: Course, user: User, person: Item, sections: Mapping[str, Section]
) -> Membership:
    """The instructor is a member already: the person who makes a course teaches it."""
    is_withdrawn = person["role"] == "withdrawn"
    role = Membership.Role.STUDENT if is_withdrawn else person["role"]
    section = sections.get(person.get("section", ""))
    is_student = role == Membership.Role.STUDENT
    member, _ = Membership.objects.get_or_create(
        course=course,
        user=user,
        defaults={
            "role": role,
            "section": section if is_student else None,
            "assists_all": section is None,
            "is_active": not is_withdrawn,
            "withdrawn_at": timezone.now() if is_withdrawn else None,
            "joined_at": timezone.now() - timedelta(days=40),
        },
    )
    if role == Membership.Role.ASSISTANT and section is not None:
        member.assists.set([section])
    return member


def _sources(demo: DemoClass) -> None:
    """The library: CSL-JSON, with what is our own under `custom`."""
    for item in read_data("library.json"):
        custom = item["custom"]
        demo.sources[item["id"]] = add_source(
            demo.course.library,
            kind=custom.get("type", item["type"]),
            csl={k: v for k, v in item.items() if k not in {"id", "custom"}},
            added_by_id=demo.teacher.pk,
            key=item["id"],
            aliases=custom.get("aliases", []),
            first_page=custom.get("first_page", ""),
            last_page=custom.get("last_page", ""),
            short_title=item.get("title-short", ""),
        )


def open_until(zone: ZoneInfo, now: datetime) -> datetime:
    """When the open assignment is due: a Sunday night, six to twelve days away."""
    today = now.astimezone(zone).date()
    days = 6 + (6 - (today + timedelta(days=6)).weekday()) % 7
    return datetime.combine(today + timedelta(days=days), time(23, 59), tzinfo=zone)


def _assignments(demo: DemoClass, given: list[Item]) -> None:
    """All are due on Sundays; the last one is open, the others are over."""
    last = open_until(demo.course.zone, timezone.now())
    for item in given:
        due = last - timedelta(weeks=WEEKS_BEFORE_DUE[item["number"]])
        assignment = Assignment(
            course=demo.course,
            number=item["number"],
            title=item["title"],
            guidelines_html=item["guidelines_html"],
            opens_wall=(due - timedelta(days=16)).strftime("%Y-%m-%dT08:00"),
            due_wall=due.strftime("%Y-%m-%dT%H:%M"),
            points=item["points"],
            words_min=item["words_min"],
            words_max=item["words_max"],
            sources_wanted=item["sources_wanted"],
            replies_wanted=item["replies_wanted"],
        )
        readings = [
            Reading(source=demo.sources[r["source"]], pages=r["pages"])
            for r in item["readings"]
        ]
        demo.assignments[item["number"]] = assignments.save_assignment(
            assignment, readings
        )
