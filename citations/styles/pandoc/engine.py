"""Running pandoc: the bundled program, in its sandbox, within limits.

Never the pandoc on PATH: versions differ in what they print and, by a factor of
twenty, in speed (docs/decisions/0005-pandoc-for-works-cited.md).
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from citations.styles.entry import BibliographyError, Item

ENGINE_VERSION = "3.9"
AT_ONCE = 2  # pandoc processes per web process; each takes up to 190 MB
HEAP = "512M"

_turns = threading.BoundedSemaphore(AT_ONCE)


@cache
def pandoc_path() -> Path:
    """The pandoc inside the pypandoc_binary wheel; BibliographyError without one."""
    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise BibliographyError("Pandoc is not installed.")
    files = Path(spec.origin).parent / "files"
    path = files / ("pandoc.exe" if os.name == "nt" else "pandoc")
    if not path.is_file():
        raise BibliographyError("Pandoc is not installed.")
    return path


@cache
def checked_path(path: Path) -> Path:
    """`path`, once it has said that it is the version we know."""
    said = _run([str(path), "--version"], b"", cwd=None, timeout=10.0)
    first = said.decode("utf-8", "replace").partition("\n")[0].strip()
    if first.split() != ["pandoc", ENGINE_VERSION]:
        raise BibliographyError(
            f"Pandoc {ENGINE_VERSION} is needed, but another version is installed."
        )
    return path


def render(
    document: dict[str, Any], items: Sequence[Item], csl: str, *, timeout: float
) -> dict[str, Any]:
    """Run citeproc over a pandoc document; document in, document out.

    `items` are clean CSL-JSON, `csl` is the text of a style, `timeout` is in seconds
    and counts the wait for a turn. Raises BibliographyError.
    """
    deadline = time.monotonic() + timeout
    if not _turns.acquire(timeout=max(timeout, 0)):
        raise BibliographyError("Making the works cited took too long.")
    try:
        path = checked_path(pandoc_path())
        with tempfile.TemporaryDirectory(prefix="works-cited-") as folder:
            Path(folder, "style.csl").write_text(csl, encoding="utf-8")
            Path(folder, "items.json").write_text(json.dumps(items), encoding="ascii")
            answer = _run(
                _command(path),
                json.dumps(document).encode("ascii"),
                cwd=folder,
                timeout=deadline - time.monotonic(),
            )
    finally:
        _turns.release()
    return _parsed(answer)


def _command(path: Path) -> list[str]:
    return [
        *(str(path), "+RTS", f"-M{HEAP}", "-RTS", "--sandbox"),
        *("--from=json", "--to=json", "--citeproc"),
        *("--csl=style.csl", "--bibliography=items.json"),
    ]


def _run(command: list[str], data: bytes, *, cwd: str | None, timeout: float) -> bytes:
    """What the command wrote. It is killed, not asked to stop, when time is up."""
    try:
        done = subprocess.run(  # noqa: S603 - our own binary, no shell, no user input
            command,
            input=data,
            capture_output=True,
            cwd=cwd,
            env={"LANG": "C.UTF-8"},
            timeout=max(timeout, 0.01),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BibliographyError("Making the works cited took too long.") from error
    except OSError as error:
        raise BibliographyError("Pandoc could not be started.") from error
    if done.returncode != 0:
        raise BibliographyError(f"Pandoc stopped with an error ({done.returncode}).")
    return done.stdout


def _parsed(answer: bytes) -> dict[str, Any]:
    try:
        document = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise BibliographyError("Pandoc gave an answer we cannot read.") from error
    if not isinstance(document, dict):
        raise BibliographyError("Pandoc gave an answer we cannot read.")
    return document
