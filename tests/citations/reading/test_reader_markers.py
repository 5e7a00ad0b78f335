"""What our own styles write in the text, the reader reads."""

from __future__ import annotations

import pytest

from citations.reading.reader import read
from citations.reading.types import ShelfSource
from citations.styles.in_text import PlaceInWork, cited, in_text, shared_keys
from citations.styles.registry import STYLES
from tests.citations.golden import WORKS

ITEMS = {work.item["id"]: work.item for work in WORKS}
SHELF = [ShelfSource.from_csl(item) for item in ITEMS.values()]
PAGE = PlaceInWork("page", "407", "407")
IN_BRACKETS = [style for style in STYLES.values() if not style.is_in_notes]


def found(marker, shelf):
    citations = read(f"This is well known {marker}.", shelf).citations
    return [(c.marker, c.source, c.locator and c.locator.first) for c in citations]


@pytest.mark.parametrize("style", IN_BRACKETS, ids=lambda style: style.name)
@pytest.mark.parametrize("locator", [PAGE, None], ids=["page", "whole"])
@pytest.mark.parametrize("key", ITEMS)
def test_every_marker_of_every_style_is_read(key, locator, style):
    works = {k: cited(item, style) for k, item in ITEMS.items()}
    shared = shared_keys(works.values(), style)
    alone = in_text(works[key], style, locator)
    marker = in_text(works[key], style, locator, shared=shared)
    place = "407" if locator else None

    assert found(alone, [ShelfSource.from_csl(ITEMS[key])]) == [(alone, key, place)]
    assert found(marker, SHELF) == [(marker, key, place)]


STATE = ShelfSource(id="state", family_names=("U.S. Department of State",), title="A")
CARR = ShelfSource(id="carr", family_names=("Carr",), title="Russia", year="1950")
TIMES = ShelfSource(id="times", title="A King Dies", year="1953", leads=("The Times",))
LATER = ShelfSource(id="later", title="A Queen", year="1960", leads=("The Times",))


@pytest.mark.parametrize(
    ("marker", "source"),
    [
        ("(US Department of State 12)", "state"),
        ("(U. S. Department of State 12)", "state"),
        ("(United States Department of State, 2001)", "state"),
        ("(Carr 1950-78)", "carr"),
        ("(Carr 1950–78)", "carr"),
        ("(The Times 1953)", "times"),
        ("(Times 1960, 4)", "later"),
    ],
)
def test_a_lead_is_known_in_its_spellings(marker, source):
    shelf = [STATE, CARR, TIMES, LATER]

    assert [s for _, s, _ in found(marker, shelf)] == [source]


@pytest.mark.parametrize("marker", ["(Carr 1917-53)", "(The Times)", "(US 12)"])
def test_what_is_no_lead_of_theirs_is_left_alone(marker):
    assert [s for _, s, _ in found(marker, [STATE, CARR, TIMES, LATER]) if s] == []


@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize(
    "text",
    ["Freeze (2009{}) says so.", "So it was (Freeze 2009{}).", "So (Freeze, 2009{})."],
)
def test_a_year_with_a_letter_is_no_page(text, letter):
    shelf = [ShelfSource(id="f", family_names=("Freeze",), title="Russia", year="2009")]

    (citation,) = read(text.format(letter), shelf).citations

    assert (citation.source, citation.locator) == ("f", None)
