"""Several people at the same moment, each in a thread with its own connection."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import OperationalError, connection


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Begin all of them at the same moment; what went wrong."""
    barrier, problems = threading.Barrier(len(works)), []

    def run(work):
        try:
            connection.ensure_connection()
            barrier.wait(10)
            _patiently(work)
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return problems


def _patiently(work: Callable[[], object]) -> None:
    """SQLite waits for another writer, but not where the database is in memory."""
    while True:
        try:
            work()
        except OperationalError as problem:
            if connection.vendor != "sqlite" or "locked" not in str(problem):
                raise
            time.sleep(0.005)
        else:
            return
