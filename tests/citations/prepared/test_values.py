"""The values of one run are never those of another: threads, failures, what is kept."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.db.models import F, QuerySet

from citations.library.models import Source
from citations.prepared import Param, prepared, prepared_update
from tests.factories import make_shelf

RUNS = 40


@pytest.fixture(params=[True, False], ids=["prepared", "turned off"])
def switch(request, settings):
    settings.PREPARED_QUERIES = request.param


@pytest.fixture
def shelf():
    return make_shelf(6)


@prepared
def _titled() -> QuerySet[Source]:
    return Source.objects.filter(title=Param("title"), library_id=Param("library"))


@prepared_update
def _cite():
    rows = Source.objects.filter(title=Param("title"))
    return rows, {"citation_count": F("citation_count") + Param("more")}


@pytest.mark.django_db(transaction=True)
def test_each_thread_gets_the_rows_it_asked_for(switch, shelf):
    together = threading.Barrier(6)
    found: dict[int, list[str]] = {place: [] for place in range(6)}

    def read(place: int) -> None:
        together.wait()
        for _ in range(RUNS):
            rows = _titled().all(title=f"Book {place}", library=shelf.pk)
            found[place] += [row.title for row in rows]
        connection.close()

    threads = [threading.Thread(target=read, args=[place]) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {place: [f"Book {place}"] * RUNS for place in range(6)}


@pytest.mark.django_db
def test_what_is_kept_holds_no_value_of_a_run(shelf, settings):
    settings.PREPARED_QUERIES = True
    _titled().all(title="Book 3", library=shelf.pk)
    statement = _titled()._plan._statement

    assert {param.name for param in statement._params} == {"title", "library"}
    assert "Book 3" not in repr(vars(statement))


@pytest.mark.django_db
def test_objects_of_one_run_are_not_those_of_the_next(switch, shelf):
    first = _titled().first(title="Book 1", library=shelf.pk)
    first.title = "Changed in memory"

    again = _titled().first(title="Book 1", library=shelf.pk)

    assert again.title == "Book 1"
    assert again is not first


@pytest.mark.django_db
def test_a_run_that_fails_leaves_nothing_behind(switch, shelf):
    with pytest.raises(TypeError, match="library is None"):
        _titled().all(title="Book 2", library=None)
    with pytest.raises(KeyError, match="title"):
        _titled().all(library=shelf.pk)

    titles = Source.objects.filter(title__gt="").values_list("title", flat=True)
    assert len(titles) == 6
    assert [s.key for s in _titled().all(title="Book 4", library=shelf.pk)] == ["k4"]


@pytest.mark.django_db
def test_an_update_changes_the_rows_of_its_own_run(switch, shelf):
    for place in range(6):
        assert _cite.run(title=f"Book {place}", more=place) == 1

    counts = Source.objects.order_by("key").values_list("citation_count", flat=True)
    assert list(counts) == [0, 1, 2, 3, 4, 5]
