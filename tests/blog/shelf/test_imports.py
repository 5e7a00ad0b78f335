"""Importing sources: given, looked at, confirmed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django.utils.html import escape

from citations.exchange.formats.records import MOST_BYTES
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import, ImportRecord
from citations.exchange.imports.texts import FIELDS
from citations.items.clean import CLEANERS, Note
from citations.library.models import Source
from tests.citations.exchange.test_files import attacks, text_of
from tests.factories import make_course, make_source

BIB = """@book{freeze2009, author = {Freeze, Gregory L.}, title = {Russia: A History}, year = 2009, publisher = {Oxford UP}}
@book{tucker, author = {Tucker, Robert C.}, title = {Stalin in Power}, year = 1990}
@book{broken, title = {Never closed}, year = 1990
@book{kotkin, author = {Kotkin, Stephen}, title = {Magnetic Mountain}, year = 1995}
"""


def url(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


@pytest.fixture
def shelf(course):
    """Freeze as in the file, Tucker with another year's edition."""
    make_source(
        course,
        family="Freeze",
        title="Russia: A History",
        key="freeze2009",
        csl={
            "author": [{"family": "Freeze", "given": "Gregory L."}],
            "issued": {"date-parts": [[2009]]},
            "publisher": "Oxford UP",
        },
    )
    make_source(
        course,
        family="Tucker",
        title="Stalin in Power",
        key="tucker",
        csl={
            "author": [{"family": "Tucker", "given": "R."}],
            "issued": {"date-parts": [[1990]]},
        },
    )
    return course  # fmt: skip


def paste(client, course, text):
    answer = client.post(url("import-create", course), {"text": text})
    assert answer.status_code == 302
    return Import.objects.latest("pk")


def states(batch):
    return list(batch.records.order_by("position").values_list("state", flat=True))


def confirm(client, course, batch, **data):
    return client.post(url("import-confirm", course, batch.pk), {"sent": "1", **data})


def test_every_record_stands_beside_the_shelf_and_nothing_is_written(
    shelf, prof, as_user
):
    client = as_user(prof)

    batch = paste(client, shelf, BIB)
    page = client.get(url("import-detail", shelf, batch.pk)).content.decode()

    assert states(batch) == ["same", "changed", "bad", "new"]
    assert list(batch.records.values_list("is_chosen", flat=True)) == [False, False, False, True]  # fmt: skip
    assert "Tucker, R." in page
    assert "Tucker, Robert C." in page
    assert "line 3" in page
    assert "The entry is not complete" in page
    assert Source.objects.count() == 2


def test_what_is_chosen_is_written_once_however_often_it_is_confirmed(
    shelf, prof, as_user
):
    client = as_user(prof)
    batch = paste(client, shelf, BIB)
    changed, new = batch.records.filter(state__in=["changed", "new"]).order_by("position")  # fmt: skip
    both = {"shown": [changed.pk, new.pk], "chosen": [changed.pk, new.pk]}

    for _ in range(3):
        confirm(client, shelf, batch, **both)

    tucker = Source.objects.get(key="tucker")
    kotkin = Source.objects.get(key="kotkin")
    assert Source.objects.count() == 3
    assert tucker.csl["author"] == [{"family": "Tucker", "given": "Robert C."}]
    assert tucker.reference_text.startswith("Tucker, Robert C.")
    assert kotkin.reference_text.startswith("Kotkin, Stephen. ")
    assert kotkin.status == "approved"
    batch.refresh_from_db()
    assert (batch.state, batch.added, batch.changed) == ("done", 1, 1)
    assert not batch.records.exists()
    page = client.get(url("import-detail", shelf, batch.pk)).content.decode()
    assert "1 source is new on the shelf." in page


def test_an_import_never_empties_a_field_and_keeps_what_it_does_not_say(
    shelf, prof, as_user
):
    client = as_user(prof)
    Source.objects.filter(key="tucker").update(aliases=["The Tucker book"])
    batch = paste(client, shelf, "@book{tucker, author={Tucker, R.}, title={Stalin in Power}, year=1990, edition=2}")  # fmt: skip
    row = batch.records.get()

    confirm(client, shelf, batch, shown=[row.pk], chosen=[row.pk])

    tucker = Source.objects.get(key="tucker")
    assert row.changes == [["edition", "", "2"]]
    assert tucker.aliases == ["The Tucker book"]
    assert tucker.csl["edition"] == "2"
    assert tucker.csl["issued"] == {"date-parts": [[1990]]}


def test_the_choice_of_a_page_is_kept_and_leads_where_it_was_asked_to(
    course, prof, as_user
):
    client = as_user(prof)
    batch = paste(client, course, "".join(f"@book{{k{n}, title={{Book {n}}}}}\n" for n in range(60)))  # fmt: skip
    page = client.get(url("import-detail", course, batch.pk))
    rows = [row.record.pk for row in page.context["rows"]]

    answer = client.post(
        url("import-choose", course, batch.pk),
        {"shown": rows, "chosen": rows[:3], "query": page.context["page"].next},
    )

    assert len(rows) == 50
    assert batch.records.filter(is_chosen=True).count() == 13
    second = client.get(answer.url)
    assert len(second.context["rows"]) == 10
    assert second.context["chosen"] == 13


@pytest.mark.parametrize(("sent", "number"), [("1", 60), ("0", 0)])
def test_all_of_a_kind_are_chosen_at_once(sent, number, course, prof, as_user):
    client = as_user(prof)
    batch = paste(client, course, "".join(f"@book{{k{n}, title={{Book {n}}}}}\n" for n in range(60)))  # fmt: skip

    client.post(url("import-choose-all", course, batch.pk, "new"), {"chosen_all": sent, "query": "show=new"})  # fmt: skip

    assert batch.records.filter(is_chosen=True).count() == number


def test_bad_and_same_records_cannot_be_chosen(shelf, prof, as_user):
    client = as_user(prof)
    batch = paste(client, shelf, BIB)
    rows = list(batch.records.values_list("pk", flat=True))

    client.post(url("import-choose", shelf, batch.pk), {"shown": rows, "chosen": rows})

    chosen = batch.records.filter(is_chosen=True)
    assert sorted(chosen.values_list("state", flat=True)) == ["changed", "new"]
    with pytest.raises(IntegrityError):
        ImportRecord.objects.filter(state="bad").update(is_chosen=True)


def test_the_same_work_twice_in_a_file_is_taken_once(course, prof, as_user):
    client = as_user(prof)
    twice = "@book{a, author={Doe, J.}, title={Same}, year=1990}\n@book{b, author={Doe, J.}, title={Same}, year=1990}"  # fmt: skip

    batch = paste(client, course, twice)
    confirm(client, course, batch)

    assert Source.objects.count() == 1


def test_keys_that_are_taken_get_a_number(course, prof, as_user):
    client = as_user(prof)
    make_source(course, key="doe")
    batch = paste(client, course, "@book{doe, author={Doe, J.}, title={Another}}\n@book{, author={Roe, J.}, title={Keyless}, year=1990}")  # fmt: skip

    confirm(client, course, batch)

    keys = set(Source.objects.values_list("key", flat=True))
    assert keys == {"doe", "doe-2", "roe1990"}


def test_a_source_taken_off_the_shelf_meanwhile_is_put_back_as_new(
    shelf, prof, as_user
):
    client = as_user(prof)
    batch = paste(client, shelf, BIB)
    row = batch.records.get(state="changed")
    Source.objects.filter(key="tucker").delete()

    confirm(client, shelf, batch, shown=[row.pk], chosen=[row.pk])

    assert Source.objects.get(key="tucker").title == "Stalin in Power"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose a file, or paste some records."),
        ({"file": SimpleUploadedFile("a.bib", b"")}, "This file is empty."),
        ({"file": SimpleUploadedFile("a.bib", b"x" * (MOST_BYTES + 1))}, "It is too large"),
        ({"text": "x" * 400_001}, "at most 400000 characters"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_used_says_why(data, said, course, prof, as_user):
    answer = as_user(prof).post(url("import-create", course), data)

    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_file_beside_a_paste_is_refused_and_the_paste_stays(course, prof, as_user):
    file = SimpleUploadedFile("a.bib", b"@book{a, title={A}, author={B, C}}")
    data = {"file": file, "text": "@book{mine, title={Mine}}"}

    answer = as_user(prof).post(url("import-create", course), data)

    assert answer.status_code == 400
    assert "not both" in answer.context["form"].errors["text"][0]
    assert "@book{mine" in answer.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Freeze, Gregory. <b>Russia</b>", "does not look like a format"),
        ("[]", "No record was found"),
        ("\n\n@book{open, title = {Never closed", "Line 3: The entry is not complete"),
        ("TY  - BOOK\nAU  - Doe, J.\nER  - ", "Line 1: It has no title."),
        ('[{"title": "Cut off', "Line 1: From here on this is not JSON"),
    ],
)
def test_a_text_that_cannot_be_read_stays_in_its_field_beside_the_reason(
    text, said, course, prof, as_user
):
    answer = as_user(prof).post(url("import-create", course), {"text": text})

    form = answer.context["form"]
    assert answer.status_code == 400
    assert any(sentence.startswith(said) or said in sentence for sentence in form.errors["text"])  # fmt: skip
    assert escape(text) in answer.content.decode()
    assert not Import.objects.exists()


def test_a_file_that_cannot_be_read_is_named_beside_the_reason(course, prof, as_user):
    file = SimpleUploadedFile("notes.txt", b"Freeze, Gregory.")

    answer = as_user(prof).post(url("import-create", course), {"file": file})

    said = answer.context["form"].errors["file"]
    assert answer.status_code == 400
    assert said[0] == "“notes.txt” could not be read."
    assert "does not look like a format" in said[1]
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("origin", "name", "form", "field"),
    [
        ("paste", "", "form", "text"),
        ("zotero", "https://www.zotero.org/groups/7", "zotero_form", "address"),
        ("doi", "10.2307/2499923", "number_form", "number"),
        ("isbn", "9780199560417", "number_form", "number"),
        ("file", "lost.bib", "form", "file"),
    ],
)
def test_what_is_found_unreadable_later_leads_back_to_its_form(
    origin, name, form, field, course, prof, as_user
):
    client = as_user(prof)
    text = "No reference in these words."
    batch = imports.start_import(course.library, origin=origin, text=text, name=name)
    imports.fail_reading(batch, Note("unknown-format"))
    page = client.get(url("import-detail", course, batch.pk)).content.decode()
    back = f"{url('import-create', course)}?again={batch.pk}"

    answer = client.get(back)

    shown = answer.context[form]
    assert back in page
    assert answer.status_code == 200
    assert shown.errors[field][-1].startswith("This does not look like a format")
    assert origin == "file" or shown[field].value() == (name or text)
    assert origin != "file" or name in shown.errors[field][0]


@pytest.mark.parametrize("again", ["x", "-1", "٣", "9" * 40])
def test_an_odd_way_back_is_the_empty_form(again, course, prof, as_user):
    answer = as_user(prof).get(url("import-create", course), {"again": again})

    assert answer.status_code == 200
    assert not answer.context["form"].errors


def test_the_way_back_of_another_course_is_not_there(course, prof, as_user):
    batch = imports.start_import(make_course().library, origin="paste", text="x")

    answer = as_user(prof).get(url("import-create", course), {"again": batch.pk})

    assert answer.status_code == 404


def test_a_guessed_encoding_is_said_openly(course, prof, as_user):
    file = SimpleUploadedFile(
        "müller.bib", "@book{k, title={Müller}}".encode("latin-1")
    )
    client = as_user(prof)

    client.post(url("import-create", course), {"file": file})

    batch = Import.objects.get()
    page = client.get(url("import-detail", course, batch.pk)).content.decode()
    assert "Windows-1252 (Latin-1)" in page
    assert batch.records.get().shown == "Müller"
    assert str(batch) == "müller.bib"


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack["id"])
def test_hostile_files_never_break_the_page(attack, course, prof, as_user):
    client = as_user(prof)
    data = text_of(attack).encode("utf-8", "surrogatepass") or b" "

    answer = client.post(
        url("import-create", course), {"file": SimpleUploadedFile("a.txt", data)}
    )

    assert "<script>alert" not in answer.content.decode()
    batch = Import.objects.first()
    if batch is None:
        assert answer.status_code == 400
        return
    page = client.get(url("import-detail", course, batch.pk))
    assert (answer.status_code, page.status_code) == (302, 200)
    assert "<script>alert" not in page.content.decode()
    confirm(client, course, batch)
    for source in Source.objects.all():
        assert client.get(url("source-detail", course, source.pk)).status_code == 200


def test_an_import_of_another_course_is_not_there(course, prof, as_user):
    other = make_course()
    batch = imports.start_import(other.library, origin="paste", text="x")

    for name in ("import-detail", "import-confirm", "import-discard"):
        method = as_user(prof).get if name == "import-detail" else as_user(prof).post
        assert method(url(name, course, batch.pk)).status_code == 404


def test_every_field_that_is_taken_over_has_a_name_for_people():
    assert set(CLEANERS) <= set(FIELDS)


def test_an_import_can_be_thrown_away(shelf, prof, as_user):
    client = as_user(prof)
    batch = paste(client, shelf, BIB)

    client.post(url("import-discard", shelf, batch.pk))

    assert not Import.objects.exists()
    assert Source.objects.count() == 2


@pytest.mark.parametrize("when", ["read", "written"])
def test_an_import_that_is_thrown_away_in_another_window_is_not_there(
    when, course, prof, as_user, monkeypatch
):
    client = as_user(prof)
    step = "finish_reading" if when == "read" else "_end_writing"
    finish = getattr(imports, step)

    def after_throwing_away(*args):
        Import.objects.all().delete()
        return finish(*args)

    if when == "written":
        batch = paste(client, course, BIB)
    monkeypatch.setattr(imports, step, after_throwing_away)

    if when == "written":
        answer = confirm(client, course, batch)
        assert Source.objects.exists()
    else:
        answer = client.post(url("import-create", course), {"text": BIB})

    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 404
