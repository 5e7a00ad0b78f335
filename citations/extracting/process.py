"""Extracting in a process of its own, within limits."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from citations.extracting.types import BadText, Extracted, Form, Limits, Problem
from citations.verifying.types import Page

AT_ONCE = 1
"""Such processes per web process: each may take its whole memory limit."""
ROOT = Path(__file__).resolve().parent.parent.parent

_turns = threading.BoundedSemaphore(AT_ONCE)


def extract(data: bytes, limits: Limits | None = None) -> Extracted:
    """The pages of a file (its bytes). Raises BadText. Never call it in a transaction.

    Takes up to `limits.seconds`; the process sees nothing of the site's environment.
    """
    limits = limits or Limits()
    command = [sys.executable, "-m", "citations.extracting.worker", json.dumps(asdict(limits))]  # fmt: skip
    if not _turns.acquire(timeout=limits.seconds):
        raise BadText(Problem.TOO_SLOW)
    try:
        done = subprocess.run(  # noqa: S603  our own module
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadText(Problem.TOO_SLOW) from None
    finally:
        _turns.release()
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> Extracted:
    """What the process said; one that was stopped, or broke, said nothing."""
    if done.returncode < 0:
        raise BadText(Problem.TOO_SLOW)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise BadText(Problem.BROKEN) from None
    if "problem" in said:
        raise BadText(Problem(said["problem"]))
    pages = tuple(Page(label, text) for label, text in said["pages"])
    return Extracted(Form(said["form"]), pages)
