"""CSL dates, made well-formed: {"date-parts": [[y, m, d], …]} or {"literal": "…"}."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citations.items.values import as_whole_number, listed, plain

LONGEST_DATE = 100
"""Characters of a date in words."""
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_UNKNOWN = frozenset({"n.d.", "n.d", "nd", "undated", "no date", "unknown"})
_HIGHEST = (9999, 12, 31)


def date(value: object) -> dict[str, Any] | None:
    """A clean CSL date, or None where nothing can be used."""
    if not isinstance(value, Mapping):
        return date_from_text(plain(value))
    parts = [
        clean
        for part in listed(value.get("date-parts"))[:2]
        if (clean := _sound(listed(part)))
    ]
    if not parts:
        return date_from_text(plain(value.get("literal")) or plain(value.get("raw")))
    found: dict[str, Any] = {"date-parts": parts}
    if value.get("circa") in (True, 1, "1", "true"):
        found["circa"] = True
    season = as_whole_number(value.get("season"))
    if season in (1, 2, 3, 4):
        found["season"] = season
    return found


def date_from_text(written: str) -> dict[str, Any] | None:
    """“2009-03-17” as numbers; other words as they are; None for “n.d.” and nothing."""
    if not written or written.casefold() in _UNKNOWN:
        return None
    parts = _sound(_iso(written))
    return {"date-parts": [parts]} if parts else {"literal": written[:LONGEST_DATE]}


def whole_date(written: str) -> list[int] | None:
    """[2009, 3, 17] of “2009-03-17”, where all of it is sound; else None."""
    parts = _iso(written)
    sound = _sound(parts)
    return sound if parts and len(sound) == len(parts) else None


def is_cut(value: object) -> bool:
    """Whether `date` leaves a month or a day out that a CSL date has."""
    if not isinstance(value, Mapping):
        return False
    return any(
        0 < len(_sound(listed(part))) < len(listed(part))
        for part in listed(value.get("date-parts"))[:2]
    )


def _iso(written: str) -> list[str]:
    found = _ISO.fullmatch(written.strip())
    return [group for group in found.groups() if group] if found else []


def _sound(parts: list[Any]) -> list[int]:
    """Year, month, day as far as they are sound; [] without a year."""
    sound: list[int] = []
    for number, highest in zip(map(as_whole_number, parts), _HIGHEST, strict=False):
        lowest = 1 if sound else -9999
        if number is None or number == 0 or not lowest <= number <= highest:
            break
        sound.append(number)
    return sound
