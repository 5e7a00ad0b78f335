"""Imports from Crossref, Open Library and Zotero, on loopback."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.shelf.services.imports import read_import
from citations.exchange.compare import Known
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import
from citations.library import derivation
from citations.library.models import Source
from tests.blog.shelf.test_imports import confirm, states, url
from tests.citations.exchange.services import Answer, service
from tests.factories import make_course, make_member, make_source, make_user


@pytest.fixture
def online(settings):
    """The three services on loopback; the list of what was asked."""
    with service() as (base, asked):
        settings.SOURCE_SERVICES = dict.fromkeys(settings.SOURCE_SERVICES, base)
        yield asked


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("https://doi.org/10.2307/2499923", "The Two Faces of Anastasia"),
        ("0-19-956041-2", "Russia: A History"),
    ],
)
def test_a_number_becomes_a_preview_of_one(
    number, title, course, prof, as_user, online
):
    client = as_user(prof)

    answer = client.post(url("import-look-up", course), {"number": number})

    batch = Import.objects.get()
    assert answer.url == url("import-detail", course, batch.pk)
    assert batch.records.get().shown.startswith(title)
    confirm(client, course, batch)
    assert Source.objects.get().title.startswith(title)


@pytest.mark.parametrize(
    "number",
    ["Freeze", "978-0-19-956041-8", "http://127.0.0.1/", "file:///etc/passwd", ""],
)
def test_what_is_no_number_asks_nobody(number, course, prof, as_user, online):
    answer = as_user(prof).post(url("import-look-up", course), {"number": number})

    assert answer.status_code == 400
    assert online == []


def test_a_number_nobody_knows_is_told(course, prof, as_user, online):
    for number in ("10.9999/unknown", "9780306406157"):
        answer = as_user(prof).post(url("import-look-up", course), {"number": number})
        assert answer.status_code == 400
        assert "does not know it" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["import-look-up", "import-zotero"])
def test_without_a_network_the_answer_is_a_sentence(name, as_user, settings):
    course, prof = make_course(), make_user()
    make_member(course, prof, role="instructor")
    settings.SOURCE_SERVICES = dict.fromkeys(settings.SOURCE_SERVICES, "http://127.0.0.1:9")  # fmt: skip
    data = {"number": "10.2307/2499923", "address": "https://www.zotero.org/groups/7/r"}

    answer = as_user(prof).post(url(name, course), data, follow=True)

    assert "cannot be reached from here" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_zotero_collection_is_fetched_page_by_page(as_user, online):
    course, prof = make_course(), make_user()
    make_member(course, prof, role="instructor")
    client = as_user(prof)

    client.post(url("import-zotero", course), {"address": "https://www.zotero.org/groups/7/russia"})  # fmt: skip

    batch = Import.objects.get()
    assert batch.state == "ready"
    assert states(batch) == ["new"] * 230
    assert len(online) == 3


def test_fetching_goes_on_behind_the_last_whole_page(course, online):
    batch = imports.start_import(
        course.library, origin="zotero", text="groups/7", name="groups/7"
    )

    def stop(done, total):
        if done >= 200:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_import(batch, stop)
    read_import(batch, lambda done, total: None)

    assert batch.records.count() == 230
    assert [path.split("start=")[1] for path in online] == ["0", "100", "200"]


def test_every_record_of_a_collection_is_sorted_once_however_many_pages_it_has(
    course, online, monkeypatch
):
    for _ in range(5):
        make_source(course)
    batch = imports.start_import(
        course.library, origin="zotero", text="groups/7", name="groups/7"
    )
    asked: Counter[str] = Counter()
    for name in ("add", "compare"):
        original = getattr(Known, name)

        def counted(*args, _name=name, _original=original):
            asked[_name] += 1
            return _original(*args)

        monkeypatch.setattr(Known, name, counted)

    with CaptureQueriesContext(connection) as queries:
        read_import(batch, lambda done, total: None)

    looks = [q for q in queries if 'FROM "citations_source"' in q["sql"]]
    assert asked == {"add": 5 + 230, "compare": 2 * 230}
    assert len(looks) == 1


@pytest.fixture
def chosen(course, monkeypatch):
    """`chosen(key, …)`: an import of books that want these keys, about to be written."""
    monkeypatch.setattr(imports, "CHUNK", 5)
    monkeypatch.setattr(derivation, "format_shelf", lambda sources, style: None)

    def make(*keys):
        records = [
            {"id": key, "type": "book", "title": f"Book {n}"}
            for n, key in enumerate(keys)
        ]
        batch = imports.start_import(
            course.library, origin="file", text=json.dumps(records)
        )
        imports.parse_into(batch, lambda done, total: None)
        batch.records.update(is_chosen=True)
        imports.confirm_import(batch)
        return batch

    return make


def test_keys_are_looked_up_once_for_a_run(chosen):
    batch = chosen(*["k"] * 29, "k-2")

    with CaptureQueriesContext(connection) as queries:
        imports.write_import(batch, lambda done, total: None)

    looks = [
        q for q in queries if q["sql"].startswith('SELECT "citations_source"."key"')
    ]
    wanted = {"k", "k-2-2", *(f"k-{number}" for number in range(2, 30))}
    assert len(looks) == 1
    assert set(Source.objects.values_list("key", flat=True)) == wanted


def test_a_key_that_is_taken_during_a_run_is_seen(course, chosen, monkeypatch):
    batch = chosen("k", "m")

    def taken_meanwhile(sources, style):
        if not Source.objects.exists():
            make_source(course, key="k")

    monkeypatch.setattr(derivation, "format_shelf", taken_meanwhile)

    imports.write_import(batch, lambda done, total: None)

    assert set(Source.objects.values_list("key", flat=True)) == {"k", "k-2", "m"}


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/groups/7", "http://169.254.169.254/", "groups/7", ""],
)
def test_no_other_address_is_asked(address, course, prof, as_user, online):
    answer = as_user(prof).post(url("import-zotero", course), {"address": address})

    assert answer.status_code == 400
    assert online == []


def test_a_private_group_is_told(course, online):
    batch = imports.start_import(
        course.library, origin="zotero", text="groups/8", name="x"
    )

    read_import(batch, lambda done, total: None)

    assert batch.notes == [["not-public", "Zotero"]]


def test_an_answer_without_a_title_is_told(course, prof, as_user, settings):
    with service(lambda path, query: Answer({"message": {"type": "book"}})) as (
        base,
        _,
    ):
        settings.SOURCE_SERVICES = dict.fromkeys(settings.SOURCE_SERVICES, base)
        answer = as_user(prof).post(url("import-look-up", course), {"number": "10.1000/1"})  # fmt: skip

    assert answer.status_code == 400
    assert "No title is known" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_address_that_could_not_be_fetched_is_put_back(as_user, settings):
    course, prof = make_course(), make_user()
    make_member(course, prof, role="instructor")
    settings.SOURCE_SERVICES = dict.fromkeys(settings.SOURCE_SERVICES, "http://127.0.0.1:9")  # fmt: skip
    address, client = "https://www.zotero.org/groups/7/r", as_user(prof)
    client.post(url("import-zotero", course), {"address": address})

    page = client.get(url("import-create", course), {"again": Import.objects.get().pk})

    form = page.context["zotero_form"]
    assert form["address"].value() == address
    assert "cannot be reached from here" in form.errors["address"][0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("import-look-up", {"number": "978-0-19-956041-8"}),
        ("import-zotero", {"address": "https://example.org/groups/7"}),
    ],
)
def test_what_was_typed_stays_in_its_field(name, data, course, prof, as_user, online):
    answer = as_user(prof).post(url(name, course), data)

    ((field, typed),) = data.items()
    forms = [answer.context[f"{way}_form"] for way in ("number", "zotero")]
    form = next(form for form in forms if field in form.fields)
    assert answer.status_code == 400
    assert form.errors[field]
    assert f'value="{typed}"' in str(form[field])
