"""What a page shows in words: its texts and the attributes people read or hear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

READ = {
    "alt",
    "data-placeholder",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "data-label",
    "data-short",
    "label",
    "placeholder",
    "title",
}
"""Attributes whose value is read by people (the data-… ones by way of CSS)."""
IDENTIFIERS = {"timezone", "permissions", "user_permissions"}
"""Lists of zones of the tz database, and of permissions, which Django stores in English."""
TAG = re.compile(r"</?[a-z][^<>]*>")
"""Markup a writer sees in a plain textarea."""
UNSEEN = {"script", "style", "template"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}

FOR_MACHINES = "Z3988"
"""The class of a source's description in COinS: hidden, its title a query string."""

EXPECTED = re.compile(
    r"\bSovclass\b"  # the brand
    r"|\b(?:Crossref|Zotero|Open Library)\b"  # services' own names
    r"|\bUTC\b"  # a zone's identifier
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail addresses
    r"|https?://\S+"  # web addresses
    r"|\btestserver\b"  # this site's own address
    r"|\b[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})+\b"  # codes to join or sign in with
)
"""Latin letters that are no language."""
LETTER_KEYS = {"g", "n"}
"""Keys the scripts listen to: the same in every language."""


class Shown(HTMLParser):
    """Collects (where, text) in `texts`."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, Any]]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if attributes.get("class") != FOR_MACHINES:
            shown = [(f"{tag} {n}", v) for n, v in attributes.items() if n in READ]
            self.texts += shown
        if tag == "input" and attributes.get("type") in {"submit", "button", "reset"}:
            self.texts.append(("input value", attributes.get("value", "")))
        if tag == "meta" and attributes.get("name") == "description":
            self.texts.append(("meta content", attributes.get("content", "")))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _attributes in self.open]
        if tag in names:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        names = {name for name, _attributes in self.open}
        if not data.strip() or names & UNSEEN:
            return
        tag, attributes = self.open[-1] if self.open else ("", {})
        if tag == "kbd" and data.strip() in LETTER_KEYS:
            return
        if tag == "option" and attributes.get("value") and self._is_by_name():
            return
        if tag == "textarea":
            data = TAG.sub("", data)
        self.texts.append((tag, data.strip()))

    def _is_by_name(self) -> bool:
        """In a list of things that go by their identifier in every language."""
        return any(
            name == "select" and attributes.get("name") in IDENTIFIERS
            for name, attributes in self.open
        )


def shown_texts(html: str) -> list[tuple[str, str]]:
    """(tag or tag and attribute, text) in the order of the page."""
    parser = Shown()
    parser.feed(html)
    parser.close()
    return parser.texts


def has_plain_letters(text: str) -> bool:
    """Latin letters without marks, that are neither expected nor a control's name."""
    plain = re.compile("[A-Za-z]")
    return bool(plain.search(text) and plain.search(EXPECTED.sub("", text)))


def untranslated(html: str) -> Iterator[str]:
    """“p: Save”, for every text of a pseudo page that did not go through gettext."""
    for where, text in shown_texts(html):
        if has_plain_letters(text):
            yield f"{where}: {' '.join(text.split())}"
