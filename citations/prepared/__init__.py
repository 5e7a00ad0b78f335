"""Querysets put together once and run as often as a page is shown (README.md)."""

from citations.prepared.params import SIZES, Param, filling, one_of
from citations.prepared.queries import (
    Fetched,
    Prepared,
    PreparedUpdate,
    prepared,
    prepared_update,
)

__all__ = (
    "SIZES",
    "Fetched",
    "Param",
    "Prepared",
    "PreparedUpdate",
    "filling",
    "one_of",
    "prepared",
    "prepared_update",
)
