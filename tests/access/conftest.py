"""The world is built once a file; every request in it is undone."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.access.asking import fingerprint
from tests.access.world import World, build
from tests.citations.services import service


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
