"""Reads a file from its input and writes its pages as JSON. Started by `process`.

Sets its own limits before it looks at anything.
"""

from __future__ import annotations

import json
import resource
import sys

from citations.quotations.extract.pages import read_file
from citations.quotations.extract.types import BadText, Limits, Problem


def main() -> None:
    """`worker.py '{"pages": …}'`: limits as JSON."""
    limits = Limits(**json.loads(sys.argv[1]))
    seconds = limits.processor_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        read = read_file(sys.stdin.buffer.read(), limits)
        answer: dict[str, object] = {
            "form": str(read.form),
            "pages": [[page.label, page.text] for page in read.pages],
        }
    except BadText as problem:
        answer = {"problem": str(problem.problem)}
    except (MemoryError, RecursionError):  # of the file's making: told to who sent it
        answer = {"problem": str(Problem.UNSAFE)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
