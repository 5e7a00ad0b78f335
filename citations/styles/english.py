"""The two ways to write English that styles follow: marks of quotation and what they hold."""

from __future__ import annotations

from typing import NamedTuple


class English(NamedTuple):
    """Quotation marks, and where commas and periods go beside them."""

    locale: str
    """CSL's name of it."""
    opening: str
    closing: str
    takes_in: bool
    """Whether periods and commas go inside the closing mark."""

    def quoted(self, words: str, comma: str = "") -> str:
        """The words in marks, with a comma or period in its place."""
        if self.takes_in:
            return f"{self.opening}{words}{comma}{self.closing}"
        return f"{self.opening}{words}{self.closing}{comma}"


AMERICAN = English("en-US", "“", "”", takes_in=True)
BRITISH = English("en-GB", "‘", "’", takes_in=False)
