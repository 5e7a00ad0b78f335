"""An essay is one conversation: what a place means is read from the whole."""

from __future__ import annotations

import pytest

from citations.reading.reader import read
from citations.reading.shelf import Shelf
from citations.reading.types import State
from tests.citations.essay_cases import FAR, LISTS, NAMED, SHELF, UNSURE, YEARS

INDEXED = Shelf(SHELF)


def found(text, marker):
    return [c for c in read(text, INDEXED).citations if marker in c.marker]


def place_of(citation):
    locator = citation.locator
    if locator is None:
        return ""
    if locator.last == locator.first:
        return locator.first
    return f"{locator.first}-{locator.last}"


@pytest.mark.parametrize(("text", "expected"), FAR, ids=lambda v: str(v)[:40])
def test_a_place_takes_its_work_from_the_essay(text, expected):
    got = [
        (c.marker, c.source, place_of(c), c.reason)
        for marker, *_ in expected
        for c in found(text, marker)
    ]

    assert got == expected


@pytest.mark.parametrize(("text", "marker"), UNSURE, ids=lambda v: v[:40])
def test_where_two_are_as_likely_it_is_at_most_possible(text, marker):
    assert [
        c.marker for c in found(text, marker) if c.state is not State.POSSIBLE
    ] == []


@pytest.mark.parametrize(("text", "expected"), YEARS, ids=lambda v: str(v)[:40])
def test_a_year_tells_works_of_one_author_apart(text, expected):
    got = [(c.marker, c.source, place_of(c)) for c in read(text, INDEXED).citations]

    assert got == expected


@pytest.mark.parametrize(("marker", "first", "more"), LISTS)
def test_every_place_of_a_list_is_kept(marker, first, more):
    (citation,) = read(f"It was said twice {marker}.", INDEXED).citations

    assert (citation.marker, citation.locator.first) == (marker, first)
    assert citation.locator.more == more


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=lambda v: str(v)[:40])
def test_what_whole_essays_name_is_read(text, expected):
    got = [(c.marker, c.source, place_of(c)) for c in read(text, INDEXED).citations]

    assert got == expected
