"""Make essays from a plain text file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.assignments.models import Assignment
from blog.classroom.models import Membership
from blog.essays.models import Authorship, Post
from blog.essays.plain_text import Essay, split_essays
from blog.essays.services import drafts, publication
from blog.html.sanitiser import TooMuch


class Command(BaseCommand):
    """`import_essays FILE --course SLUG --author EMAIL [--assignment N] [--publish]`."""

    help = "Read essays from plain text; say what was taken as what; ask nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read, and whose it is."""
        parser.add_argument("file")
        parser.add_argument("--course", required=True, metavar="SLUG")
        parser.add_argument("--author", required=True, metavar="EMAIL")
        parser.add_argument("--assignment", type=int, metavar="N")
        parser.add_argument("--publish", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every essay of the file."""
        author = _author(options["course"], options["author"])
        assignment = _assignment(author, options["assignment"])
        essays = split_essays(_read(options["file"]))
        essays = [essay for essay in essays if essay.paragraphs]
        if not essays:
            raise CommandError(
                f"{options['file']} has no essay: a title and paragraphs."
            )
        for essay in essays:
            self._import(essay, author, assignment, publish=options["publish"])

    def _import(
        self,
        essay: Essay,
        author: Membership,
        assignment: Assignment | None,
        *,
        publish: bool,
    ) -> None:
        self.stdout.write(f"Title: {essay.title}")
        if essay.caption:
            self.stdout.write(f"  caption: {essay.caption}")
        self.stdout.write(f"  paragraphs: {len(essay.paragraphs)}")
        if assignment and _has_essay(author, assignment):
            self.stdout.write(
                f"  {author.user} has an essay for assignment {assignment.number} "
                "already, so this one belongs to none."
            )
            assignment = None
        post = drafts.start_post(author.course, author.user, assignment)
        self._save(post, essay, author, publish=publish)

    def _save(
        self, post: Post, essay: Essay, author: Membership, *, publish: bool
    ) -> None:
        fields = {"title": essay.title, "standfirst": "", "body": essay.html}
        try:
            version = drafts.save_draft(
                post.draft, post.draft.version, fields, author.user
            )
            if not publish:
                self.stdout.write("  kept as a draft")
                return
            revision = publication.publish(post, version, author.user)
        except (TooMuch, publication.Refused) as problem:
            raise CommandError(f"“{essay.title}”: {problem}") from problem
        counts = ", ".join(
            f"{number} {state}"
            for state, number in revision.citation_counts.items()
            if number
        )
        self.stdout.write(f"  published: {post.get_absolute_url()}")
        self.stdout.write(f"  citations: {counts or 'none'}")


def _author(slug: str, email: str) -> Membership:
    member = (
        Membership.objects.active()
        .select_related("course", "user")
        .filter(course__slug=slug, user__email=email.strip().casefold())
        .first()
    )
    if member is None:
        raise CommandError(f"There is no member {email} in a course at “{slug}”.")
    return member


def _assignment(author: Membership, number: int | None) -> Assignment | None:
    if number is None:
        return None
    assignment = author.course.assignments.filter(number=number).first()
    if assignment is None:
        raise CommandError(f"The course has no assignment {number}.")
    return assignment


def _has_essay(author: Membership, assignment: Assignment) -> bool:
    return Authorship.objects.filter(user=author.user, assignment=assignment).exists()


def _read(name: str) -> str:
    try:
        return Path(name).read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise CommandError(f"{name} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{name} is not UTF-8 (byte {problem.start}).") from problem
