"""Make the demo class, or say who can sign in to it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from blog.classroom.models import Course, Membership
from sovclass.demo import classroom, comments, essays, grades
from sovclass.demo.material import PASSWORD, SLUG


class Command(BaseCommand):
    """`load_demo [--sign-ins]`: the same class every time; a second run changes nothing.

    Loading takes some seconds: every essay is read and its works cited formatted as
    if a student had handed it in. All of it is one transaction, unlike everything the
    site does: nobody is served yet, and half a class would be no class.
    """

    help = "Make the demo class on Twentieth-Century Russia, unless it exists."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--sign-ins only tells who can sign in."""
        parser.add_argument("--sign-ins", action="store_true", dest="sign_ins")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or tell."""
        if options["sign_ins"]:
            self._tell()
        elif Course.objects.filter(slug=SLUG).exists():
            self.stdout.write("The demo class already exists; nothing was changed.")
        else:
            self._load()

    @transaction.atomic
    def _load(self) -> None:
        demo = classroom.make()
        self.stdout.write(f"  {len(demo.people)} people, {len(demo.sources)} sources")
        essays.hand_in(demo)
        self.stdout.write(f"  {len(demo.posts)} essays")
        comments.talk(demo)
        self.stdout.write(f"  {len(demo.comments)} comments")
        grades.mark(demo)
        self.stdout.write("The demo class is ready.")

    def _tell(self) -> None:
        """One of each role, and the password they share."""
        for role in Membership.Role:
            member = (
                Membership.objects.active()
                .filter(course__slug=SLUG, role=role.value)
                .select_related("user")
                .order_by("pk")
                .first()
            )
            if member is not None:
                self.stdout.write(f"  {role.label}: {member.user.email}")
        if Course.objects.filter(slug=SLUG).exists():
            self.stdout.write(f"  Password of each: {PASSWORD}")
