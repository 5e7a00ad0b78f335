"""PREPARED_QUERIES=0: Django runs the same querysets, and nothing is kept."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from citations.library.models import Source
from citations.prepared import (
    Param,
    Prepared,
    PreparedUpdate,
    filling,
    one_of,
    prepared,
)
from tests.factories import make_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _off(settings):
    settings.PREPARED_QUERIES = False


@pytest.fixture
def shelf():
    return make_shelf(4)


def _late() -> QuerySet[Source]:
    late = Source.objects.filter(key__gt=Param("key"), library_id=Param("library"))
    return late.select_related("library").order_by("key")


@prepared
def _among(size: int) -> QuerySet[Source]:
    return Source.objects.filter(key__in=one_of("key", size)).order_by("key")


def test_the_rows_are_the_same_and_the_statement_is_sent_whole(shelf):
    late = Prepared(_late)

    with CaptureQueriesContext(connection) as captured:
        found = late.all(key="k1", library=shelf.pk)

    assert [(source.key, source.library) for source in found] == [
        ("k2", shelf),
        ("k3", shelf),
    ]
    assert [query["sql"][:6] for query in captured.captured_queries] == ["SELECT"]
    assert late._plan is None


def test_a_builder_is_asked_on_every_run(shelf):
    asked = []
    late = Prepared(lambda: asked.append(1) or _late())

    for _ in range(3):
        late.first(key="k1", library=shelf.pk)

    assert len(asked) == 3


def test_lists_fetched_rows_and_updates_work_as_well(shelf):
    size, places = filling("key", ["k0", "k3"])
    fetched = _among(size).fetch(**places)
    change = PreparedUpdate(
        lambda: (
            Source.objects.filter(key=Param("key")),
            {"citation_count": F("citation_count") + Param("more")},
        )
    )

    assert [s.key for s in _among(size).all(**places)] == ["k0", "k3"]
    assert [fetched.make(row).key for row in fetched.rows] == ["k0", "k3"]
    assert fetched.rows[1][fetched.column("key")] == "k3"
    assert change.run(key="k0", more=2) == 1
    assert change.run(key="nobody", more=2) == 0
    assert Source.objects.get(key="k0").citation_count == 2
