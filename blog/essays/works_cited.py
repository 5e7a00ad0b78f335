"""The works cited list of a revision: which sources, in what words, cited where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.essays.suggestion import query_for
from citations.documents.models import Citation
from citations.documents.services.read import ReadText
from citations.items.pages import is_several, write_range
from citations.reading.types import FindingCode, Locator


def anchor(key: str) -> str:
    """A source's key as part of an element's id."""
    return re.sub(r"[^\w.-]", "-", key)


class Occurrence(NamedTuple):
    """One citation of a source: its key and its locator, as typed."""

    key: str
    label: str
    first: str
    last: str

    @property
    def words(self) -> str:
        """“407”, “262–264”."""
        return write_range(self.first, self.last)


def occurrences(read: ReadText) -> list[Occurrence]:
    """Where each source is cited; a page that it does not have is no place."""
    outside = {
        (f.start, f.end)
        for f in read.reading.findings
        if f.code is FindingCode.PAGE_OUTSIDE_SOURCE
    }
    return [
        _occurrence(c.source, None if (c.start, c.end) in outside else c.locator)
        for c in read.reading.citations
        if c.source is not None
    ]


def _occurrence(key: str, locator: Locator | None) -> Occurrence:
    if locator is None:
        return Occurrence(key, "", "", "")
    return Occurrence(key, locator.label, locator.first, locator.last)


def works_rows(
    entries: Iterable[Mapping[str, str]], cited: Iterable[Occurrence]
) -> list[dict[str, Any]]:
    """The works cited list as a revision keeps it: [{"key", "anchor", "text", "html", "at"}]."""
    by_key: dict[str, list[Occurrence]] = {}
    for place in cited:
        by_key.setdefault(place.key, []).append(place)
    return [
        {
            "key": entry["source"],
            "anchor": anchor(entry["source"]),
            "text": entry["text"],
            "html": entry["html"],
            "at": at_words(by_key.get(entry["source"], [])),
        }
        for entry in entries
    ]


def open_rows(document_id: int) -> list[dict[str, str]]:
    """What a document cites without a source, for authors and graders: one query.

    [{"text" (the marker), "state", "suggest" (a query string)}], each marker once, in
    the order of the text.
    """
    found = Citation.objects.filter(
        document_id=document_id, state__in=("ambiguous", "unknown")
    )
    markers = dict(found.order_by("start").values_list("marker", "state"))
    return [
        {
            "text": marker,
            "state": state,
            "suggest": query_for(marker) if state == "unknown" else "",
        }
        for marker, state in markers.items()
    ]


LOCATORS = {
    "paragraph": gettext_lazy("par. %(place)s"),
    "chapter": gettext_lazy("ch. %(place)s"),
    "line": gettext_lazy("line %(place)s"),
    "verse": gettext_lazy("verse %(place)s"),
    "section": gettext_lazy("sec. %(place)s"),
    "canto": gettext_lazy("canto %(place)s"),
    "slide": gettext_lazy("slide %(place)s"),
    "act": gettext_lazy("act %(place)s"),
    "time": gettext_lazy("time %(place)s"),
}
"""The reader's labels, besides “page”, in words."""


def at_words(cited: list[Occurrence]) -> str:
    """“p. 407”, “pp. 352, 262–64”, “ch. 3”, or without a locator “2 times”."""
    pages = list(dict.fromkeys(p.words for p in cited if p.label == "page"))
    others = dict.fromkeys(
        str(LOCATORS[p.label] % {"place": p.words})
        for p in cited
        if p.label in LOCATORS
    )
    parts = []
    if pages:
        said = ", ".join(pages)
        label = _("pp. %(pages)s") if is_several(said) else _("p. %(pages)s")
        parts.append(label % {"pages": said})
    parts += others
    if parts:
        return ", ".join(parts)
    return ngettext("%(n)d time", "%(n)d times", len(cited)) % {"n": len(cited)}
