"""A PostgreSQL server that lives as long as one command: `python -m tests.postgres -- pytest`.

The server's own programs make a cluster in a temporary folder, without fsync, on a free
loopback port; DATABASE_URL names it; it is stopped and removed at the end. Whoever finds
SOVCLASS_TEST_CLUSTER set, a folder, may leave databases on it.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAME = "sovclass"
OPTIONS = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off "
    "-c listen_addresses=127.0.0.1 -c max_connections=60"
)


def find_programs() -> Path:
    """The folder with initdb and pg_ctl; the newest of Debian's, else the path's."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    on_path = [
        Path(found).resolve().parent for found in [shutil.which("initdb")] if found
    ]
    for folder in [*sorted(debian, key=_version, reverse=True), *on_path]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise SystemExit("PostgreSQL’s server programs are missing: see `make machine`.")


def _version(folder: Path) -> float:
    with contextlib.suppress(ValueError):
        return float(folder.parent.name)
    return 0


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root; None when we are somebody else already."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise SystemExit("Running as root, and there is no user to run PostgreSQL as.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def throwaway_cluster(options: str = OPTIONS) -> Iterator[str]:
    """A running cluster's URL; the cluster is gone afterwards."""
    programs, user, port = find_programs(), _server_user(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="sovclass-pg-"))
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        )

    data = folder / "data"
    pg_ctl = str(programs / "pg_ctl")
    try:
        run(
            str(programs / "initdb"),
            *("--pgdata", str(data), "--username", NAME, "--auth", "trust"),
            *("--encoding", "UTF8", "--no-sync"),
        )
        flags = f"{options} -p {port} -k {folder}"
        log = str(folder / "log")
        try:
            run(pg_ctl, "-D", str(data), "-w", "-l", log, "-o", flags, "start")
            yield f"postgres://{NAME}@127.0.0.1:{port}/postgres"
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):  # never started
                run(pg_ctl, "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Run a command with DATABASE_URL set; its exit code is ours."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        raise SystemExit("Usage: python -m tests.postgres -- COMMAND …")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    with (
        throwaway_cluster() as url,
        tempfile.TemporaryDirectory(prefix="sovclass-") as folder,
    ):
        ours = {"DATABASE_URL": url, "SOVCLASS_TEST_CLUSTER": folder}
        return subprocess.run(
            command, env={**os.environ, **ours}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
