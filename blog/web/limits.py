"""How often somebody may do a thing. Counts live in the cache, shared by processes."""

from __future__ import annotations

import time

from django.core.cache import cache


def is_over_limit(what: str, who: object, *, most: int, seconds: int) -> bool:
    """Count one more try; True when more than `most` came in this window of `seconds`."""
    window = int(time.time() // seconds)
    key = f"limit:{what}:{who}:{window}"
    if cache.add(key, 1, timeout=seconds):
        return most < 1
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it ran out between the two calls
        return False
