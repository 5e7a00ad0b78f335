"""From what was read to what readers see: finished HTML, excerpt, counts, works cited.

Pure functions, called once when a revision is published (DESIGN.md, idea 2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.icons import STATE_LOOK, svg
from citations.parsing.folding import WORD
from citations.parsing.text import Mark, annotate, tokens
from citations.parsing.types import Block, Citation, Reading
from citations.services import ReadText

EXCERPT_LENGTH = 280
"""Characters of prose on a list; a word or a citation is never cut."""

_STATE_NAMES = {
    "linked": "",
    "ambiguous": "ambiguous",
    "unknown": "not in the library",
    "outside": "page outside the source",
    "possible": "perhaps a citation",
}

_SCRIPTS = (
    ("he", "rtl", "HEBREW"),
    ("ar", "rtl", "ARABIC"),
    ("ru", "ltr", "CYRILLIC"),
    ("el", "ltr", "GREEK"),
    ("zh", "ltr", "CJK"),
    ("ja", "ltr", "HIRAGANA"),
    ("ko", "ltr", "HANGUL"),
)
"""Script → the language most likely written in it here, and its direction."""

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def word_count(text: str) -> int:
    """Runs of letters and digits, joined by apostrophes and hyphens."""
    return sum(1 for _match in WORD.finditer(text))


def prose(reading: Reading, blocks: Iterable[Block]) -> str:
    """The text that counts as the essay's words: captions are left out."""
    kept = (b for b in blocks if b.kind != "caption")
    return "\n".join(reading.text[b.start : b.end] for b in kept)


def language_of(text: str) -> tuple[str, str]:
    """(language, direction) by the script most letters are in; Latin says nothing: ""."""
    counts: dict[str, int] = {}
    letters = 0
    for char in text[:4000]:
        if char.isalpha():
            letters += 1
            name = unicodedata.name(char, "").split(" ")[0]
            counts[name] = counts.get(name, 0) + 1
    for language, direction, script in _SCRIPTS:
        if counts.get(script, 0) * 2 > letters > 0:
            if script == "CYRILLIC" and _UKRAINIAN.search(text[:4000]):
                return "uk", direction
            return language, direction
    return "", "ltr"


def shown_state(citation: Citation, outside: set[tuple[int, int]]) -> str:
    """The state as pages show it."""
    if (citation.start, citation.end) in outside:
        return "outside"
    return citation.state.value


def outside_places(reading: Reading) -> set[tuple[int, int]]:
    """Where pages lie outside their sources."""
    return {
        (f.start, f.end) for f in reading.findings if f.code == "page-outside-source"
    }


def finished_html(html: str, read: ReadText) -> str:
    """For readers: linked citations are quiet links, everything else is plain text."""
    marks = [
        _link(citation, "linked")
        for citation in read.reading.citations
        if citation.source is not None
    ]
    return with_directions(annotate(html, marks, read.projection))


def marked_html(html: str, read: ReadText) -> str:
    """For authors and graders: every citation with its state, bare quotations marked."""
    outside = outside_places(read.reading)
    marks = [_link(c, shown_state(c, outside)) for c in read.reading.citations]
    marks += [
        Mark(f.start, f.end, "span", {"class": "cite", "data-state": "quotation"})
        for f in read.reading.findings
        if f.code == "quotation-without-citation"
    ]
    return with_directions(annotate(html, marks, read.projection))


def _link(citation: Citation, state: str) -> Mark:
    attributes = {"class": "cite", "data-state": state}
    inside = ""
    if citation.source is not None:
        attributes |= {
            "href": f"#w-{anchor(citation.source)}",
            "data-card": f"card-{anchor(citation.source)}",
        }
    elif state != "possible":
        attributes["href"] = "#works"
    if state != "linked":
        words = escape(_STATE_NAMES[state])
        inside = f'{svg(STATE_LOOK[state][0])}<span class="vh"> ({words})</span>'
    tag = "a" if "href" in attributes else "span"
    return Mark(citation.start, citation.end, tag, attributes, inside)


def anchor(key: str) -> str:
    """A source's key as part of an id: letters, digits, dots, dashes."""
    return re.sub(r"[^\w.-]", "-", key)


_PARAGRAPH_TAGS = {"p", "h2", "h3", "h4", "li", "blockquote", "figcaption"}


def with_directions(html: str) -> str:
    """Paragraphs get ids, p1 and on, and find their own direction."""
    out, number = [], 0
    for token in tokens(html):
        piece = html[token.start : token.end]
        if token.name in _PARAGRAPH_TAGS and not token.is_end:
            extra = ' dir="auto"'
            if token.name == "p":
                number += 1
                extra = f' id="p{number}" dir="auto"'
            piece = f"{piece[:-1]}{extra}>"
        out.append(piece)
    return "".join(out)


def excerpt(reading: Reading, blocks: Sequence[Block]) -> str:
    """The first lines of prose, cut between words and never inside a citation."""
    for block in blocks:
        if block.kind in {"paragraph", "text", "quote", "item"} and (
            block.end - block.start > 40
        ):
            return _cut(reading, block)
    return ""


def _cut(reading: Reading, block: Block) -> str:
    text = reading.text[block.start : block.end]
    if len(text) <= EXCERPT_LENGTH:
        return text.strip()
    end = text.rfind(" ", 0, EXCERPT_LENGTH)
    end = EXCERPT_LENGTH if end < 0 else end
    for citation in reading.citations:
        if citation.start < block.start + end < citation.end:
            end = citation.start - block.start
    return text[:end].rstrip(" ,;:–—(") + " …"


def citation_counts(reading: Reading) -> dict[str, int]:
    """How many citations are in each shown state, and how many quotations are bare."""
    outside = outside_places(reading)
    counts = dict.fromkeys(
        ("linked", "ambiguous", "unknown", "possible", "outside", "quotation"), 0
    )
    for citation in reading.citations:
        counts[shown_state(citation, outside)] += 1
    counts["quotation"] = sum(
        f.code == "quotation-without-citation" for f in reading.findings
    )
    return counts


def cited_keys(reading: Reading) -> list[str]:
    """Keys of the sources that are linked, each once, in the order of the text."""
    return list(dict.fromkeys(c.source for c in reading.citations if c.source))


def cited_at(citations: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """(key, first page, last page) of each citation → key → “pp. 352, 406–433” or “2 times”.

    Pages come in the order of the text, each once.
    """
    pages: dict[str, list[str]] = {}
    times: dict[str, int] = {}
    for key, first, last in citations:
        times[key] = times.get(key, 0) + 1
        listed = pages.setdefault(key, [])
        page = first if last in {"", first} else f"{first}–{last}"
        if page and page not in listed:
            listed.append(page)
    return {key: _at(pages[key], times[key]) for key in times}


def _at(pages: Sequence[str], times: int) -> str:
    if len(pages) > 1 or (pages and "–" in pages[0]):
        return _("pp. %(pages)s") % {"pages": ", ".join(pages)}
    if pages:
        return _("p. %(page)s") % {"page": pages[0]}
    return ngettext("%(n)d time", "%(n)d times", times) % {"n": times}
