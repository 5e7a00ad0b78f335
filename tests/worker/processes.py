"""A site of its own on a database of its own, and a real worker beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2

from tests.database import FOLDER, FileCopy

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def database_url(folder: Path) -> Iterator[str]:
    """A new database of the kind the tests run on, on SQLite from the migrated copy if
    there is one (tests/database.py)."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        migrated = FileCopy(FOLDER).file
        if migrated.exists():
            shutil.copy(migrated, folder / "site.sqlite3")
        yield f"sqlite:///{folder}/site.sqlite3"
        return
    name = f"worker_{uuid.uuid4().hex}"
    with contextlib.closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


class Site:
    """Runs commands and code in processes that know this database."""

    def __init__(self, url: str, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.worker.settings",
            "LOG_LEVEL": "ERROR",
        }
        self.started: list[subprocess.Popen[bytes]] = []
        self.command("migrate", "--verbosity", "0")

    def command(self, *words: str) -> None:
        """`manage.py words`, to its end."""
        self._run([sys.executable, "manage.py", *words])

    def code(self, text: str) -> str:
        """What these lines print."""
        lines = f"import django; django.setup()\n{text}"
        printed: bytes = self._run([sys.executable, "-c", lines]).stdout
        return printed.decode().strip()

    def _run(self, command: list[str]) -> Any:
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE
        )

    def worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        """A worker that has been started."""
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_jobs", "--interval", "0.1", *options],
            cwd=ROOT,
            env={**self.environment, **environment},
        )
        self.started.append(process)
        return process

    def end(self) -> None:
        """Leave no process behind."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


def wait_until(is_so: Callable[[], Any], *, seconds: float = 60) -> Any:
    """What it answers as soon as that is true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answer = is_so()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("It did not come to be in time.")
