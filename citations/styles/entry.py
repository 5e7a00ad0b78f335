"""What the styles hand out, and the one way in which they fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# A CSL-JSON item after cleaning: only known fields, only well-formed values.
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One formatted work: whose (`source`, the item's id), as text, and as safe HTML.

    `html` is inline and holds no element but `<i>`; everything else is escaped.
    """

    source: str
    text: str
    html: str


class BibliographyError(Exception):
    """The list could not be made. The message is a plain sentence."""
