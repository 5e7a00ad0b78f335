"""How long the tests with made examples take: `make soak` sets SOVCLASS_SOAK, a factor."""

from __future__ import annotations

import os

import hypothesis

FACTOR = int(os.environ.get("SOVCLASS_SOAK", "1"))


def examples(number: int) -> hypothesis.settings:
    """For `@examples(150)`: that many examples, in a soak many times as many."""
    return hypothesis.settings(max_examples=number * FACTOR, deadline=None)


def turns() -> range:
    """For tests that repeat what may go wrong now and then: once, in a soak often."""
    return range(FACTOR)


def load_profile() -> None:
    """What every test with made examples begins with."""
    soak = hypothesis.settings(max_examples=100 * FACTOR, deadline=None)
    hypothesis.settings.register_profile("house", soak)
    # In CI Hypothesis picks its own profile, with the same examples each time.
    if FACTOR > 1 or not os.environ.get("CI"):
        hypothesis.settings.load_profile("house")
