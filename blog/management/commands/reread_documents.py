"""After an update: have the texts read again that an older reader has read."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from blog.shelf.services.reread import ask_to_reread_outdated


class Command(BaseCommand):
    """`manage.py reread_documents`: see docs/deploying.md."""

    help = (
        "Have essays and comments read again that an older version of the citation "
        "reader has read. The worker does it; safe to run at every start."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for it, course by course."""
        for job in ask_to_reread_outdated():
            if options["verbosity"]:
                self.stdout.write(f"{job.course}: to be read again by the worker.")
