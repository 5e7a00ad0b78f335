"""The copy of the migrated database that tests begin with (tests/database.py)."""

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.db import connection

from sovclass.health import has_waiting_migrations
from tests import database
from tests.database import Copy, FileCopy, NoCopy, ServerCopy, copy_of_the_database


class Watched(Copy):
    """Says what it does, and is there when somebody has left it."""

    def __init__(self, folder):
        super().__init__(folder)
        self.done = []

    def is_there(self):
        return (self.folder / "copy").exists()

    def use(self):
        self.done.append("used")

    def leave(self):
        (self.folder / "copy").touch()
        self.done.append("left")


def test_the_first_leaves_a_copy_and_the_next_uses_it(tmp_path):
    first, second = Watched(tmp_path), Watched(tmp_path)

    for copy in (first, second):
        copy.begin()
        copy.finish()

    assert (first.done, second.done) == (["left"], ["used"])


def test_a_changed_migration_asks_for_another_copy(tmp_path, monkeypatch):
    app = SimpleNamespace(path=tmp_path)
    monkeypatch.setattr(database.apps, "get_app_configs", lambda: [app])
    (tmp_path / "migrations").mkdir()
    migration = tmp_path / "migrations/0001_initial.py"
    names = set()
    for text in ("operations = []", "operations = [1]", "operations = []"):
        migration.write_text(text)
        names.add(FileCopy(tmp_path).file)

    assert len(names) == 2


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.django_db(transaction=True)  # SQLite copies nothing within a transaction
def test_a_copy_on_sqlite_holds_every_migration_and_replaces_an_older_one(tmp_path):
    (tmp_path / "older.sqlite3").touch()
    copy = FileCopy(tmp_path)
    copy.leave()

    assert list(tmp_path.iterdir()) == [copy.file]
    with closing(sqlite3.connect(copy.file)) as kept:
        found = kept.execute("SELECT app, name FROM django_migrations").fetchall()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        assert sorted(found) == sorted(cursor.fetchall())


def test_the_database_of_this_run_is_migrated(db):
    assert not has_waiting_migrations()


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_only_a_throwaway_cluster_gets_a_copy(db, monkeypatch, tmp_path):
    monkeypatch.setenv("SOVCLASS_TEST_CLUSTER", str(tmp_path))
    assert isinstance(copy_of_the_database(), ServerCopy)
    monkeypatch.delenv("SOVCLASS_TEST_CLUSTER")
    assert type(copy_of_the_database()) is NoCopy
