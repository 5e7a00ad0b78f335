"""Works cited through pandoc. Plain Python: no Django, no models, no database.

Items are CSL-JSON mappings, as people entered them; nothing about them is trusted.
"""

from __future__ import annotations

from citations.styles.entry import BibliographyError, Entry
from citations.styles.lists import (
    DEFAULT_TIMEOUT,
    format_reference,
    format_references,
    format_works_cited,
    works_cited_key,
)

__all__ = [
    "DEFAULT_TIMEOUT",
    "BibliographyError",
    "Entry",
    "format_reference",
    "format_references",
    "format_works_cited",
    "works_cited_key",
]
