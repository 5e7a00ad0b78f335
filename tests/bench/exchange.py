"""How long it takes to read, compare and write reference files.

    python -m tests.bench.exchange

Processor time, one pass each; hostile pieces in 50 and 100 kB, with what doubling costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from citations.exchange.compare import Known
from citations.exchange.formats.reference import from_reference
from citations.exchange.formats.registry import READERS, WRITERS, read_records
from tests.citations.exchange.test_files import GROWING

NUMBER = 5_000
PREFIXES = {"bibtex": "@book{k,title={", "ris": "TY  - BOOK\n", "csl-json": "["}


def items() -> list[dict[str, object]]:
    """Books with what a reference manager writes of one."""
    return [
        {
            "id": f"author{n}",
            "type": "book",
            "title": f"Book {n}: With a Subtitle",
            "author": [{"family": f"Müller{n}", "given": "Jörg"}, {"literal": "UNESCO"}],
            "publisher": "Oxford University Press",
            "publisher-place": "Oxford",
            "issued": {"date-parts": [[1900 + n % 120]]},
            "ISBN": "9780199560417",
            "volume": str(n),
            "URL": f"https://example.org/{n}",
        }
        for n in range(NUMBER)
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Of this process's time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def large_files() -> None:
    """5,000 records of each format, written, read and compared."""
    made = items()
    for name, write in WRITERS.items():
        text = write(made)
        writing = seconds(lambda write=write: write(made))
        reading = seconds(lambda text=text: read_records(text))
        print(f"{name:9} {len(text) / 1000:6.0f} kB  write {writing:5.2f} s  read {reading:5.2f} s")  # fmt: skip
    known = Known()
    filling = seconds(lambda: [known.add(n, item, "") for n, item in enumerate(made)])
    comparing = seconds(lambda: [known.compare(item) for item in made])
    print(f"compare   shelf {filling:5.2f} s  records {comparing:5.2f} s")


def hostile_pieces() -> None:
    """The slowest of each format, and the worst cost of doubling."""
    pieces = [(name, piece) for name in GROWING for piece in GROWING[name]]
    rows = []
    for name, piece in pieces:
        times = []
        for size in (50_000, 100_000):
            text = PREFIXES[name] + piece * (size // len(piece))
            times.append(seconds(lambda n=name, t=text: READERS[n](t)))
        rows.append((times[1], times[1] / max(times[0], 0.02), name, piece))
    for slowest, ratio, name, piece in sorted(rows, reverse=True)[:6]:
        print(f"{name:9} {piece[:24]!r:28} 100 kB {slowest:5.2f} s  doubling x{ratio:.1f}")  # fmt: skip


def references() -> None:
    """A pasted line."""
    line = "Fitzpatrick, Sheila. “The Two Faces of Anastasia.” *Slavic Review*, vol. 52, no. 2, 1993, pp. 225-41."  # fmt: skip
    spent = seconds(lambda: [from_reference(line) for _ in range(1_000)])
    print(f"reference {spent:5.2f} ms a line")


if __name__ == "__main__":
    large_files()
    hostile_pieces()
    references()
