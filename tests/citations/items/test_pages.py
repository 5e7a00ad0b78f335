"""Ranges of pages: written in one way, read in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.items.pages import (
    LONGEST_RANGE,
    MOST_RANGES,
    are_ranges,
    is_several,
    number_ranges,
    read_range,
    read_ranges,
    write_range,
)


@pytest.mark.parametrize(
    ("ends", "written"),
    [
        (("406", "433"), "406–433"),
        ((406, 433), "406–433"),
        (("407", "407"), "407"),
        (("407", ""), "407"),
        (("xi",), "xi"),
        (("", ""), ""),
    ],
)
def test_a_range_is_written_with_an_en_dash_and_a_page_alone(ends, written):
    assert write_range(*ends) == written


@pytest.mark.parametrize(
    ("typed", "read", "numbers"),
    [
        ("406-433", [("406", "433")], [(406, 433)]),
        ("406 – 433", [("406", "433")], [(406, 433)]),
        ("406--433", [("406", "433")], [(406, 433)]),
        ("12", [("12", "12")], [(12, 12)]),
        ("406-33", [("406", "433")], [(406, 433)]),  # the end written out
        ("440, 512—14", [("440", "440"), ("512", "514")], [(440, 440), (512, 514)]),
        (
            "ix-xii, 3 - 40",
            [("ix", "xii"), ("3", "40")],
            [(3, 40)],
        ),  # roman: no numbers
        ("A1-A4", [("A1", "A4")], []),
        ("30-12", [("30", "12")], [(30, 30)]),  # backwards
        ("1-9000", [("1", "9000")], [(1, 1)]),  # longer than any reading
        ("1, all of it", [("1", "1")], [(1, 1)]),
        ("", [], []),
        (" , ", [], []),
    ],
)
def test_ranges_are_read_however_they_are_typed(typed, read, numbers):
    assert read_ranges(typed) == read
    assert number_ranges(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "is_sound"),
    [
        ("", True),
        ("406-433, IX, A1", True),
        ("406-433,", True),
        ("chapter 3", False),
        ("406-433-500", False),
        ("406 433", False),
        (", ".join(["1"] * (MOST_RANGES + 1)), False),
    ],
)
def test_what_is_no_page_is_refused(typed, is_sound):
    assert are_ranges(typed) is is_sound


def test_one_page_and_several_are_told_apart():
    assert [is_several(said) for said in ("407", "406–433", "1, 3", "4-5")] == [
        *(False, True, True, True)
    ]


@given(st.integers(1, 99_999_999), st.integers(1, 99_999_999))
def test_what_is_written_is_read_again(one, other):
    first, last = sorted((one, other))
    read = read_range(write_range(first, last))

    assert read == (str(first), str(last))
    assert read.numbers in ((first, last), (first, first))
    assert (read.numbers == (first, last)) == (last - first <= LONGEST_RANGE)


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    assert all(part.first and part.last for part in read_ranges(text))
