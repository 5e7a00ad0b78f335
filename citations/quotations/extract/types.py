"""What comes out of a file, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citations.quotations.match.types import Page


class Form(StrEnum):
    """What a file is, by its content; its name says nothing."""

    PLAIN = "plain"
    PDF = "pdf"
    EPUB = "epub"
    HTML = "html"


class Problem(StrEnum):
    """Why a file cannot become a source's text."""

    EMPTY = "empty"
    UNKNOWN_FORM = "unknown-form"
    NOT_UTF8 = "not-utf8"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    UNSAFE = "unsafe"
    """A bomb, a link out of the archive, entities of its own, sizes that lie."""
    NO_TEXT = "no-text"
    """Pictures of pages, without a text layer."""
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MUCH_TEXT = "too-much-text"
    TOO_SLOW = "too-slow"


class BadText(Exception):
    """The file was refused."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken, and how long it may take."""

    pages: int = 3_000
    characters: int = 8_000_000
    page_characters: int = 200_000
    """Of one page; a text without page marks is one page and may have `characters`."""
    unpacked_bytes: int = 80_000_000
    entries: int = 5_000
    """Files in an EPUB."""
    ratio: int = 200
    """Times that a file may grow when unpacked."""
    processor_seconds: int = 40
    seconds: float = 60.0
    memory_bytes: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """The pages of a source, in order."""

    form: Form
    pages: tuple[Page, ...]
