"""Advice that a teacher would sign, and when the reader is silent."""

from __future__ import annotations

import pytest

from citations.reading.reader import context_key, finding_key, read
from citations.reading.shelf import Shelf
from citations.reading.types import Decision
from tests.citations.essay_cases import SHELF

INDEXED = Shelf(SHELF)
UNNAMED = "One critic calls the port “a mouth that swallows more than it says”."


def codes(text, decisions=()):
    found = read(text, INDEXED, decisions=decisions).findings
    return [f.code.value for f in found if f.code.value != "possible-citation"]


@pytest.mark.parametrize(
    "text",
    [
        "The clerks “had been unable to pay their rent at all” and were “eating the crusts of the day before” (Okoro 232).",
        "Quill writes that the sea is “a road that leads out of town” (12). The phrase “a road that leads out of town” is telling.",
        "He gave his speech “On the Cult of Ferries and Its Consequences” to the board.",
        "As the proverb “still waters run deep and long” says, nobody asked.",
        "My neighbour told me “the boats stopped coming that very winter” and shut the door.",
        "“I only come here for the fish,” she said, and I wrote it down.",
        "The motto “not one step back from the quay” hung in the hall.",
        "The town fell silent (Quill 12). It was, the girl says, “the longest night of the year”.",
        "It is old (Okoro 1951 [2004], 29).",
        "It is old (Keller 1990, 1991).\nReferences\nKeller, A. (1990). Ropes. Norton.\nKeller, R. (1991). Knots. Norton.",
        "He has faith (James 2:19).\nWorks Cited\nQuill, Mara. The Harbour Year. Norton, 1988.\nAs Quill notes, it was so.",
        "In The Harbour Year the girl leaves.\nWorks Cited\nQuill, Mara. The Harbour Year. Norton, 1988.",
        "It fell quiet. The vote was twelve to three (1.1.97).",
        "As Keller says of all this, it was so.",
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_it_is_silent_where_a_teacher_would_be(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNNAMED, ["quotation-without-citation"]),
        (f"The town fell silent (Quill 12). {UNNAMED}", ["quotation-without-citation"]),
        ("As one guideline says, “a habit needs a handle near the hand”.", ["quotation-without-citation"]),
        ("It was “a very long and cold winter in there”.", ["quotation-without-citation"]),
        ("It fell (Nowak 12).", ["unknown-source"]),
        ("It was long (Keller 12).", ["ambiguous-source"]),
        ("It fell (Quill 12).\nWorks Cited\nBrandt, Oskar. Tin. Norton, 1961.", ["cited-not-listed", "listed-not-cited"]),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_it_says_what_a_teacher_would(text, expected):
    assert codes(text) == expected


def test_no_more_than_a_handful_is_said_of_one_kind():
    text = " ".join(f"One critic says “{word} is the sea of the poor”." for word in
                    ("bread", "rope", "salt", "iron", "coal", "cloth", "glass"))  # fmt: skip

    assert codes(text) == ["quotation-without-citation"] * 5


def test_what_is_no_problem_is_not_said_again():
    (found,) = read(UNNAMED, INDEXED).findings
    key = finding_key(found.code.value, UNNAMED[found.start : found.end])
    place = context_key(UNNAMED, found.start, found.end)

    assert codes(UNNAMED, [Decision(key, place, None)]) == []
    assert codes(f"It fell. {UNNAMED}", [Decision(key, place, None)]) == []
    assert codes(UNNAMED.replace("swallows", "spits out"), [Decision(key, place, None)])
