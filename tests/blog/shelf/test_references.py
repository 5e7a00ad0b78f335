"""Works cited in any style: the page, the files, and what goes wrong."""

from dataclasses import replace

import pytest
from django.urls import reverse

from blog.shelf import reference_lists
from citations.library.models import FormattedWorks
from citations.library.services.restyle import restyle_library
from citations.styles import BibliographyError, mla
from citations.styles.registry import STYLES
from tests.factories import make_member, make_post, make_source, make_user


@pytest.fixture
def essay(course, ada):
    """Ada's essay, which cites two books."""
    for family in ("Freeze", "Ames"):
        make_source(course, family=family, title="The Long Winter", key=family.lower())
    post = make_post(author=ada, course=course, body_html="<p>It fell.</p>")
    revision = post.live_revision
    revision.works_cited = [work(key) for key in ("freeze", "ames")]
    revision.save()
    return post


def work(key):
    return {"key": key, "anchor": key, "text": key, "html": key, "at": ""}


def address(post, style, *ending):
    name = "blog:works-file" if ending else "blog:works-list"
    return reverse(name, args=[post.course.slug, post.pk, style, *ending])


@pytest.fixture
def client_of(as_user, course):
    def client_of(name, role="student"):
        user = make_user(name)
        make_member(course, user, role=role)
        return as_user(user)

    return client_of


@pytest.mark.parametrize(
    ("style", "first"),
    [
        ("mla", "Ames, A. <i>The Long Winter</i>. 2001."),
        ("chicago-author-date", "Ames, A. 2001. <i>The Long Winter</i>."),
        ("chicago-notes", "Ames, A. <i>The Long Winter</i>. 2001."),
        ("apa", "Ames, A. (2001). <i>The long winter</i>."),
        ("harvard", "Ames, A. (2001) <i>The long winter</i>."),
        ("turabian-author-date", "Ames, A. 2001. <i>The Long Winter</i>."),
    ],
)
def test_the_list_is_shown_in_the_style_asked_for(essay, client_of, style, first):
    answer = client_of("Ben").get(address(essay, style))

    assert answer.status_code == 200
    assert first in answer.content.decode()


def test_a_text_file_has_the_title_of_the_style_and_an_entry_a_paragraph(
    essay, client_of
):
    answer = client_of("Ben").get(address(essay, "apa", "txt"))

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == (
        f'attachment; filename="works-cited-{essay.pk}-apa.txt"'
    )
    assert answer.content.decode() == (
        "References\n\nAmes, A. (2001). The long winter.\n\n"
        "Freeze, A. (2001). The long winter.\n"
    )


def test_a_later_style_is_downloaded_like_the_others(essay, client_of):
    answer = client_of("Ben").get(address(essay, "harvard", "txt"))

    assert answer.content.decode() == (
        "Reference List\n\nAmes, A. (2001) The long winter.\n\n"
        "Freeze, A. (2001) The long winter.\n"
    )


def test_a_style_is_added_in_the_registry_alone(
    essay, course, client_of, prof, as_user, monkeypatch
):
    added = replace(mla.STYLE, name="klingon", label="Klingon 1", list_title="Deeds")
    monkeypatch.setitem(STYLES, added.name, added)

    client = client_of("Ben")
    page = client.get(address(essay, "klingon")).content.decode()
    file = client.get(address(essay, "klingon", "txt")).content.decode()
    settings = as_user(prof).get(reverse("blog:course-edit", args=[course.slug]))
    restyle_library(course.library, "klingon")

    assert "Klingon 1" in page
    assert file.startswith("Deeds\n\nAmes, A. The Long Winter.")
    assert '<option value="klingon"' in settings.content.decode()
    course.library.refresh_from_db()
    assert course.library.style == "klingon"


def test_an_html_file_keeps_the_italics_and_nothing_else(essay, client_of, course):
    course.library.sources.update(
        csl={"type": "book", "title": "<script>alert(1)</script>"}
    )
    answer = client_of("Ben").get(address(essay, "chicago-notes", "html"))

    page = answer.content.decode()
    assert "<h1>Bibliography</h1>" in page
    assert "<i>" in page
    assert "<script" not in page


@pytest.mark.parametrize("ending", [[], ["txt"]])
def test_what_is_not_there_is_not_found(essay, client_of, ending):
    client = client_of("Ben")

    assert client.get(address(essay, "klingon", *ending)).status_code == 404
    assert client.get(address(essay, "apa", "pdf")).status_code == 404


def test_a_draft_has_no_list_for_anybody(course, ada, as_user):
    draft = make_post(author=ada, course=course, handed_in=False)

    assert as_user(ada).get(address(draft, "apa")).status_code == 404


@pytest.mark.parametrize("ending", [[], ["txt"]])
def test_a_failing_engine_is_a_plain_sentence(essay, client_of, monkeypatch, ending):
    def fails(*args, **options):
        raise BibliographyError("Pandoc stopped with an error.")

    monkeypatch.setattr(reference_lists, "works_cited", fails)
    answer = client_of("Ben").get(address(essay, "apa", *ending))

    assert answer.status_code == 503
    assert "The list could not be made just now." in answer.content.decode()


def test_a_list_too_long_to_format_says_so(essay, client_of, monkeypatch):
    monkeypatch.setattr(reference_lists, "MOST_SOURCES", 1)
    answer = client_of("Ben").get(address(essay, "apa"))

    assert answer.status_code == 503
    assert (
        "This list has 2 sources. One page can format at most 1."
        in answer.content.decode()
    )


def test_a_list_is_made_once(essay, client_of, monkeypatch):
    client = client_of("Ben")
    client.get(address(essay, "apa"))
    monkeypatch.setattr(
        "citations.library.services.works_cited.format_works_cited", None
    )

    assert client.get(address(essay, "apa", "txt")).status_code == 200
    assert FormattedWorks.objects.count() == 1


def test_a_list_costs_the_same_with_more_sources(
    essay, client_of, course, django_assert_num_queries
):
    client = client_of("Ben")
    client.get(address(essay, "apa"))
    with django_assert_num_queries(FEW):
        client.get(address(essay, "apa"))

    for number in range(3):
        make_source(course, key=f"more{number}")
    revision = essay.live_revision
    revision.works_cited += [work(f"more{number}") for number in range(3)]
    revision.save()
    client.get(address(essay, "apa"))

    with django_assert_num_queries(FEW):
        client.get(address(essay, "apa"))


FEW = 7
"""Session, user, member, essay with its authors, sources, the kept list."""


def test_a_source_has_its_reference_in_every_style(course, client_of):
    source = make_source(course, family="Freeze", title="The Long Winter")
    address = reverse("blog:source-references", args=[course.slug, source.pk])

    page = client_of("Ben").get(address).content.decode()

    for style in STYLES:
        assert f'id="in-{style}"' in page
    assert "Freeze, A. (2001). <i>The long winter</i>." in page
    assert "Freeze, A. 2001. <i>The Long Winter</i>." in page


def test_nobody_keeps_the_engine_busy_alone(course, client_of, monkeypatch):
    source = make_source(course)
    address = reverse("blog:source-references", args=[course.slug, source.pk])
    monkeypatch.setattr(
        "blog.shelf.views.references.is_over_limit", lambda *a, **k: True
    )

    answer = client_of("Ben").get(address)

    assert answer.status_code == 429
    assert "Too many requests; wait a moment." in answer.content.decode()


def test_the_essay_and_the_source_lead_there(essay, client_of, course):
    client = client_of("Ben")
    page = client.get(essay.get_absolute_url()).content.decode()
    source = course.library.sources.first()
    shelf = client.get(reverse("blog:source-detail", args=[course.slug, source.pk]))

    for style in STYLES:
        assert address(essay, style) in page
    assert reverse("blog:source-references", args=[course.slug, source.pk]) in (
        shelf.content.decode()
    )
