"""The one cleaner: the same item from a file, a form and a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.items.clean import (
    LONGEST,
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_NAMES,
    Note,
    clean_item,
)
from citations.items.dates import date, whole_date
from citations.styles.pandoc.safe_items import safe_item


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", "e\u0301tude", "\u00e9tude"),  # composed
        ("title", "a\u202eb\u00adc", "abc"),  # invisible formatting
        ("title", "می\u200cخواهم", "می\u200cخواهم"),  # but for joiners
        ("title", "a\x00\ud800\ue000b", "ab"),
        ("publisher", 7.0, "7"),
        ("volume", True, None),
        ("page", "12 – 14", "12-14"),
        ("page", "12--14", "12-14"),
        ("DOI", "https://doi.org/10.1000/xyz.", "10.1000/xyz"),
        ("URL", "javascript:alert(1)", None),
        ("issued", "n.d.", None),
        ("issued", {"date-parts": [1953]}, {"date-parts": [[1953]]}),
        ("issued", {"date-parts": [["1953", 13]]}, {"date-parts": [[1953]]}),
        ("issued", "c. 1953", {"literal": "c. 1953"}),
        ("author", "Tass", [{"literal": "Tass"}]),
        ("author", [{"given": "Plato"}], [{"literal": "Plato"}]),
        ("author", [{"family": "Freeze", "literal": "x"}], [{"family": "Freeze"}]),
        ("keyword", "x", None),
    ],
)
def test_a_value_is_judged_once(field, value, kept):
    item, _notes = clean_item({"type": "book", field: value})

    assert item.get(field) == kept


def test_older_names_of_fields_are_known():
    item, _notes = clean_item(
        {"event": "A Congress", "shortTitle": "S", "title-short": "T"}
    )

    assert (item["event-title"], item["title-short"]) == ("A Congress", "T")


def test_what_is_cut_and_what_is_left_out_is_told():
    raw = {
        "type": "hologram",
        "title": "t" * 2000,
        "publisher": "p" * 400,
        "author": [{"family": "f" * 300}, *[{"family": "A"}] * 80],
        "issued": {"date-parts": [[1953, 13]]},
        "volume": {},
        "URL": "no address",
    }

    item, notes = clean_item(raw)

    assert len(item["title"]) == LONGEST_TITLE
    assert len(item["publisher"]) == LONGEST
    assert len(item["author"]) == MOST_NAMES
    assert len(item["author"][0]["family"]) == LONGEST_NAME
    assert set(notes) == {
        Note("unknown-type", "hologram"),
        Note("cut", "title"),
        Note("cut", "publisher"),
        Note("cut", "author"),
        Note("date-cut", "issued"),
        Note("field-left-out", "URL"),
    }


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "page", "URL"]),
                       st.recursive(st.none() | st.text(max_size=30) | st.integers() | st.floats(),
                                    lambda inner: st.lists(inner, max_size=3)
                                    | st.dictionaries(st.sampled_from(["family", "date-parts", "raw"]), inner, max_size=3),
                                    max_leaves=5)))  # fmt: skip
def test_a_clean_item_stays_as_it_is(raw):
    item, _notes = clean_item(raw)

    assert clean_item(item) == (item, ())


def test_a_style_prints_what_is_clean_and_nothing_else():
    raw = {"type": "book", "title": "A <b> “T”", "publisher": {"a": 1}, "ISBN": "978"}
    item, _notes = clean_item(raw)

    assert (
        safe_item(raw) == safe_item(item) == {"type": "book", "title": "A \ue000b> “T”"}
    )


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2009-03-17", [2009, 3, 17]),
        (" 2009-3 ", [2009, 3]),
        ("2009-13", None),
        ("spring", None),
        ("", None),
    ],
)
def test_a_whole_date_is_sound_in_all_its_parts(written, parts):
    assert whole_date(written) == parts


def test_a_date_is_nothing_where_nothing_is_known():
    assert [date(said) for said in ("undated", "", None, {}, {"literal": "N.d."})] == (
        [None] * 5
    )
