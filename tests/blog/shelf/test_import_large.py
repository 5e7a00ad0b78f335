"""Imports in large: by the worker, killed and begun again, at the same cost a page."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.jobs.models import Job
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import
from citations.library import derivation
from citations.library.models import Source
from tests.blog.shelf.test_imports import confirm, paste, shelf, states, url
from tests.factories import make_course, make_member, make_source, make_user

__all__ = ("shelf",)  # a fixture


def many(number):
    return "".join(
        f"@book{{k{n}, author={{Author{n}, A.}}, title={{Book {n} of many}}, year={1900 + n % 100}}}\n"
        for n in range(number)
    )


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_large_import_is_read_and_written_by_the_worker(as_user):
    course, prof = make_course(), make_user()
    make_member(course, prof, role="instructor")
    client = as_user(prof)
    file = SimpleUploadedFile("many.bib", many(5000).encode())

    client.post(url("import-create", course), {"file": file})
    batch = Import.objects.get()
    confirm(client, course, batch)

    kinds = list(Job.objects.order_by("pk").values_list("kind", "state", "total"))
    assert kinds[:2] == [("import-read", "done", 5000), ("import-write", "done", 5000)]
    assert Source.objects.count() == 5000
    assert not Source.objects.filter(reference_text="").exists()
    batch.refresh_from_db()
    assert (batch.state, batch.added) == ("done", 5000)


def test_while_it_waits_the_page_shows_its_progress(course, prof, as_user, monkeypatch):
    monkeypatch.setattr("blog.jobs.services._hand_over", lambda pk, **later: None)
    client = as_user(prof)
    file = SimpleUploadedFile("many.bib", many(1200).encode())

    client.post(url("import-create", course), {"file": file})

    batch = Import.objects.get()
    page = client.get(url("import-detail", course, batch.pk)).content.decode()
    assert batch.state == "reading"
    assert "<progress" in page
    assert "Waiting for the worker." in page


def stopping_at(number):
    def progress(done, total):
        if done == number:
            raise KeyboardInterrupt

    return progress


def quietly(done, total):
    """No one looks."""


def test_reading_killed_and_begun_again_gives_each_record_once(course):
    batch = imports.start_import(course.library, origin="file", text=many(450))

    with pytest.raises(KeyboardInterrupt):
        imports.parse_into(batch, stopping_at(400))
    imports.parse_into(batch, quietly)

    positions = list(batch.records.order_by("position").values_list("position", flat=True))  # fmt: skip
    assert positions == list(range(450))
    assert states(batch) == ["new"] * 450


def test_writing_killed_and_begun_again_writes_each_source_once(course):
    batch = imports.start_import(course.library, origin="file", text=many(450))
    imports.parse_into(batch, quietly)
    imports.confirm_import(batch)

    with pytest.raises(KeyboardInterrupt):
        imports.write_import(batch, stopping_at(400))
    assert Source.objects.count() == 400
    imports.write_import(batch, quietly)

    batch.refresh_from_db()
    assert Source.objects.count() == 450
    assert (batch.state, batch.added) == ("done", 450)


def test_a_source_changed_while_it_is_formatted_is_taken_again(course, monkeypatch):
    source = make_source(course, family="Doe", title="Book", key="doe")
    text = json.dumps([{"id": "doe", "type": "book", "title": "Book", "author": [{"family": "Doe", "given": "A."}], "issued": {"date-parts": [[2001]]}, "edition": "2"}])  # fmt: skip
    batch = imports.start_import(course.library, origin="file", text=text)
    imports.parse_into(batch, quietly)
    batch.records.update(is_chosen=True)
    imports.confirm_import(batch)
    original, rounds = derivation.format_shelf, []

    def somebody_is_faster(sources, style):
        if not rounds:
            fresh = Source.objects.get(pk=source.pk)
            fresh.csl = {**fresh.csl, "volume": "3"}
            fresh.save()
        rounds.append(len(sources))
        original(sources, style)

    monkeypatch.setattr(derivation, "format_shelf", somebody_is_faster)
    imports.write_import(batch, quietly)

    source.refresh_from_db()
    assert (source.csl["volume"], source.csl["edition"]) == ("3", "2")
    assert len(rounds) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_however_long(
    count, shelf, prof, as_user, django_assert_num_queries
):
    client = as_user(prof)
    lines = [f"@book{{tucker, author={{Tucker, R.}}, title={{Stalin in Power}}, year=1990, edition={n}}}\n" for n in range(count)]  # fmt: skip
    batch = paste(client, shelf, "".join(lines))
    client.get(shelf.get_absolute_url())

    with django_assert_num_queries(7):
        client.get(url("import-detail", shelf, batch.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_what_is_begun_costs_the_same_however_long(
    count, course, prof, as_user, django_assert_num_queries
):
    for n in range(count):
        imports.start_import(course.library, origin="paste", text="x", name=str(n))
    client = as_user(prof)
    client.get(course.get_absolute_url())

    with django_assert_num_queries(4):
        client.get(url("import-create", course))
