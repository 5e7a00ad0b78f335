"""Statements that PostgreSQL keeps; on SQLite the same ones, sent whole."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Q, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from citations.library.models import Source
from citations.prepared import Param, Prepared, prepared, prepared_update
from tests.factories import make_shelf

pytestmark = pytest.mark.django_db

on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'")


@pytest.fixture(autouse=True)
def _on(settings):
    settings.PREPARED_QUERIES = settings.PREPARE_ON_SERVER = True


@pytest.fixture
def shelf():
    return make_shelf(4, title="100% ’{}’ \\ \x7f", name="50 % off")


@prepared
def _late() -> QuerySet[Source]:
    rows = Source.objects.filter(created_at__lt=Param("at"), key__in=["k1", "k2", "%s"])
    return rows.annotate(mark=Value("a%sb%%c")).order_by("key")


@prepared
def _titled() -> QuerySet[Source]:
    wanted = Q(title=Param("title")) | Q(citation_count__gt=Param("count"))
    return Source.objects.filter(wanted, library_id=Param("library")).order_by("key")


@prepared_update
def _cite():
    rows = Source.objects.filter(key=Param("key"))
    return rows, {
        "citation_count": F("citation_count") + Param("more"),
        "short_title": Param("short"),
        "decided_at": Param("at", or_null=True),
    }


def sessions():
    """Names of the statements that this connection's session keeps."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return {name for (name,) in cursor.fetchall()}


LATER = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)


def test_times_percent_signs_and_constants_arrive_as_they_are(shelf):
    found = _late().all(at=LATER)

    assert [(source.key, source.mark) for source in found] == [
        ("k1", "a%sb%%c"),
        ("k2", "a%sb%%c"),
    ]
    assert _late().all(at=LATER.replace(year=1999)) == []


@pytest.mark.parametrize(
    "title",
    ["100% ’2’ \\ \x7f", "'; DROP TABLE citations_source; --", "%s", "$1", "é\n"],
)
def test_any_text_is_a_value_and_nothing_else(shelf, title):
    expected = Source.objects.filter(title=title)

    found = _titled().all(title=title, count=9, library=shelf.pk)

    assert [s.pk for s in found] == [s.pk for s in expected]
    assert Source.objects.count() == 4


def test_an_update_counts_what_it_found(shelf):
    assert _cite.run(key="k1", more=2, short="%s’", at=LATER) == 1
    assert _cite.run(key="k1", more=3, short="x", at=None) == 1
    assert _cite.run(key="nobody", more=1, short="x", at=None) == 0

    changed = Source.objects.get(key="k1")
    assert (changed.citation_count, changed.short_title, changed.decided_at) == (
        *(5, "x"),
        None,
    )


def test_a_run_is_one_query(shelf):
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            _titled().all(title="none", count=9, library=shelf.pk)

        assert len(captured) == 1


@on_postgres
def test_postgres_keeps_a_statement_for_each_connection(shelf):
    _titled().all(title="none", count=9, library=shelf.pk)
    with CaptureQueriesContext(connection) as captured:
        _titled().all(title="none", count=9, library=shelf.pk)

    sent = captured.captured_queries[0]["sql"]
    assert sent.startswith("EXECUTE sovclass_select_")
    assert sent.split()[1] in sessions()


@on_postgres
def test_where_connections_change_hands_statements_are_sent_whole(shelf, settings):
    settings.PREPARE_ON_SERVER = False

    with CaptureQueriesContext(connection) as captured:
        found = _titled().all(title="none", count=-1, library=shelf.pk)

    assert len(found) == 4
    assert captured.captured_queries[0]["sql"].startswith("SELECT")


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_new_connection_prepares_anew(shelf):
    _titled().all(title="none", count=9, library=shelf.pk)
    connection.close()

    assert len(_titled().all(title="none", count=-1, library=shelf.pk)) == 4


@on_postgres
def test_a_statement_survives_a_transaction_that_failed(shelf):
    def fail():
        with transaction.atomic():
            _titled().all(title="none", count=9, library=shelf.pk)
            Source.objects.create(library=shelf, key="k1", type="book", title="again")

    with pytest.raises(IntegrityError):
        fail()

    assert len(_titled().all(title="none", count=-1, library=shelf.pk)) == 4


@on_postgres
def test_an_error_while_it_is_prepared_is_one_of_djangos(shelf):
    fresh = Prepared(lambda: Source.objects.filter(key=Param("key")))

    with transaction.atomic():
        with pytest.raises(IntegrityError), connection.wrap_database_errors:
            connection.connection.cursor().execute(
                "INSERT INTO citations_library SELECT * FROM citations_library"
            )
        with pytest.raises(DatabaseError):
            fresh.all(key="k1")
        transaction.set_rollback(True)
