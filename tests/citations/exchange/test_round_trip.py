"""What is exported and imported again is the same, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.exchange.compare import Known, changes
from citations.exchange.formats.registry import READERS, WRITERS, format_of
from citations.items import fields
from tests.citations.exchange.items import items
from tests.soak import examples


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("kind", sorted(fields.TYPES))
def test_every_type_comes_back_as_it_was(name, kind):
    item = {
        "type": kind,
        "title": "T",
        "author": [{"family": "Doe", "given": "J."}],
        "container-title": "C",
        "publisher": "P",
        "number": "3",
        "URL": "https://example.org/a",
    }

    (record,) = READERS[name](WRITERS[name]([{**item, "id": "k"}]))

    assert changes(item, record.item) == ()
    assert record.item["type"] == kind


@pytest.mark.parametrize("name", WRITERS)
@examples(150)
@given(st.lists(items(), min_size=1, max_size=3))
def test_an_export_read_again_changes_nothing(name, shelf):
    written = WRITERS[name]([{**item, "id": f"k{n}"} for n, item in enumerate(shelf)])

    records = READERS[name](written)

    assert format_of(written) == name
    assert [record.problem for record in records] == [None] * len(shelf)
    for record, item in zip(records, shelf, strict=True):
        known = Known()
        known.add(1, item, "")
        verdict = known.compare(record.item)
        assert (verdict.match, verdict.changes) == (1, ()), written


def test_a_range_with_a_short_end_is_no_change():
    assert changes({"page": "262-264"}, {"page": "262–64"}) == ()
    assert changes({"page": "262-264"}, {"page": "262-65"}) != ()
