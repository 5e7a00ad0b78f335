"""A course's and an essay's sources for other programs, and back again."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from citations.exchange.formats.registry import READERS
from citations.exchange.imports.models import Import
from citations.library.models import Source
from tests.factories import make_course, make_post, make_source

FORMATS = ("bibtex", "ris", "csl-json")


def url(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


def titles(answer, form):
    text = answer.content.decode().replace("\r\n", "\n")
    return [record.item["title"] for record in READERS[form](text)]


@pytest.mark.parametrize("form", FORMATS)
def test_a_course_gives_its_approved_sources(form, course, ada, as_user):
    make_source(course, family="Adams", title="One & <Two>")
    make_source(course, family="Brown", title="Война {и} мир")
    make_source(course, title="Only suggested", status="suggested")
    make_source(make_course(), title="Elsewhere")

    answer = as_user(ada).get(url("course-export", course, form))

    assert titles(answer, form) == ["One & <Two>", "Война {и} мир"]
    assert answer["Content-Disposition"].startswith('attachment; filename="russia.')
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("form", FORMATS)
def test_an_essay_gives_the_works_it_cites(form, course, ada, ben, as_user):
    cited, _other = make_source(course, title="Cited"), make_source(course)
    post = make_post(author=ada, course=course)
    revision = post.live_revision
    revision.works_cited = [{"key": cited.key, "anchor": "a", "text": "", "html": "", "at": ""}]  # fmt: skip
    revision.save()

    answer = as_user(ben).get(url("post-export", course, post.pk, form))

    assert titles(answer, form) == ["Cited"]


def test_a_draft_gives_nothing_and_an_unknown_format_is_not_there(course, ada, as_user):
    draft = make_post(author=ada, course=course, handed_in=False)

    assert as_user(ada).get(url("post-export", course, draft.pk, "ris")).status_code == 404  # fmt: skip
    assert as_user(ada).get(url("course-export", course, "xml")).status_code == 404


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_course_exports_is_the_same_when_imported_again(
    form, course, prof, as_user
):
    for kind in Source.Type.values:
        make_source(course, type=kind, csl={"publisher": "Oxford", "URL": "https://example.org/a_b"})  # fmt: skip
    client = as_user(prof)
    data = client.get(url("course-export", course, form)).content

    client.post(url("import-create", course), {"file": SimpleUploadedFile("a.txt", data)})  # fmt: skip

    records = Import.objects.get().records
    assert set(records.values_list("state", flat=True)) == {"same"}
    assert records.count() == len(Source.Type.values)


def test_csl_json_takes_nicknames_pages_and_our_kind_along(course, prof, as_user):
    make_source(course, type="website", csl={"type": "webpage"}, aliases=["17 Moments"], first_page="1", last_page="9")  # fmt: skip
    client, other = as_user(prof), make_course(slug="other")
    other.memberships.create(user=prof, role="instructor")
    data = client.get(url("course-export", course, "csl-json")).content

    client.post(url("import-create", other), {"file": SimpleUploadedFile("a.json", data)})  # fmt: skip
    client.post(url("import-confirm", other, Import.objects.get().pk), {"sent": "1"})

    copied = Source.objects.get(library=other.library)
    assert copied.type == "website"
    assert copied.aliases == ["17 Moments"]
    assert (copied.first_page, copied.last_page) == ("1", "9")


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_costs_the_same_however_long(
    count, course, ada, as_user, django_assert_num_queries
):
    for _ in range(count):
        make_source(course)
    client = as_user(ada)
    client.get(course.get_absolute_url())

    with django_assert_num_queries(4):
        client.get(url("course-export", course, "bibtex"))
