"""Names as people type them ↔ CSL names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def to_csl_names(lines: str) -> list[dict[str, str]]:
    """One a line: “Freeze, Gregory L.” has a family name; “UNESCO” is taken whole."""
    people = []
    for line in lines.splitlines():
        family, comma, given = (part.strip() for part in line.partition(","))
        if comma and family and given:
            people.append({"family": family, "given": given})
        elif family:
            people.append({"literal": line.strip(" ,")})
    return people


def from_csl_names(names: Any) -> str:
    """The lines that `to_csl_names` would read back."""
    if not isinstance(names, list):
        return ""
    return "\n".join(_line(name) for name in names if isinstance(name, Mapping))


def _line(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"])
    particle = str(
        name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    )
    family = f"{particle} {name.get('family', '')}".strip()
    given = str(name.get("given", ""))
    return f"{family}, {given}" if given else family
