"""CSL dates, made well-formed: {"date-parts": [[y, m, d], …]} or {"literal": "…"}."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citations.styles.values import listed, text, whole_number

_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_UNKNOWN = frozenset({"n.d.", "n.d", "nd", "undated", "no date", "unknown"})
_HIGHEST = (9999, 12, 31)


def date(value: object) -> dict[str, Any] | None:
    """A clean CSL date, or None where nothing can be used."""
    if not isinstance(value, Mapping):
        return _from_text(text(value))
    parts = [
        clean for part in listed(value.get("date-parts"))[:2] if (clean := _parts(part))
    ]
    if not parts:
        return _from_text(text(value.get("literal")) or text(value.get("raw")))
    found: dict[str, Any] = {"date-parts": parts}
    if value.get("circa") in (True, 1, "1", "true"):
        found["circa"] = True
    season = whole_number(value.get("season"))
    if season in (1, 2, 3, 4):
        found["season"] = season
    return found


def _from_text(written: str) -> dict[str, Any] | None:
    if not written or written.casefold() in _UNKNOWN:
        return None
    iso = _ISO.fullmatch(written)
    parts = _parts([group for group in iso.groups() if group]) if iso else []
    return {"date-parts": [parts]} if parts else {"literal": written}


def _parts(value: object) -> list[int]:
    """Year, month, day as far as they are sound; [] without a year."""
    sound: list[int] = []
    for number, highest in zip(
        map(whole_number, listed(value)), _HIGHEST, strict=False
    ):
        lowest = 1 if sound else -9999
        if number is None or number == 0 or not lowest <= number <= highest:
            break
        sound.append(number)
    return sound
