"""Every form in every place, every look-alike, everything that stands in a sentence."""

from __future__ import annotations

import pytest

from citations.reading.reader import Shelf, read
from citations.reading.types import State
from tests.citations.reading.reader_cases import (
    ASIDE_PLACES,
    ASIDES,
    FORMS,
    PLACES,
    SENTENCES,
    SHELF,
)

INDEXED = Shelf(SHELF)


def rows(text):
    found = []
    for citation in read(text, INDEXED).citations:
        if citation.state is State.POSSIBLE:
            continue
        locator = citation.locator
        place = "" if locator is None else locator.first
        if locator is not None and locator.last != locator.first:
            place = f"{locator.first}-{locator.last}"
        found.append((citation.marker, citation.source or citation.candidates, place))
    return found


def test_the_table_is_wide():
    assert len(FORMS) * len(PLACES) + len(ASIDES) * len(ASIDE_PLACES) > 2000


@pytest.mark.parametrize(
    ("marker", "source", "place"), [form for form in FORMS if form[1]]
)
def test_a_form_is_read_in_every_place(marker, source, place):
    got = {frame: rows(frame.format(marker)) for frame in PLACES}

    assert got == {frame: [(marker, source, place)] for frame in PLACES}


@pytest.mark.parametrize("aside", ASIDES)
def test_a_look_alike_is_no_citation_anywhere(aside):
    got = {frame: rows(frame.format(aside)) for frame in ASIDE_PLACES}

    assert got == {frame: [] for frame in ASIDE_PLACES}


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_is_read(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_prose_around_it_changes_nothing(text, expected):
    prose = "Nobody asked, and the winter was long. So it went on."

    assert rows(f"{prose}\n\n{text}\n\n{prose}") == expected
