"""HTML → pages. Its page breaks are the labels: nothing is fetched, nothing expanded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from citations.quotations.extract.types import BadText, Problem
from citations.quotations.match.types import Page

SILENT = {"script", "style", "template", "noscript", "title", "svg", "math", "iframe"}
LINES = {
    *("p", "div", "section", "article", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "figcaption",
        "table",
    ),
    *("tr", "td", "th", "pre", "header", "footer", "aside", "nav", "body"),
}
VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "source", "wbr"}  # fmt: skip

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_NUMBER_IN_ID = re.compile(r"(?:^|[^a-z])(?:page|pg|p)[_\-.]?([0-9]{1,5}|[ivxlc]{1,8})$", re.IGNORECASE)  # fmt: skip
_LABEL = re.compile(r"^\W*(?:pages?|pp?\.?)?\s*([\w.\-]{1,20})\W*$", re.IGNORECASE)


class _Reader(HTMLParser):
    """Collects text, and begins a page at each page break."""

    def __init__(self, anchors: Mapping[str, str], first: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors = anchors
        self.pages: list[tuple[str, list[str]]] = [(first, [])]
        self.silent = ""
        self.depth = 0
        self.break_tag = ""
        """The open element that is a page break: its text is the label."""
        self.break_text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            self.depth += tag == self.silent
            return
        if tag in SILENT:
            self.silent, self.depth = tag, 1
            return
        values = {name: value or "" for name, value in attrs}
        label = self._label(values)
        if label is not None:
            self.pages.append((label, []))
            if not label and tag not in VOID:
                self.break_tag, self.break_text = tag, []
            elif _is_break(values) and tag not in VOID:
                self.break_tag, self.break_text = tag, [label]
        elif tag in LINES:
            self._write("\n")

    def _label(self, values: Mapping[str, str]) -> str | None:
        """The label of the page that begins with this element; "" for one to be read
        from its text; None when no page begins here."""
        known = self.anchors.get(values.get("id", "")) if values.get("id") else None
        if known is None and values.get("name"):
            known = self.anchors.get(values["name"])
        if known is not None:
            return known
        if not _is_break(values):
            return None
        for name in ("title", "aria-label"):
            found = _LABEL.match(values.get(name, "").strip())
            if found:
                return found.group(1)
        by_id = _NUMBER_IN_ID.search(values.get("id", ""))
        return by_id.group(1) if by_id else ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.depth -= tag == self.silent
            if not self.depth:
                self.silent = ""
        elif tag == self.break_tag:
            self._end_break()
        elif tag in LINES:
            self._write("\n")

    def _end_break(self) -> None:
        self.break_tag = ""
        label, text = self.pages[-1]
        found = _LABEL.match("".join(self.break_text).strip())
        if not label and found:
            self.pages[-1] = (found.group(1), text)

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.break_tag:
            if len(data) <= 40:
                self.break_text.append(data)
                return
            self.break_tag = ""  # it was never closed: this is text
        self._write(data)

    def _write(self, data: str) -> None:
        self.pages[-1][1].append(data)

    def unknown_decl(self, data: str) -> None:
        """CDATA and the like: no text."""


def _is_break(values: Mapping[str, str]) -> bool:
    kinds = f"{values.get('epub:type', '')} {values.get('role', '')}".casefold().split()
    classes = values.get("class", "").casefold().split()
    return (
        "pagebreak" in kinds
        or "doc-pagebreak" in kinds
        or bool({"pagebreak", "page-break", "pagenum", "pageno"} & set(classes))
    )


def pages_of_html(
    html: str, anchors: Mapping[str, str] | None = None, first: str = ""
) -> list[Page]:
    """The pages of a document; what stands before the first break has label `first`.

    `anchors`: labels of the pages that begin at an element with this id, from a page
    list. Raises BadText for a document that defines entities.
    """
    if _ENTITY.search(html):
        raise BadText(Problem.UNSAFE)
    reader = _Reader(anchors or {}, first)
    reader.feed(html)
    reader.close()
    return [Page(label, _lines("".join(parts))) for label, parts in reader.pages]


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
