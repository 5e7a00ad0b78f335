"""Why a place without a name is taken to be in a certain work.

“(155)” names nobody: it takes its work from the essay around it. The reason is kept
with the citation, so that the writer and the class can judge it (its words are in
`citations.documents.reasons`).
"""

from __future__ import annotations

from enum import StrEnum


class PlaceReason(StrEnum):
    """What a citation that names no work takes it from. A closed list."""

    NONE = ""
    NAMED_HERE = "named-here"
    SPEAKS_HERE = "speaks-here"
    CITED_BEFORE = "cited-before"
    SPOKE_BEFORE = "spoke-before"
    NAMED_BEFORE = "named-before"
    ONLY_WORK = "only-work"
    MAIN_WORK = "main-work"
    ONLY_PLAY = "only-play"
    ABBREVIATION = "abbreviation"
    LISTED = "listed"
