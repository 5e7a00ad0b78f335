"""Requests in a loop from a few threads, and the CPU that the servers spent on them."""

from __future__ import annotations

import http.client
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WARM = 40
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Figures:
    """What one page cost."""

    per_second: float
    p50: float
    """Milliseconds."""
    p95: float
    cpu: float
    """Milliseconds of user and system time a request, of all server processes."""
    statuses: frozenset[int]


def cpu_seconds(pids: Sequence[int]) -> float:
    """User and system time of processes and of their ended children."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(fields[n]) for n in (11, 12, 13, 14))
    return total / TICKS


def family(pid: int) -> list[int]:
    """A process and all that came from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, queue = [], [pid]
    while queue:
        current = queue.pop()
        found.append(current)
        queue += parents.get(current, [])
    return found


Request = Callable[[int], tuple[str, str, bytes | None, dict[str, str]]]
"""The n-th request: method, path, body, headers."""


def measure(
    port: int,
    make: Request,
    *,
    roots: Sequence[int],
    requests: int = 300,
    threads: int = 4,
    first: int = 0,
) -> Figures:
    """Send `requests` requests, numbered from `first`; CPU is read before and after.

    Before that come `WARM` others: a server that runs has its connections, and on them
    its statements.
    """
    times: list[float] = []
    statuses: set[int] = set()
    lock = threading.Lock()

    def work(numbers: Iterator[int]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            method, path, body, headers = make(number)
            start = time.perf_counter()
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            answer.read()
            spent = time.perf_counter() - start
            with lock:
                times.append(spent * 1000)
                statuses.add(answer.status)

    def send(numbers: Iterator[int]) -> None:
        workers = [
            threading.Thread(target=work, args=[numbers]) for _ in range(threads)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    last = first + requests
    send(iter(range(last, last + WARM)))
    times.clear()
    before = cpu_seconds([pid for root in roots for pid in family(root)])
    start = time.perf_counter()
    send(iter(range(first, last)))
    elapsed = time.perf_counter() - start
    after = cpu_seconds([pid for root in roots for pid in family(root)])
    ordered = sorted(times)
    return Figures(
        per_second=requests / elapsed,
        p50=statistics.median(ordered),
        p95=ordered[int(len(ordered) * 0.95) - 1],
        cpu=(after - before) * 1000 / requests,
        statuses=frozenset(statuses),
    )
