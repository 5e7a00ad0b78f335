"""Prepared queries: the same rows as the queryset they are made from, at any length."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from citations.library.models import Library, Source
from citations.prepared import (
    SIZES,
    Param,
    Prepared,
    filling,
    one_of,
    prepared,
    prepared_update,
)
from tests.factories import make_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    return make_shelf(5)


@prepared
def _of(order: str = "sort_key") -> QuerySet[Source]:
    return Source.objects.filter(library_id=Param("library")).order_by(order)


@prepared
def _among(size: int) -> QuerySet[Source]:
    return Source.objects.filter(key__in=one_of("key", size)).order_by("key")


def test_it_finds_what_its_queryset_finds(shelf):
    found = _of().all(library=shelf.pk)

    assert [(s.key, s.csl) for s in found] == [
        (s.key, s.csl) for s in Source.objects.order_by("sort_key")
    ]
    assert _of("-sort_key").first(library=shelf.pk).key == "k4"
    assert _of().all(library=shelf.pk + 1) == []
    assert _of().first(library=shelf.pk + 1) is None


def test_it_is_one_query_and_keeps_no_answers(shelf, django_assert_num_queries):
    _of().all(library=shelf.pk)
    Source.objects.filter(key="k0").delete()

    with django_assert_num_queries(1):
        assert len(_of().all(library=shelf.pk)) == 4


def test_a_choice_has_a_statement_of_its_own():
    assert _of() is _of()
    assert _of("key") is not _of("-key")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_lists_of_any_length_fit_a_few_statements(shelf, number):
    keys = [f"k{n}" for n in range(number)]

    size, places = filling("key", keys)

    assert size in SIZES
    assert [s.key for s in _among(size).all(**places)] == keys


def test_a_list_longer_than_every_size_is_whole():
    size, places = filling("key", list(range(SIZES[-1] + 7)))

    assert size == SIZES[-1] + 7
    assert sorted(places.values()) == list(range(size))


def test_moments_compare_as_in_a_queryset(shelf):
    @prepared
    def _before() -> QuerySet[Source]:
        return Source.objects.filter(created_at__lt=Param("moment"))

    later, earlier = timezone.now(), Source.objects.earliest("created_at").created_at

    assert len(_before().all(moment=later)) == 5
    assert _before().all(moment=earlier) == []


def test_values_and_joins_come_out_as_from_the_queryset(shelf):
    pairs = Source.objects.select_related("library").order_by("key")
    plain: Any = Source.objects.order_by("key").values_list("key", "library__name")

    assert [s.library.name for s in Prepared(lambda: pairs).all()] == ["Shelf"] * 5
    assert Prepared(lambda: plain).all() == list(plain)


def test_a_missing_value_and_none_are_refused(shelf):
    with pytest.raises(KeyError):
        _of().all()
    with pytest.raises(TypeError, match="library is None"):
        _of().all(library=None)


def test_prefetching_is_refused():
    with pytest.raises(TypeError, match="put together on every run"):
        Prepared(lambda: Library.objects.prefetch_related("sources")).all()


def test_what_can_find_nothing_finds_nothing():
    assert Prepared(lambda: Source.objects.filter(Q(pk__in=[]))).all() == []


def test_an_update_says_how_many_rows_it_found(shelf):
    change = prepared_update(
        lambda: (
            Source.objects.filter(key=Param("key")),
            {"citation_count": F("citation_count") + 1, "year": Param("year")},
        )
    )

    assert change.run(key="k1", year="1953") == 1
    assert change.run(key="k1", year="1954") == 1
    assert change.run(key="nobody", year="1955") == 0
    source = Source.objects.get(key="k1")
    assert (source.citation_count, source.year) == (2, "1954")


@pytest.mark.django_db(transaction=True)
def test_threads_run_one_statement_on_their_own_connections(shelf):
    _of().all(library=shelf.pk)
    found: list[int] = []

    def read() -> None:
        found.append(len(_of().all(library=shelf.pk)))
        connection.close()

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [5, 5, 5, 5]
