"""The course's shelf."""

from __future__ import annotations

import pytest
from django.db.models import F
from django.urls import reverse

from blog.assignments.models import Reading
from blog.shelf.strips import make_strip
from citations.documents.models import Citation, Document
from citations.documents.services.merge import merge_sources
from citations.documents.services.record import retire_documents
from citations.exchange.imports.models import Import
from citations.library import derivation
from citations.library.derivation import format_shelf
from citations.library.forms import KEY_TAKEN
from citations.library.models import Library, Source
from citations.library.services import curation
from citations.library.services.sources import SourceInUse, change_source, delete_source
from tests.factories import make_assignment, make_course, make_post, make_source


def cite(post, source, page=None, sentence="It fell (X 4)."):
    Source.objects.filter(pk=source.pk).update(citation_count=F("citation_count") + 1)
    return Citation.objects.create(
        document=post.live_revision.document,
        start=Citation.objects.count() * 10,
        end=Citation.objects.count() * 10 + 5,
        marker="(X 4)",
        marker_key="x 4",
        context_key="k",
        kind="author-page",
        state="linked",
        source=source,
        first_page=page,
        locator_first=str(page or ""),
        sentence=sentence,
    )


def url(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


FIELDS = {
    "book": {"author": "Freeze, Gregory L.", "title": "Russia: A History", "edition": "3rd ed.", "publisher": "Oxford University Press", "issued": "2009", "aliases": "The big book\nFreeze's history", "first_page": "1", "last_page": "559"},
    "website": {"title": "Seventeen Moments in Soviet History", "editor": "Siegelbaum, Lewis\nvon Geldern, James", "URL": "https://soviethistory.msu.edu/"},
    "motion_picture": {"title": "Man with a Movie Camera", "director": "Vertov, Dziga", "issued": "1929"},
    "thesis": {"author": "Lee, Ann", "title": "On Metro", "publisher": "Princeton University", "issued": "1999-05"},
}  # fmt: skip


@pytest.mark.parametrize("kind", FIELDS)
def test_a_source_of_each_kind_is_added_and_shown_again(kind, course, prof, as_user):
    client = as_user(prof)

    answer = client.post(f"{url('source-create', course)}?type={kind}", FIELDS[kind])

    source = Source.objects.get()
    assert answer.status_code == 302
    assert source.title == FIELDS[kind]["title"]
    assert source.reference_text.startswith(
        {"book": "Freeze, Gregory L.", "thesis": "Lee, Ann"}.get(kind, source.title[:8])
    )
    shown = client.get(url("source-edit", course, source.pk)).context["form"].initial
    for name, value in FIELDS[kind].items():
        assert shown[name] == value


def test_a_key_is_made_from_author_and_year_and_stays_unique(course, prof, as_user):
    client, target = as_user(prof), f"{url('source-create', course)}?type=book"

    client.post(target, FIELDS["book"])
    client.post(target, FIELDS["book"])
    taken = client.post(target, {**FIELDS["book"], "key": "freeze2009"})

    keys = sorted(Source.objects.values_list("key", flat=True))
    assert keys == ["freeze2009", "freeze2009-2"]
    assert taken.status_code == 400


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "Enter the title."),
        ("issued", "last year", "Enter a date as 2009"),
        ("issued", "2009-13", "Enter a date as 2009"),
        ("last_page", "0x", "Enter a page number, such as 12 or xii."),
        ("first_page", "900", "The last page comes before the first."),
        (
            "URL",
            "javascript:alert(1)",
            "Enter all of it, such as https://example.org/page.",
        ),
        ("title", "x" * 1001, "at most 1000 characters fit here, and it has 1001."),
        # What cleaning would leave out or cut is said, not done in silence.
        ("URL", "https://example.org/{page}", "This is not a web address."),
        ("title", "\u00ad", "Enter the title."),
        ("author", "A" * 201, "too long, or there are too many names"),
        ("author", "Freeze, G.\n" * 61, "too long, or there are too many names"),
    ],
)
def test_a_wrong_field_says_so_and_keeps_what_was_typed(
    field, value, said, course, prof, as_user
):
    answer = as_user(prof).post(
        f"{url('source-create', course)}?type=book", {**FIELDS["book"], field: value}
    )

    assert answer.status_code == 400
    assert "Oxford University Press" in answer.content.decode()
    assert said in answer.content.decode()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"), [("134–159", "134-159"), ("12, 20--24", "12, 20-24")]
)
def test_what_is_typed_is_cleaned_as_an_import_is(typed, kept, course, prof, as_user):
    target = f"{url('source-create', course)}?type=article-journal"
    fields = {"title": "e\u0301tude\u00ad", "container-title": "A", "page": typed}

    as_user(prof).post(target, fields)

    csl = Source.objects.get().csl
    assert (csl["title"], csl["page"]) == ("\u00e9tude", kept)


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(act)`: act is done while the style engine prints the next source."""

    def arrange(act):
        def printing(shelf, style):
            monkeypatch.setattr(derivation, "format_shelf", format_shelf)
            format_shelf(shelf, style)
            act()

        monkeypatch.setattr(derivation, "format_shelf", printing)

    return arrange


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda old, kept, by: curation.retire_source(old, by_id=by), "somebody else"),
        (lambda old, kept, by: merge_sources(old, kept, by_id=by), "was merged into"),
        (lambda old, kept, by: merge_sources(kept, old, by_id=by), "somebody else"),
        (lambda old, kept, by: change_source(old, csl={"title": "B"}), "somebody else"),
        (lambda old, kept, by: delete_source(old), "took this source off the shelf"),
    ],
)
def test_a_source_that_somebody_else_changes_while_it_is_printed_stays_theirs(
    act, says, course, prof, as_user, meanwhile
):
    source, other = make_source(course), make_source(course)
    theirs = Source.objects.get(pk=source.pk)
    meanwhile(lambda: act(theirs, other, prof.pk))

    answer = as_user(prof).post(
        url("source-edit", course, source.pk), {"title": "Words of mine"}
    )

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert "Words of mine" in answer.content.decode()
    assert not Source.objects.filter(title="Words of mine").exists()


def test_what_others_write_into_other_columns_stays(course, prof, as_user, meanwhile):
    source = make_source(course)
    meanwhile(
        lambda: Source.objects.update(citation_count=7, note="n", reason="r"),
    )

    as_user(prof).post(url("source-edit", course, source.pk), {"title": "New"})

    source.refresh_from_db()
    assert source.title == "New"
    assert (source.citation_count, source.note, source.reason) == (7, "n", "r")


@pytest.mark.parametrize("name", ["source-create", "source-edit"])
def test_a_key_that_somebody_else_takes_meanwhile_is_named(
    name, course, prof, as_user, meanwhile
):
    args = [make_source(course).pk] if name == "source-edit" else []
    meanwhile(lambda: make_source(course, key="wanted"))

    answer = as_user(prof).post(
        url(name, course, *args) + "?type=book",
        {"title": "Words of mine", "key": "wanted"},
    )

    assert answer.status_code == 400
    assert answer.context["form"].errors["key"] == [KEY_TAKEN]
    assert "Words of mine" in answer.content.decode()


def test_a_key_that_nobody_asked_for_is_another_one_where_it_was_taken_meanwhile(
    course, prof, as_user, meanwhile
):
    meanwhile(lambda: make_source(course, key="freeze2009"))

    as_user(prof).post(f"{url('source-create', course)}?type=book", FIELDS["book"])

    keys = sorted(Source.objects.values_list("key", flat=True))
    assert keys == ["freeze2009", "freeze2009-2"]


@pytest.mark.parametrize("way", ["source-create", "source-edit", "import"])
def test_a_source_stands_in_the_style_that_was_chosen_while_it_was_printed(
    way, course, prof, as_user, meanwhile
):
    client, typed = as_user(prof), {"author": "Lee, Ann", "title": "On Metro"}
    if way == "import":
        bib = {"text": "@book{x, author = {Lee, Ann}, title = {On Metro}}"}
        client.post(url("import-create", course), bib)
    old = make_source(course)
    meanwhile(lambda: Library.objects.update(style="apa"))

    if way == "import":
        batch = Import.objects.get()
        client.post(url("import-confirm", course, batch.pk), {"sent": "1"})
    else:
        args = [old.pk] if way == "source-edit" else []
        client.post(url(way, course, *args) + "?type=book", typed)

    source = Source.objects.get(title="On Metro")
    assert source.reference_text == "Lee, A. (n.d.). On Metro."


def test_students_read_the_shelf_and_change_nothing(course, ada, as_user):
    source = make_source(course)
    client = as_user(ada)

    assert client.get(url("source-detail", course, source.pk)).status_code == 200
    for name in ("source-edit", "source-delete"):
        assert client.post(url(name, course, source.pk)).status_code == 403
    assert client.get(url("source-create", course)).status_code == 403
    assert Source.objects.count() == 1


def test_another_courses_source_is_not_there(course, prof, as_user):
    foreign = make_source(make_course())

    for name in ("source-detail", "source-edit"):
        assert as_user(prof).get(url(name, course, foreign.pk)).status_code == 404


def test_a_source_of_an_assignment_stays_with_its_readings(course, prof, as_user):
    source, other = make_source(course), make_source(course)
    assignment = make_assignment(course)
    Reading.objects.create(assignment=assignment, source=source, pages="1-9")
    client = as_user(prof)

    told = client.post(url("source-delete", course, source.pk), follow=True)
    with pytest.raises(SourceInUse):
        delete_source(source)
    retired = client.post(url("source-retire", course, source.pk), follow=True)
    after_retiring = Reading.objects.get().source
    client.post(url("source-unretire", course, source.pk))
    merged = client.post(
        url("source-merge", course, source.pk), {"into": other.pk}, follow=True
    )

    assert "This source is assigned reading" in told.content.decode()
    assert "Retired" in retired.content.decode()
    assert after_retiring == source
    assert "The two are now one source." in merged.content.decode()
    assert Reading.objects.get().source == other


def test_a_cited_source_stays_on_the_shelf(course, ada, prof, as_user):
    cited, free = make_source(course), make_source(course)
    cite(make_post(author=ada, course=course), cited)

    for source in (cited, free):
        as_user(prof).post(url("source-delete", course, source.pk))

    assert list(Source.objects.all()) == [cited]


def test_only_live_citations_are_counted_and_shown(course, ada, ben, as_user):
    source = make_source(course, last_page="500")
    cite(make_post(author=ada, course=course), source, 4, "It fell (X 4).")
    hidden = make_post(author=ben, course=course, title="Old", handed_in=True)
    cite(hidden, source, 5, "A sentence nobody may see (X 4).")
    retire_documents(Document.objects.filter(pk=hidden.live_revision.document_id))
    client = as_user(ada)

    listed = client.get(url("source-list", course)).content.decode()
    page = client.get(url("source-detail", course, source.pk)).content.decode()

    assert "<b>1</b> citation" in listed
    assert "It fell <mark>(X 4)</mark>." in page
    assert "nobody may see" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_library_pages_cost_the_same_however_long(
    count, course, ada, as_user, django_assert_num_queries
):
    assignment = make_assignment(course)
    first = make_source(course, last_page="100")
    for number in range(count):
        source = make_source(course, last_page="100")
        assignment.readings.create(source=source, pages="4-9")
        post = make_post(author=ada, course=course)
        cite(post, source, number + 1)
        cite(post, first, number + 1)
    client = as_user(ada)
    client.get(course.get_absolute_url())

    with django_assert_num_queries(6):
        client.get(url("source-list", course))
    with django_assert_num_queries(12):
        client.get(url("source-detail", course, first.pk))


def test_the_list_is_found_in_by_name_title_and_nickname(course, ada, as_user):
    make_source(course, family="Müller", title="Zürich")
    Source.objects.update(search_text="muller zurich")
    client = as_user(ada)

    for query, rows in (("MÜLLER", 1), ("zur", 1), ("nobody", 0)):
        page = client.get(url("source-list", course), {"q": query})
        assert len(page.context["rows"]) == rows


@pytest.mark.parametrize(
    ("first", "last", "cells", "drawn"),
    [("1", "10", 5, 5), ("", "3", 40, 3), ("5", "4", 5, None), ("", "x", 5, None)],
)
def test_a_strip_covers_the_pages(first, last, cells, drawn):
    strip = make_strip(first, last, {1: 2, 3: 7}, cells=cells)

    assert (len(strip.cells) if strip else None) == drawn
    if strip and drawn == 5:
        assert [c.count for c in strip.cells] == [2, 7, 0, 0, 0]
        assert [c.heat for c in strip.cells] == [2, 4, 0, 0, 0]
