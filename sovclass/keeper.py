"""Keeps the worker of `make run` alive, and ends it with the server.

The server starts this beside itself. It starts the worker, starts it again when it has
died, and ends it by its process number when the server (its parent) is gone or when it is
told to stop. The worker looks for its own parent too, so nothing is left over whichever
of them is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds before the worker is started again; doubled while it dies at once."""
LONG_ENOUGH = 60.0
"""A worker that lived for these seconds did not die at once."""
PATIENCE = 10.0
"""Seconds the worker may take to leave."""


def start() -> int:
    """Start a keeper beside this process; its process number."""
    command = [sys.executable, "-m", "sovclass.keeper", str(os.getpid())]
    return subprocess.Popen(command).pid  # noqa: S603  our own program


def main(server: int) -> None:
    """Until the server is gone, or a signal comes."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    pause = FIRST_PAUSE
    while os.getppid() == server:
        worker, begun = _start_worker(), time.monotonic()
        try:
            while worker.poll() is None and os.getppid() == server:
                time.sleep(0.5)
        finally:
            _end(worker)
        lived = time.monotonic() - begun
        pause = FIRST_PAUSE if lived > LONG_ENOUGH else min(pause * 2, LONGEST_PAUSE)
        _wait(pause, server)


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "django", "run_jobs", "--parent", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603  our own program


def _wait(seconds: float, server: int) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and os.getppid() == server:
        time.sleep(0.2)


def _end(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # its job is begun again, and that is logged
        worker.kill()
        worker.wait()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
