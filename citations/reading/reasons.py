"""Why a place without a name is taken to be in a certain work.

“(155)” names nobody: it takes its work from the essay around it. The reason is kept
with the citation, so that the writer and the class can judge it.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
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


WORDS: dict[Reason, str] = {
    Reason.NAMED_HERE: "the work named in the same sentence",
    Reason.SPEAKS_HERE: "whoever speaks in the same sentence",
    Reason.CITED_BEFORE: "the work cited just before",
    Reason.SPOKE_BEFORE: "whoever spoke last",
    Reason.NAMED_BEFORE: "the work named just before",
    Reason.ONLY_WORK: "the only work of the essay",
    Reason.MAIN_WORK: "the work the essay is about",
    Reason.ONLY_PLAY: "the only work cited by act and scene",
    Reason.ABBREVIATION: "an abbreviation that the essay introduces",
    Reason.LISTED: "the writer’s own list of works",
}
"""Reason → words, except for none; whoever shows them may translate them."""


def words_of(code: str) -> str:
    """The words of a code; empty for none and for one that is not known."""
    return next((words for reason, words in WORDS.items() if reason == code), "")
