"""Make a course from the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from zoneinfo import available_timezones

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import slug_re

from blog.classroom.services.courses import TAKEN_SLUGS, create_course, shown_join_code
from citations.library.models import Library


class Command(BaseCommand):
    """`create_course TITLE --teacher EMAIL [--slug …] [--code …] [--term …] [--timezone …]`."""

    help = "Create a course with an empty library, taught by an existing person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The title, the teacher's address, and what may be set at once."""
        parser.add_argument("title")
        parser.add_argument("--teacher", required=True, metavar="EMAIL")
        parser.add_argument("--slug", default="")
        parser.add_argument("--code", default="")
        parser.add_argument("--term", default="")
        parser.add_argument("--timezone", default="UTC")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create it, or say what is wrong."""
        users = get_user_model().objects
        teacher = users.filter(email=options["teacher"].strip().casefold()).first()
        if teacher is None:
            raise CommandError(f"Nobody signs in as {options['teacher']}.")
        if options["timezone"] not in available_timezones():
            raise CommandError(f"There is no time zone {options['timezone']}.")
        slug = options["slug"]
        if slug and (not slug_re.match(slug) or slug in TAKEN_SLUGS):
            raise CommandError(f"“{slug}” cannot be an address.")
        if slug and Library.objects.filter(slug=slug).exists():
            raise CommandError(f"There is a course at {slug} already.")
        if not 0 < len(options["title"].strip()) <= 200:
            raise CommandError("Write a title of 1 to 200 characters.")
        course = create_course(
            teacher=teacher,
            title=options["title"].strip(),
            slug=slug,
            code=options["code"][:30],
            term=options["term"][:60],
            timezone=options["timezone"],
        )
        self.stdout.write(
            f"Created {course.title} at {course.get_absolute_url()}, "
            f"join code {shown_join_code(course.join_code)}."
        )
