"""What the states of citations and the findings about a text look like and are called.

The one table for pages and scripts: templates ask it through `blog.classroom.templatetags.look`,
the editor is handed it with its page (`blog.html.editor_media`).
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from citations.reading.types import FindingCode


class Look(NamedTuple):
    """A glyph of blog.web.icons, a `data-tone`, and the words for those who see neither."""

    glyph: str
    tone: str
    words: str | Promise
    is_marked: bool = False
    """The editor marks the words it is about, as what names no source."""


OF_CITATIONS = {
    "linked": Look("link", "ok", _("linked")),
    "ambiguous": Look("ask", "ask", _("ambiguous")),
    "unknown": Look("unknown", "bad", _("not in the library")),
    "outside": Look("outside", "off", _("page outside the source")),
    "possible": Look("possible", "plain", _("perhaps a citation")),
}
UNDECIDED = frozenset({"ambiguous", "unknown", "possible"})
"""States in which a writer may say that it is no citation."""

OF_FINDINGS = {
    "quotation": Look(
        "quotation", "ask", _("quotation without a citation"), is_marked=True
    ),
    FindingCode.UNCLOSED_QUOTATION: Look(
        "unclosed", "ask", _("quotation mark never closed"), is_marked=True
    ),
    FindingCode.YEAR_DIFFERS: Look("year", "ask", _("another year"), is_marked=True),
    FindingCode.QUOTATION_WITHOUT_PAGE: Look(
        "no-page", "ask", _("quotation without a page"), is_marked=True
    ),
    FindingCode.PAGE_OUTSIDE_READINGS: Look(
        "not-assigned", "ask", _("page outside the assigned reading")
    ),
    FindingCode.LISTED_NOT_CITED: Look(
        "only-listed", "ask", _("listed but never cited")
    ),
    FindingCode.CITED_NOT_LISTED: Look("not-listed", "ask", _("cited but not listed")),
    "style": Look("info", "plain", _("another citation style")),
}
OF_CHECKLIST = {
    "fine": Look("done", "ok", _("fine")),
    "again": Look("warning", "ask", _("look again")),
}
OF_VERDICTS = {
    "found": ("done", "ok"),
    "elsewhere": ("elsewhere", "ask"),
    "nearly": ("nearly", "ask"),
    "unverified": ("unverified", "plain"),
}
"""What was found of a quotation → glyph and tone."""
LOOKS = {**OF_CITATIONS, **OF_FINDINGS, **OF_CHECKLIST}
"""State, finding or answer of the checklist → its look."""

COUNTED = (*OF_CITATIONS, "quotation")
"""What a revision's tally counts."""

_STATE_OF = {
    FindingCode.UNKNOWN_SOURCE: "unknown",
    FindingCode.AMBIGUOUS_SOURCE: "ambiguous",
    FindingCode.POSSIBLE_CITATION: "possible",
    FindingCode.PAGE_OUTSIDE_SOURCE: "outside",
    FindingCode.QUOTATION_WITHOUT_CITATION: "quotation",
}


def finding_state(code: FindingCode) -> str:
    """The name in `LOOKS` of what a finding is about."""
    return _STATE_OF.get(code, str(code))
