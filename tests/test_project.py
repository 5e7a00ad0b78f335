"""The house: health, readiness, error pages, and the address book of the site."""

import pytest
from django.db import OperationalError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client

from sovclass import env


def test_healthz_answers_without_the_database(client):
    client.cookies["sessionid"] = "a" * 32
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.content == b"ok\n"


def test_health_is_only_read(client):
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405


def test_readyz_is_ready_when_the_database_is_migrated(client, db):
    assert client.get("/readyz").status_code == 200


def test_readyz_tells_when_migrations_wait(client, db, monkeypatch):
    monkeypatch.setattr("sovclass.health.has_waiting_migrations", lambda: True)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "migrate" in answer.content.decode()


def test_readyz_tells_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("could not connect")

    monkeypatch.setattr("sovclass.health.has_waiting_migrations", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer["Retry-After"]


def test_a_page_that_is_not_there_says_what_to_do(client, db):
    answer = client.get("/there/is/nothing/<here>/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Go to your courses" in page
    assert "nothing/" not in page


def test_absent_and_not_visible_look_the_same(as_user, outsider, course):
    client = as_user(outsider)
    there = client.get(f"/courses/{course.slug}/library/")
    absent = client.get("/courses/no-such-course/library/")
    assert there.status_code == absent.status_code == 404
    assert there.content == absent.content


@pytest.mark.parametrize(
    "number", ["0", "9223372036854775808", "9" * 30, "1.0", "x", "-1", "%D9%A1"]
)
def test_odd_numbers_in_an_address_are_a_404(as_user, prof, course, number):
    client = as_user(prof)
    for place in ("assignments", "library", "members", "sections"):
        answer = client.get(f"/courses/{course.slug}/{place}/{number}/")
        assert answer.status_code == 404, place


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_sqlite_keeps_what_it_has_acknowledged(db):
    with connection.cursor() as cursor:
        pragmas = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "busy_timeout", "foreign_keys")
        ]
    assert pragmas == [2, 20_000, 1]
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_sqlite_on_disk_writes_ahead(tmp_path, django_db_blocker):
    settings = {
        **connection.settings_dict,
        **env.database(f"sqlite:///{tmp_path}/new.sqlite3"),
    }
    fresh = DatabaseWrapper(settings, "fresh")
    try:
        with django_db_blocker.unblock(), fresh.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    finally:
        fresh.close()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_odd_methods_never_break_the_open_pages(db, method):
    client = Client(raise_request_exception=True)
    for address in ("/healthz", "/readyz", "/accounts/login/", "/join/", "/"):
        assert client.generic(method, address).status_code < 500
