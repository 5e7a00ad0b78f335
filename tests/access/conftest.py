"""The world is built once a file; every request in it is undone."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from citations.library.services import works_cited
from citations.styles import Entry
from tests.access.asking import fingerprint
from tests.access.world import World, build
from tests.citations.exchange.services import service


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    logging.disable(logging.WARNING)  # a thousand refusals are no news here
    with (
        service() as (base, _asked),
        override_settings(
            SOURCE_SERVICES=dict.fromkeys(settings.SOURCE_SERVICES, base)
        ),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
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

    monkeypatch.setattr(works_cited, "format_works_cited", entries)
