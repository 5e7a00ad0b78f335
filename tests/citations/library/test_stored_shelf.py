"""A library's shelf as it is stored: sources are made when they are asked for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from citations.documents.services.read import read_html
from citations.library.models import Library, Source
from citations.library.services.shelf import shelf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    library = Library.objects.create(name="Shelf", slug="shelf")
    for key, family, status in [
        ("b", "Blok", "approved"),
        ("a", "Ахматова", "approved"),
        ("c", "Celan", "suggested"),
    ]:
        Source.objects.create(
            library=library,
            key=key,
            type="book",
            title=f"{key} “100 %”",
            sort_key=key,
            csl={"title": f"{key} “100 %”", "author": [{"family": family}]},
            aliases=[f"the {key} book"],
            first_page="1",
            last_page="90",
            status=status,
        )
    return library


def test_it_is_the_approved_sources_in_order(library):
    shelf = shelf_of(library)
    stored = {s.key: s for s in Source.objects.filter(status="approved")}

    assert list(shelf) == ["a", "b"]
    assert dict(shelf) == stored
    assert [shelf[key].csl for key in shelf] == [stored[key].csl for key in shelf]
    assert ("a" in shelf, "c" in shelf, len(shelf)) == (True, False, 2)
    with pytest.raises(KeyError):
        shelf["c"]


def test_the_reader_knows_of_it_what_it_would_know_of_each_source(library):
    shelf = shelf_of(library)

    assert shelf.for_reader() == [source.as_shelf_source() for source in shelf.values()]


def test_numbers_lead_to_sources_that_stand_on_it(library):
    pks = {source.key: source.pk for source in Source.objects.all()}

    found = shelf_of(library).numbered([pks["a"], pks["c"], 0])

    assert {pk: source.key for pk, source in found.items()} == {pks["a"]: "a"}


def test_a_change_is_seen_by_the_next_shelf_however_it_was_made(library):
    assert read_html("<p>So (Blok 12).</p>", library).reading.citations[0].source == "b"

    Source.objects.filter(key="b").update(
        csl={"title": "B", "author": [{"family": "Bely"}]}
    )

    read = read_html("<p>So (Blok 12), and (Bely 13).</p>", library)
    assert [c.source for c in read.reading.citations] == [None, "b"]


def test_an_empty_library_has_an_empty_shelf():
    library = Library.objects.create(name="New", slug="new")

    shelf = shelf_of(library)

    assert (dict(shelf), shelf.for_reader(), shelf.numbered([1])) == ({}, [], {})
    assert (
        read_html("<p>So (Blok 12).</p>", library).reading.citations[0].source is None
    )


def test_reading_is_one_query_for_any_shelf(library):
    with CaptureQueriesContext(connection) as captured:
        read_html("<p>So (Blok 12).</p>", library)

    assert len(captured) == 1
