"""The test database is migrated once and copied.

The first worker that needs it migrates and leaves a copy; the others, and on SQLite the
next runs, begin with the copy. It is named after every migration and every pinned
package, so it is never older than they are.

On PostgreSQL the copy lies in the throwaway cluster of `tests.postgres` and goes with it.
A server that somebody else keeps gets none: there each worker migrates.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from django.apps import apps
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var/tests"


def fingerprint() -> str:
    """Another one after any change to a migration of any app, or to a package."""
    files = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
    for app in apps.get_app_configs():
        files += sorted(Path(app.path).glob("migrations/*.py"))
    found = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in files:
        found.update(f"{path.parent.parent.name}/{path.name}".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


class NoCopy:
    """Every worker migrates."""

    def begin(self) -> None:
        """Before Django makes the test database."""

    def finish(self) -> None:
        """When it stands: the next worker may come."""


class Copy(NoCopy):
    """One worker at a time begins and finishes; the first finds no copy and leaves one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open = ExitStack()
        self.was_there = False

    def begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = self.open.enter_context((self.folder / "lock").open("w"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        self.was_there = self.is_there()
        if self.was_there:
            self.use()

    def finish(self) -> None:
        if not self.was_there:
            self.leave()
        self.open.close()

    def is_there(self) -> bool:
        """Whether an earlier worker has left it."""
        raise NotImplementedError

    def use(self) -> None:
        """Have Django's database begin with it."""
        raise NotImplementedError

    def leave(self) -> None:
        """Make it from Django's database."""
        raise NotImplementedError


class FileCopy(Copy):
    """For SQLite, whose test database is in memory."""

    @property
    def file(self) -> Path:
        """Where it lies from run to run."""
        return self.folder / f"{fingerprint()}.sqlite3"

    def is_there(self) -> bool:
        return self.file.exists()

    def use(self) -> None:
        # The memory is kept as long as somebody is connected to it: here, until Django is.
        name = connection.creation._get_test_db_name()
        memory = self.open.enter_context(closing(sqlite3.connect(name, uri=True)))
        with closing(sqlite3.connect(self.file)) as kept:
            kept.backup(memory)

    def leave(self) -> None:
        connection.ensure_connection()
        unfinished = self.file.with_suffix(".unfinished")
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.connection.backup(copy)
        for earlier in self.folder.glob("*.sqlite3"):
            earlier.unlink()
        unfinished.rename(self.file)


class ServerCopy(Copy):
    """For PostgreSQL: a database that others are made from."""

    NAME = "sovclass_tests_template"

    def is_there(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.NAME])
            return cursor.fetchone() is not None

    def use(self) -> None:
        connection.settings_dict["TEST"]["TEMPLATE"] = self.NAME

    def leave(self) -> None:
        made = connection.settings_dict["NAME"]
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE {self.NAME} TEMPLATE "{made}"')


def copy_of_the_database() -> NoCopy:
    """The copy that fits the database of this run."""
    if connection.vendor == "sqlite":
        return FileCopy(FOLDER)
    if cluster := os.environ.get("SOVCLASS_TEST_CLUSTER"):
        return ServerCopy(Path(cluster))
    return NoCopy()
