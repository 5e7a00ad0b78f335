"""The world is built once a file; every request in it is undone."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from citations import services
from citations.bibliography import Entry
from tests.access.asking import fingerprint
from tests.access.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    logging.disable(logging.WARNING)  # a thousand refusals are no news here
    with django_db_blocker.unblock(), transaction.atomic():
        made = build()
        made.rows = fingerprint()
        yield made
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def printed_at_once(monkeypatch):
    """Lists of references without the style engine: every request is undone, and what it
    kept with it, so that it would run for each of fourteen people anew."""

    def entries(items, **options):
        return [Entry(item["id"], "A reference.", "A reference.") for item in items]

    monkeypatch.setattr(services, "format_works_cited", entries)
