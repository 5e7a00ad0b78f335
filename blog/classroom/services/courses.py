"""What happens to a course as a whole."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from blog.classroom.models import Course, Membership, Section
from blog.web.requests import User
from citations.library.models import Library

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which people mix up."""

TAKEN_SLUGS = {"new"}
"""Addresses under /courses/ that are pages."""


def new_join_code() -> str:
    """Eight letters and digits, about 40 bits."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(8))


def normalise_join_code(typed: str) -> str:
    """As stored: capitals, without spaces and dashes."""
    return "".join(c for c in typed.upper() if c.isalnum())[:40]


def shown_join_code(code: str) -> str:
    """As people read it out: “FERN-4821”."""
    return f"{code[:4]}-{code[4:]}" if len(code) == 8 else code


def free_slug(title: str) -> str:
    """An address nobody uses yet, made from the title."""
    base = slugify(title)[:50] or "course"
    slug, number = base, 1
    while slug in TAKEN_SLUGS or Library.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def create_course(
    *, teacher: User, title: str, slug: str = "", **fields: Any
) -> Course:
    """A course with its empty library, taught by `teacher`."""
    while True:
        wanted = slug or free_slug(title)
        try:
            return _create(teacher, title, wanted, fields)
        except IntegrityError:  # somebody else has taken the address at this moment
            if slug or not Library.objects.filter(slug=wanted).exists():
                raise


@transaction.atomic
def _create(teacher: User, title: str, slug: str, fields: Mapping[str, Any]) -> Course:
    library = Library.objects.create(name=title, slug=slug)
    course = Course.objects.create(
        slug=slug,
        title=title,
        library=library,
        join_code=new_join_code(),
        created_by=teacher,
        **fields,
    )
    Membership.objects.create(
        course=course, user=teacher, role=Membership.Role.INSTRUCTOR
    )
    return course


def archive_course(course: Course) -> None:
    """Make it read-only, and close its door."""
    course.state = Course.State.ARCHIVED
    course.is_join_open = False
    course.save(update_fields=["state", "is_join_open"])


def reopen_course(course: Course) -> None:
    """Make it writable again; the join link stays off until it is switched on."""
    course.state = Course.State.ACTIVE
    course.save(update_fields=["state"])


def renew_join_code(course: Course) -> str:
    """A new code; the old one and its links open nothing any more."""
    course.join_code = new_join_code()
    course.save(update_fields=["join_code"])
    return course.join_code


def switch_join(course: Course, *, is_open: bool) -> None:
    """Turn the join link on or off."""
    course.is_join_open = is_open
    course.save(update_fields=["is_join_open"])


@transaction.atomic
def delete_section(section: Section) -> None:
    """Remove a section; its students stay in the course, without a section."""
    # Whoever puts somebody into a section holds the course too.
    list(Course.objects.filter(pk=section.course_id).select_for_update(no_key=True))
    section.delete()
