"""Indexes of texts are built once, and nobody waits for the index of another text."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from citations.documents.models import Citation, Document
from citations.quotations.services import checks
from citations.quotations.services.checks import KEPT_INDEXES, check_documents, index_of
from tests.factories import make_source


@pytest.fixture(autouse=True)
def _nothing_kept():
    checks._indexes.clear()


@pytest.fixture
def built(monkeypatch):
    """The texts an index was built of, in order. Text 1 waits until it is let go."""
    numbers: list[int] = []
    built_of = threading.Event(), threading.Event()

    def build(pages):
        (number,) = pages
        numbers.append(number)
        if number == 1:
            built_of[0].set()
            assert built_of[1].wait(10)
        return object()

    monkeypatch.setattr(checks, "_pages", lambda pk: [pk])
    monkeypatch.setattr(checks, "SourceIndex", build)
    return numbers, *built_of


def test_nobody_waits_for_the_index_of_another_text_and_none_is_built_twice(built):
    numbers, is_begun, let_go = built
    with ThreadPoolExecutor(3) as people:
        first = people.submit(index_of, 1, "a")
        assert is_begun.wait(10)
        same = people.submit(index_of, 1, "a")
        other = people.submit(index_of, 2, "b")

        assert other.result(10)
        assert not first.done()
        let_go.set()

        assert first.result(10) is same.result(10) is index_of(1, "a")
    assert numbers == [1, 2]


def test_the_four_used_last_are_kept(built):
    numbers, _begun, _let_go = built
    for number in range(2, 2 + KEPT_INDEXES):
        index_of(number, "x")
    index_of(2, "x")
    index_of(9, "x")

    index_of(2, "x")
    index_of(3, "x")

    assert numbers == [2, 3, 4, 5, 9, 3]


def test_an_index_that_could_not_be_built_is_built_when_it_is_asked_for_again(
    built, monkeypatch
):
    def fail(pk):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(checks, "_pages", fail)
        with pytest.raises(MemoryError):
            index_of(2, "x")

    assert index_of(2, "x") is index_of(2, "x")


def quoting_text(source):
    document = Document.objects.create(
        library=source.library,
        reader_version=1,
        projection_version=1,
        text="Words, as he says (X 4).",
        is_live=True,
    )
    Citation.objects.create(
        document=document, start=18, end=23, state="linked", source=source
    )
    return document


def test_texts_to_check_are_fetched_one_by_one_and_may_go_meanwhile(
    course, monkeypatch
):
    source, checked = make_source(course), []
    first, second, third = (quoting_text(source) for _ in range(3))

    def check(document):
        checked.append(document)
        second.citations.all().delete()
        Document.objects.filter(pk=second.pk)._raw_delete(using="default")

    monkeypatch.setattr(checks, "check_document", check)
    with CaptureQueriesContext(connection) as queries:
        number = check_documents(source)

    texts = [q["sql"] for q in queries if '"citations_document"."text"' in q["sql"]]
    assert checked == [first, third]
    assert number == 3
    assert len(texts) == 3
    assert all("LIMIT 1" in sql for sql in texts)
