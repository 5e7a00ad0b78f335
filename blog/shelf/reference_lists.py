"""References in a style somebody asks for, within limits, and as files."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from citations.library.models import Source
from citations.library.services.works_cited import works_cited
from citations.library.style_names import list_title, style_label
from citations.styles import BibliographyError
from citations.styles.registry import STYLES

logger = logging.getLogger(__name__)

MOST_SOURCES = 200
PATIENCE = 10.0
"""Seconds a page waits for the style engine, all its lists together."""


class StyledList(NamedTuple):
    """A list of sources in one style, or the sentence that says why there is none."""

    style: str
    entries: list[dict[str, str]]
    trouble: str = ""

    @property
    def label(self) -> str:
        """“Chicago 18, notes”."""
        return style_label(self.style)

    @property
    def title(self) -> str:
        """What the style calls its list: “Works Cited”, “References”, “Bibliography”."""
        return list_title(self.style)


def styled(
    sources: Sequence[Source], style: str, *, deadline: float | None = None
) -> StyledList:
    """The sources in a style, kept or made now. A subprocess: never in a transaction.

    `deadline` (time.monotonic) is when to give up; after `PATIENCE` unless told.
    """
    if len(sources) > MOST_SOURCES:
        said = ngettext(
            "This list has %(n)d source.", "This list has %(n)d sources.", len(sources)
        )
        said = f"{said} {_('One page can format at most %(most)d.')}"
        return StyledList(style, [], said % {"n": len(sources), "most": MOST_SOURCES})
    timeout = PATIENCE if deadline is None else deadline - time.monotonic()
    try:
        return StyledList(style, works_cited(sources, style, timeout=max(timeout, 0)))
    except BibliographyError as problem:
        logger.warning(
            "%s works are not formatted in %s: %s", len(sources), style, problem
        )
        return StyledList(
            style, [], _("The list could not be made just now. Try again in a minute.")
        )


def in_every_style(source: Source) -> list[StyledList]:
    """One reference in each style; together they wait no longer than one."""
    deadline = time.monotonic() + PATIENCE
    return [styled([source], style, deadline=deadline) for style in STYLES]


def as_text(found: StyledList) -> str:
    """The list as a text file: its title, and an entry a paragraph."""
    lines = [found.title, *(entry["text"] for entry in found.entries)]
    return "\n\n".join(lines) + "\n"


def as_html(found: StyledList, title: str) -> str:
    """The list as a page of its own, for word processors."""
    return render_to_string(
        "blog/shelf/works_file.html",
        {"found": found, "title": title, "language": get_language()},
    )


FILES: dict[str, tuple[str, Any]] = {
    "txt": ("plain", lambda found, title: as_text(found)),
    "html": ("html", as_html),
}
"""Ending → which kind of text it is, and how it is made of a list and the essay's title."""
