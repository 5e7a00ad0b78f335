"""Rows written by a statement that is kept: the same rows as bulk_create writes."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from citations.documents.models import Citation, Document
from citations.inserting import MOST_AT_ONCE, insert
from citations.library.models import Library, Source

pytestmark = pytest.mark.django_db

TEXT = "Ninety % of it, ’said’ \\ “x” %s $1 😀"


@pytest.fixture
def library():
    return Library.objects.create(name="Shelf", slug="shelf")


@pytest.fixture
def document(library):
    return Document.objects.create(
        library=library, reader_version=2, projection_version=1, text=TEXT
    )


def citations(document, number, **more):
    return [
        Citation(
            document=document,
            start=place,
            end=place + 2,
            marker=f"({TEXT} {place})",
            marker_key=f"m{place}",
            kind="author",
            state="unknown",
            candidates=["a", {"b": "ü"}],
            first_page=None if place % 2 else place,
            **more,
        )
        for place in range(number)
    ]


def columns(rows):
    return [
        {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields[1:]}
        for row in rows
    ]


@pytest.mark.parametrize("number", [0, 1, 2, MOST_AT_ONCE, MOST_AT_ONCE * 2 + 3])
def test_it_writes_what_bulk_create_writes(document, number):
    Citation.objects.bulk_create(citations(document, number))
    expected = columns(Citation.objects.order_by("pk"))
    Citation.objects.all().delete()

    made = citations(document, number)
    insert(made)

    stored = list(Citation.objects.order_by("pk"))
    assert columns(stored) == expected == columns(made)
    assert [row.pk for row in made] == [row.pk for row in stored]


def test_an_inserted_object_can_be_saved_again_and_knows_its_times(library):
    document = Document(
        library=library, reader_version=2, projection_version=1, text=TEXT
    )

    insert([document])
    document.text = "changed"
    document.save()

    assert Document.objects.get() == document
    assert document.read_at is not None
    assert Document.objects.get().text == "changed"


def test_times_that_are_set_by_themselves_are_not_those_of_the_first_run(library):
    made = [
        Document(library=library, reader_version=2, projection_version=1)
        for _ in range(2)
    ]

    for document in made:
        insert([document])

    assert made[0].read_at < made[1].read_at


def test_what_breaks_a_rule_is_an_integrity_error(library):
    source = {"library": library, "type": "book", "title": "T", "sort_key": "t"}
    insert([Source(key="k", **source)])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert([Source(key="k", **source)])


def test_so_many_rows_are_one_query(document):
    insert(citations(document, 3))

    with CaptureQueriesContext(connection) as captured:
        insert(citations(document, 3))

    assert len(captured) == 1
