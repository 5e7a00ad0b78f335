"""What goes into a check and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citations.items.pages import write_range


class Verdict(StrEnum):
    """What can be said about a quotation. None of them is “wrong”."""

    FOUND = "found"
    """On its cited page, or on some page when none is cited."""
    ELSEWHERE = "elsewhere"
    """Word for word, but on another page than the cited one."""
    NEARLY = "nearly"
    """Most of it is there; some words differ."""
    UNVERIFIED = "unverified"
    """It could not be verified: nothing is said about it."""


class Reason(StrEnum):
    """Why a quotation could not be verified."""

    NOT_FOUND = "not-found"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    NO_TEXT = "no-text"
    """The text held for the source has no words."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a source: the label printed on it, and its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the comparison: words typed, words on the page; alike when `is_same`."""

    typed: str
    page: str
    is_same: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What was found about one quotation."""

    verdict: Verdict
    labels: tuple[str, ...] = ()
    """The page it was found on; the first and the last where it runs over."""
    position: int | None = None
    """Of that page among the source's pages, from 0."""
    changes: tuple[Change, ...] = ()
    """The comparison, word by word, of a quotation that is nearly there."""
    reason: Reason | None = None

    @property
    def label(self) -> str:
        """“407”, “407–408”, or nothing."""
        return write_range(self.labels[0], self.labels[-1]) if self.labels else ""
