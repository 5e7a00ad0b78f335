"""What is said about a quotation that was looked for in its source's text.

For the writer and the graders. It is evidence: never “wrong”, never counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.classroom.permissions import can_read_text
from blog.web.states import OF_VERDICTS
from citations.documents.models import Document
from citations.documents.services.read import ReadText
from citations.items.pages import is_several
from citations.quotations.models import QuotationCheck, SourceText
from citations.quotations.services import checks

if TYPE_CHECKING:
    from blog.classroom.models import Membership

SHOWN = 80
"""Characters of a quotation shown to say which one is meant."""


PageUrl = Callable[[SourceText, int], str]
"""Where a page of a text is read; nothing for those who may not read it."""


@dataclass(frozen=True)
class ShownChange:
    """A stretch of the comparison."""

    typed: str
    page: str
    is_same: bool


@dataclass(frozen=True)
class QuotationNote:
    """One quotation and what was found."""

    verdict: str
    said: str
    """The quotation, shortened."""
    marker: str
    sentence: str
    changes: tuple[ShownChange, ...]
    url: str
    start: int
    end: int

    @property
    def glyph(self) -> str:
        """Its icon."""
        return OF_VERDICTS[self.verdict][0]

    @property
    def tone(self) -> str:
        """Its `data-tone`."""
        return OF_VERDICTS[self.verdict][1]


def page_url_for(member: Membership) -> PageUrl:
    """Where this member reads a page of a text; "" for a text they may not read."""

    def url(text: SourceText, position: int) -> str:
        if not can_read_text(member, text):
            return ""
        slug = member.course.slug
        return reverse("blog:source-page", args=[slug, text.source_id, position])

    return url


def notes_of_read(read: ReadText, page_url: PageUrl) -> list[QuotationNote]:
    """About a text that was just read, in its order."""
    return [
        _note(
            checks.columns_of(checked),
            checked.quotation,
            checked.citation.marker,
            checked.cited,
            (checked.citation.quotation.start, checked.citation.quotation.end)
            if checked.citation.quotation
            else (checked.citation.start, checked.citation.end),
            checked.text,
            page_url,
        )
        for checked in checks.check_read(read)
    ]


def notes_of_document(document: Document, page_url: PageUrl) -> list[QuotationNote]:
    """About a stored text, as it was when it was checked. One query."""
    return [_stored(document, row, page_url) for row in checks.checks_of(document)]


def notes_of_comments(
    comments: Iterable[Any], page_url: PageUrl
) -> dict[int, list[QuotationNote]]:
    """About comments with their documents: comment's number → notes. One query."""
    written = {c.document_id: c for c in comments if c.document is not None}
    documents = {c.document.pk: c.document for c in written.values() if c.document}
    notes: dict[int, list[QuotationNote]] = {}
    for row in checks.checks_of_many(documents.values()):
        document = documents[row.citation.document_id]
        note = _stored(document, row, page_url)
        notes.setdefault(written[document.pk].pk, []).append(note)
    return notes


def _stored(
    document: Document, row: QuotationCheck, page_url: PageUrl
) -> QuotationNote:
    citation = row.citation
    place = (citation.quote_start or 0, citation.quote_end or 0)
    columns = {
        "verdict": row.verdict,
        "label": row.label,
        "position": row.position,
        "changes": row.changes,
        "reason": row.reason,
    }
    quotation = document.text[place[0] : place[1]]
    cited = citation.locator if citation.locator_label == "page" else ""
    return _note(columns, quotation, citation.marker, cited, place, row.text, page_url)


def _note(
    columns: dict[str, Any],
    quotation: str,
    marker: str,
    cited: str,
    place: tuple[int, int],
    text: SourceText,
    page_url: PageUrl,
) -> QuotationNote:
    position = columns["position"]
    return QuotationNote(
        verdict=columns["verdict"],
        said=_shortened(quotation),
        marker=marker,
        sentence=verdict_sentence(
            columns["verdict"], columns["label"], cited, columns["reason"]
        ),
        changes=tuple(ShownChange(*change) for change in columns["changes"]),
        url="" if position is None else page_url(text, position),
        start=place[0],
        end=place[1],
    )


def verdict_sentence(verdict: str, label: str, cited: str, reason: str) -> str:
    """The verdict in plain words: “Found on p. 409, cited as 407.”"""
    names = {"page": _page(label), "cited": cited}
    if verdict == QuotationCheck.Verdict.FOUND:
        if cited or not label:
            return _("Found on %(page)s.") % names
        return _("Found on %(page)s; the citation names no page.") % names
    if verdict == QuotationCheck.Verdict.ELSEWHERE:
        return _("Found on %(page)s, cited as %(cited)s.") % names
    if verdict == QuotationCheck.Verdict.NEARLY:
        return _("Nearly, on %(page)s: these words differ.") % names
    return f"{_('Could not verify.')} {_why(reason)}".strip()


def _page(label: str) -> str:
    if not label:
        return _("a page without a number")
    if is_several(label):
        return _("pp. %(label)s") % {"label": label}
    return _("p. %(label)s") % {"label": label}


def _why(reason: str) -> str:
    return {
        "too-short": _("It is too short to look for anywhere but on the cited page."),
        "too-long": _("It is too long to look for."),
    }.get(reason, _("It may be in another edition, or the scan may be poor."))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]}…"


def notes_json(notes: Iterable[QuotationNote]) -> list[dict[str, Any]]:
    """For the editor's panel."""
    return [
        {
            "start": note.start,
            "end": note.end,
            "verdict": note.verdict,
            "glyph": note.glyph,
            "tone": note.tone,
            "said": note.said,
            "marker": note.marker,
            "sentence": note.sentence,
            "changes": [[c.typed, c.page, c.is_same] for c in note.changes],
            "url": note.url,
        }
        for note in notes
    ]
