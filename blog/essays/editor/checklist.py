"""What a writer is told about a draft: advice, never a wall.

The same facts for the page (with scripts off) and, in `blog.essays.editor.report`, for the editor.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.essays import display, suggestion
from blog.essays.editor import mixed_styles
from blog.essays.markers import title_in_short
from blog.web.states import LOOKS, OF_CITATIONS, UNDECIDED, finding_state
from citations.documents.reasons import reason_words
from citations.documents.services.read import ReadText
from citations.reading.reader import context_key, finding_key, marker_key
from citations.reading.types import Finding, FindingCode, FoundCitation

if TYPE_CHECKING:
    from blog.assignments.models import Assignment

_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_CREDIT = re.compile(r'<small class="credit">(?:<[^>]*>)*[^<\s]')
_ALT = re.compile(r'\salt="[^"]*[^"\s][^"]*"')


# --- What needs the writer ----------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """A button: what it says, and what it decides (for `decision_save`)."""

    label: str
    value: str


@dataclass(frozen=True)
class Need:
    """One thing to look at, with its place."""

    state: str
    said: str
    sentence: str
    start: int
    end: int
    choices: tuple[Choice, ...] = ()
    note: int | None = None
    """The number of the footnote it stands in."""
    suggest: str = ""
    """The query string that suggests a source for it, where the library has none."""

    @property
    def tone(self) -> str:
        """Its `data-tone`."""
        return LOOKS[self.state].tone


def choice_value(
    citation: FoundCitation, text: str, verdict: str, source: str = ""
) -> str:
    """A decision as one form value."""
    return json.dumps(
        [
            marker_key(citation.marker),
            context_key(text, citation.start, citation.end),
            verdict,
            source,
        ]
    )


def needs(read: ReadText) -> list[Need]:
    """Everything that asks for the writer, in the order of the text."""
    text = read.projection.text
    found = [
        _need(read, citation, state)
        for citation, state in display.shown_states(read)
        if state != "linked"
    ]
    found += [
        Need(
            finding_state(f.code),
            shortened(text[f.start : f.end]),
            finding_sentence(read, f),
            f.start,
            f.end,
            (_no_problem(f, text),),
            note=note_number(read, f.start),
        )
        for f in read.reading.findings
        if finding_state(f.code) not in OF_CITATIONS
    ]
    found += [
        Need("style", advice.marker, advice.sentence, advice.start, advice.end)
        for advice in mixed_styles.mixed_styles(read)
    ]
    return sorted(found, key=lambda need: (need.start, need.end))


def _no_problem(finding: Finding, text: str) -> Choice:
    """What dismisses a piece of advice for good."""
    said = text[finding.start : finding.end]
    key = finding_key(finding.code.value, said)
    place = context_key(text, finding.start, finding.end)
    return Choice(_("Not a problem"), json.dumps([key, place, "none", ""]))


def _need(read: ReadText, citation: FoundCitation, state: str) -> Need:
    text = read.projection.text
    choices = [
        Choice(
            title_in_short(read.sources[key]),
            choice_value(citation, text, "source", key),
        )
        for key in citation.candidates
        if key in read.sources
    ]
    if state in UNDECIDED:
        choices.append(
            Choice(_("Not a citation"), choice_value(citation, text, "none"))
        )
    return Need(
        state,
        citation.marker,
        state_sentence(read, citation, state),
        citation.start,
        citation.end,
        tuple(choices),
        note_number(read, citation.start),
        suggestion.query_for(citation.marker) if state == "unknown" else "",
    )


def note_number(read: ReadText, place: int) -> int | None:
    """The number of the footnote this place is in; None in the text itself."""
    notes = [block for block in read.projection.blocks if block.kind == "note"]
    number = bisect_right([note.start for note in notes], place)
    return number or None


def state_sentence(read: ReadText, citation: FoundCitation, state: str) -> str:
    """What there is to say about a citation that is not simply linked."""
    if state == "ambiguous":
        return ngettext(
            "%(n)d work fits. Is it this one?",
            "%(n)d works fit. Which one?",
            len(citation.candidates),
        ) % {"n": len(citation.candidates)}
    if state == "unknown":
        return _("Not in the course’s library.")
    if state == "possible":
        return _("This could be a citation.")
    source = read.sources[citation.source or ""].as_shelf_source()
    if citation.locator is None or not source.last_page:
        return _("The source has no such page.")
    return _("%(title)s has pages %(first)s to %(last)s; %(page)s is outside them.") % {
        "title": source.title,
        "first": source.first_page or "1",
        "last": source.last_page,
        "page": citation.locator.first,
    }


def finding_sentence(read: ReadText, finding: Finding) -> str:
    """A finding in the language of the page; its own message is always English."""
    if finding.code in _ABOUT_WORDS:
        return str(_ABOUT_WORDS[finding.code])
    place = (finding.start, finding.end)
    citation = next(c for c in read.reading.citations if (c.start, c.end) == place)
    if finding.code in _ABOUT_SOURCE:
        source = read.sources[citation.source or ""]
        return _ABOUT_SOURCE[finding.code] % {
            "title": source.title,
            "year": source.year,
            "page": citation.locator.first if citation.locator else "",
        }
    return state_sentence(read, citation, finding_state(finding.code))


_ABOUT_WORDS = {
    FindingCode.QUOTATION_WITHOUT_CITATION: gettext_lazy(
        "A quotation with no citation in its sentence."
    ),
    FindingCode.UNCLOSED_QUOTATION: gettext_lazy(
        "This quotation mark is never closed."
    ),
    FindingCode.LISTED_NOT_CITED: gettext_lazy(
        "This work is in your list but never cited."
    ),
    FindingCode.CITED_NOT_LISTED: gettext_lazy(
        "This is cited but not in your list of works."
    ),
}
_ABOUT_SOURCE = {
    FindingCode.YEAR_DIFFERS: gettext_lazy(
        "%(title)s is from %(year)s; the text says another year."
    ),
    FindingCode.QUOTATION_WITHOUT_PAGE: gettext_lazy(
        "A quotation from %(title)s without a page."
    ),
    FindingCode.PAGE_OUTSIDE_READINGS: gettext_lazy(
        "Page %(page)s of %(title)s is outside the assigned reading."
    ),
}


def shortened(text: str, most: int = 40) -> str:
    """The first words of what a finding is about, to say which place is meant."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


@dataclass(frozen=True)
class Linked:
    """A citation that found its source."""

    marker: str
    title: str
    note: int | None
    """The number of its note."""
    reason: str
    """Of a place without a name: why it is in this work."""


def reason_of(citation: FoundCitation) -> str:
    """“The work cited just before”, in the language of the page; empty where it is named."""
    return reason_words(citation.reason)


def linked(read: ReadText) -> Sequence[Linked]:
    """Every citation that found its source."""
    return [
        Linked(
            c.marker,
            read.sources[c.source].title,
            note_number(read, c.start),
            reason_of(c),
        )
        for c, state in display.shown_states(read)
        if state == "linked" and c.source and c.source in read.sources
    ]


# --- The checklist ------------------------------------------------------------------


@dataclass(frozen=True)
class Tick:
    """A line of the checklist. Codes: words, sources, citations, quotations, credits,
    descriptions."""

    code: str
    ok: bool
    text: str

    @property
    def state(self) -> str:
        """Its name among the looks."""
        return "fine" if self.ok else "again"


def checklist(html: str, read: ReadText, assignment: Assignment | None) -> list[Tick]:
    """What to look at before handing in."""
    counts = display.citation_counts(read)
    open_ones = sum(
        counts[state] for state in ("ambiguous", "unknown", "possible", "outside")
    )
    return [
        _words(words_of(read), assignment),
        _sources({c.source for c in read.reading.citations if c.source}, assignment),
        _tick(
            "citations",
            open_ones,
            _("Every citation is linked"),
            lambda n: ngettext(
                "%(n)d citation not linked", "%(n)d citations not linked", n
            ),
        ),
        _tick(
            "quotations",
            counts["quotation"],
            _("Every quotation has a citation"),
            lambda n: ngettext(
                "%(n)d quotation without a citation",
                "%(n)d quotations without a citation",
                n,
            ),
        ),
        *_pictures(html),
    ]


def words_of(read: ReadText) -> int:
    """The words that count: without captions and notes."""
    return display.word_count(display.prose(read.projection))


def _tick(code: str, number: int, fine: str, wrong: Callable[[int], str]) -> Tick:
    if number:
        return Tick(code, False, wrong(number) % {"n": number})
    return Tick(code, True, fine)


def _words(words: int, assignment: Assignment | None) -> Tick:
    low = assignment.words_min if assignment else None
    high = assignment.words_max if assignment else None
    if low is not None and words < low:
        short = low - words
        said = ngettext(
            "%(n)d word under the range", "%(n)d words under the range", short
        )
        return Tick("words", False, said % {"n": short})
    if high is not None and words > high:
        over = words - high
        said = ngettext("%(n)d word over the range", "%(n)d words over the range", over)
        return Tick("words", False, said % {"n": over})
    return Tick(
        "words", True, ngettext("%(n)d word", "%(n)d words", words) % {"n": words}
    )


def _sources(keys: set[str], assignment: Assignment | None) -> Tick:
    wanted = assignment.sources_wanted if assignment else 0
    said = ngettext("%(n)d source", "%(n)d sources", len(keys)) % {"n": len(keys)}
    if wanted:
        said = _("%(sources)s, %(wanted)d wanted") % {"sources": said, "wanted": wanted}
    return Tick("sources", len(keys) >= wanted, said)


def _pictures(html: str) -> list[Tick]:
    figures = [f for f in _FIGURE.findall(html) if "<img" in f]
    if not figures:
        return []
    bare = sum(_CREDIT.search(figure) is None for figure in figures)
    silent = sum(_ALT.search(figure) is None for figure in figures)
    return [
        _tick(
            "credits",
            bare,
            _("Every picture has a credit"),
            lambda n: ngettext(
                "%(n)d picture without a credit", "%(n)d pictures without a credit", n
            ),
        ),
        _tick(
            "descriptions",
            silent,
            _("Every picture is described"),
            lambda n: ngettext(
                "%(n)d picture without a description",
                "%(n)d pictures without a description",
                n,
            ),
        ),
    ]


# --- The word bar -------------------------------------------------------------------


@dataclass(frozen=True)
class WordBar:
    """Words against the range, as lengths on a bar 300 wide."""

    words: int
    low: int | None
    high: int | None

    @property
    def _most(self) -> int:
        goal = self.high or (self.low or 0) * 3 // 2 or 1000
        return max(goal * 10 // 9, self.words, 1)

    def _at(self, words: int) -> int:
        return min(300, words * 300 // self._most)

    @property
    def length(self) -> int:
        """Of the words written."""
        return self._at(self.words)

    @property
    def start(self) -> int:
        """Where the range begins."""
        return self._at(self.low or 0)

    @property
    def end(self) -> int:
        """Where the range ends."""
        return self._at(self.high) if self.high else 300

    @property
    def width(self) -> int:
        """Of the range."""
        return self.end - self.start

    @property
    def said(self) -> str:
        """“of 600–900”, “of at least 600”, or nothing."""
        if self.low and self.high:
            return _("of %(low)d–%(high)d") % {"low": self.low, "high": self.high}
        if self.low:
            return _("of at least %(low)d") % {"low": self.low}
        return _("of at most %(high)d") % {"high": self.high} if self.high else ""


def word_bar(read: ReadText, assignment: Assignment | None) -> WordBar:
    """The bar of a draft."""
    low, high = (
        (assignment.words_min, assignment.words_max) if assignment else (None, None)
    )
    return WordBar(words_of(read), low, high)
