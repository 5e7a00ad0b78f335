"""Extracting in a process of its own, within limits."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from citations.quotations.extract.types import BadText, Extracted, Form, Limits, Problem
from citations.quotations.match.types import Page

logger = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two signs of life."""
AT_ONCE = 1
"""Such processes per web process: each may take its whole memory limit."""
ROOT = Path(__file__).resolve().parents[3]

_turns = threading.BoundedSemaphore(AT_ONCE)


def extract(
    data: bytes,
    limits: Limits | None = None,
    *,
    waiting: Callable[[], None] | None = None,
) -> Extracted:
    """The pages of a file (its bytes). Raises BadText. Never call it in a transaction.

    Takes up to `limits.seconds`; the process sees nothing of the site's environment.
    `waiting` is called every second; what it raises ends the process.
    """
    limits = limits or Limits()
    command = [sys.executable, "-m", "citations.quotations.extract.worker", json.dumps(asdict(limits))]  # fmt: skip
    if not _turns.acquire(timeout=limits.seconds):
        raise BadText(Problem.TOO_SLOW)
    try:
        with subprocess.Popen(  # noqa: S603  our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        ) as process:
            try:
                out = _wait(process, data, limits.seconds, waiting)
            except BaseException:
                process.kill()
                raise
    finally:
        _turns.release()
    return _answer(process.returncode, out)


def _wait(
    process: subprocess.Popen[bytes],
    data: bytes,
    seconds: float,
    waiting: Callable[[], None] | None,
) -> bytes:
    """What the process writes until its end. BadText where that takes too long."""
    given: bytes | None = data
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            return process.communicate(given, timeout=min(left, EVERY))[0]
        except subprocess.TimeoutExpired:
            given = None  # it is on its way
            if waiting is not None:
                waiting()
    raise BadText(Problem.TOO_SLOW)


def _answer(code: int, out: bytes) -> Extracted:
    """What the process said; one that was stopped, or broke, said nothing."""
    if code < 0:
        logger.warning("The reader of files was stopped by signal %s.", -code)
        raise BadText(Problem.TOO_SLOW)
    try:
        said = json.loads(out)
    except ValueError:
        logger.error("The reader of files broke, with code %s.", code)
        raise BadText(Problem.BROKEN) from None
    if "problem" in said:
        raise BadText(Problem(said["problem"]))
    pages = tuple(Page(label, text) for label, text in said["pages"])
    return Extracted(Form(said["form"]), pages)
