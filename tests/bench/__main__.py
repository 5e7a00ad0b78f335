"""`make bench`: each page on SQLite and PostgreSQL, at 500 and 5,000 essays.

Figures are multiples of a bare hello view measured in the same run, medians of several
rounds over all pages. “Cold” pages are served with a cache that keeps nothing. `--quick`
measures one small database, `--database PostgreSQL --essays 5000` one of the four;
`--markdown FILE` writes the tables.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import WARM, Figures, Request, family, measure
from tests.bench.pages import pages
from tests.postgres import throwaway_cluster

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {
    "essay + 30 comments + works cited": 28,
    "essay, every time another one, cold": 34,
    "front page": 20,
    "front page, every time another reader, cold": 24,
    "library": 20,
    "source page": 24,
    "course map": 60,
    "assignment": 20,
    "my work": 20,
    "members": 24,
    "desk": 30,
    "gradebook": 40,
    "comment posted": 17,
    "draft saved": 17,
    "revision published": 50,
    "grading dashboard": 35,
}
"""CPU at most, as multiples of hello."""
DATABASES = ["SQLite", "PostgreSQL"]
ROUNDS = 3
FIRST = 2
"""The requests before this one are spent on counting queries."""


@dataclass(frozen=True)
class Row:
    """What one page cost, round by round, with hello's milliseconds around each."""

    queries: int
    rounds: list[tuple[Figures, float]]

    def median(self, value: Callable[[Figures, float], float]) -> float:
        return statistics.median(value(*measured) for measured in self.rounds)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def gunicorn(application: str, env: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A running server: (port, pid)."""
    port = free_port()
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", application,
            "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8",
            "--worker-class", "gthread", "--log-level", "error",
        ],
        cwd=ROOT,
        env=env,
    )  # fmt: skip
    try:
        for _ in range(200):
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", port), 1),
            ):
                break
            time.sleep(0.05)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def measure_all(
    url: str, essays: int, comments: int, database_pid: int | None, requests: int
) -> dict[str, Row]:
    """Each page's figures and its queries, on a fresh database.

    A shared machine is now quick, now slow: hello is measured before and after each page,
    and all pages are measured in turn, `ROUNDS` times.
    """
    with tempfile.TemporaryDirectory(prefix="sovclass-bench-") as folder:
        env = {
            **os.environ,
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        }
        made = subprocess.run(
            [
                *(sys.executable, "-m", "tests.bench.prepare"),
                *(str(essays), str(comments), str(FIRST + ROUNDS * (requests + WARM))),
            ],
            cwd=ROOT,
            env=env,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        facts = json.loads(made.stdout)
        for name, queries in facts["queries"].items():
            if queries[1] >= 400:
                raise SystemExit(f"{name} answered {queries[1]}.")
        found = {name: Row(facts["queries"][name][0], []) for name in facts["queries"]}
        with (
            gunicorn("sovclass.wsgi:application", env) as warm,
            gunicorn("sovclass.wsgi:application", {**env, "BENCH_COLD": "1"}) as cold,
            gunicorn("tests.bench.hello:application", dict(os.environ)) as hello,
        ):
            made_of = pages(facts)
            for turn in range(ROUNDS):
                first = FIRST + turn * (requests + WARM)
                for name, (make, is_cold) in made_of.items():
                    port, pid = cold if is_cold else warm
                    roots = [pid, *([database_pid] if database_pid else [])]
                    before = measure_hello(*hello, requests)
                    figures = measure(
                        port, make, roots=roots, requests=requests, first=first
                    )
                    floor = (before.cpu + measure_hello(*hello, requests).cpu) / 2
                    bad = [s for s in figures.statuses if s >= 400 and s != 409]
                    if bad:
                        raise SystemExit(f"{name} answered {bad}.")
                    found[name].rounds.append((figures, floor))
        return found


def measure_hello(port: int, pid: int, requests: int) -> Figures:
    """The floor, at this moment."""
    make: Request = lambda n: ("GET", "/", None, {})  # noqa: E731  a request, not a function
    return measure(port, make, roots=[pid], requests=3 * requests)


def table(title: str, found: dict[str, Row]) -> tuple[str, bool]:
    """One Markdown table, and whether all targets hold."""
    lines = [
        f"### {title}",
        "",
        "| page | req/s | p50/p95 ms | CPU ms | hello ms | x hello | target | queries |",
        "|---|---|---|---|---|---|---|---|",
    ]
    holds = True
    for name, row in found.items():
        times = row.median(lambda figures, floor: figures.cpu / floor)
        target = TARGETS.get(name)
        if target is not None and times > target:
            holds = False
        lines.append(
            f"| {name} | {row.median(lambda figures, _: figures.per_second):.0f} "
            f"| {row.median(lambda figures, _: figures.p50):.1f}"
            f"/{row.median(lambda figures, _: figures.p95):.1f} "
            f"| {row.median(lambda figures, _: figures.cpu):.1f} "
            f"| {row.median(lambda _, floor: floor):.2f} "
            f"| {times:.1f} | {target or ''} | {row.queries} |"
        )
    return "\n".join(lines) + "\n", holds


def measure_on(
    database: str, essays: int, comments: int, requests: int
) -> dict[str, Row]:
    """Each page's figures on a new database of this kind."""
    if database == "SQLite":
        return measure_all("", essays, comments, None, requests)
    with throwaway_cluster("-c listen_addresses=127.0.0.1") as url:
        return measure_all(url, essays, comments, postmaster(url), requests)


def postmaster(url: str) -> int:
    """The pid of the server at this address, of those that run here."""
    port = url.rsplit(":", 1)[1].split("/")[0]
    for path in Path(tempfile.gettempdir()).glob("sovclass-pg-*/data/postmaster.pid"):
        lines = path.read_text().splitlines()
        if lines[3] == port:
            return int(lines[0])
    raise SystemExit(f"No server of ours listens on {port}.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--database", choices=DATABASES, help="only this one")
    parser.add_argument("--essays", type=int, help="only so many, ten comments on each")
    options = parser.parse_args()
    sizes = [(500, 5000), (5000, 50_000)]
    if options.essays:
        sizes = [(options.essays, 10 * options.essays)]
    databases = [options.database] if options.database else DATABASES
    if options.quick:
        sizes, databases = [(500, 2000)], DATABASES[:1]
    out: list[str] = []
    all_hold = True
    for essays, comments in sizes:
        for database in databases:
            found = measure_on(database, essays, comments, options.requests)
            title = f"{database}, {essays:,} essays, {comments:,} comments"
            text, holds = table(title, found)
            out.append(text)
            all_hold &= holds
    report = "\n".join(out)
    sys.stdout.write(report)
    if options.markdown:
        options.markdown.write_text(report, encoding="utf-8")
    sys.stdout.write("\nAll targets hold.\n" if all_hold else "\nA target is missed.\n")
    return 0 if all_hold else 1


__all__ = ["family", "main"]

if __name__ == "__main__":
    sys.exit(main())
