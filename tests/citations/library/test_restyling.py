"""A library in another style: batch by batch, safe to stop and to run again."""

import pytest
from django.db import connection

from citations.library import derivation
from citations.library.models import FormattedWorks, Library, Source
from citations.library.services import restyle as restyle_service
from citations.library.services import works_cited
from citations.library.services.restyle import restyle_library
from citations.library.services.sources import add_source, change_source
from citations.styles import BibliographyError
from citations.styles.registry import STYLES
from tests.factories import make_course, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    course = make_course()
    for family in ("Ames", "Bell", "Cole", "Dunn", "Eady"):
        make_source(course, family=family, title="On Bread")
    return course.library


def references(library):
    rows = Source.objects.filter(library=library).order_by("pk")
    return list(rows.values_list("reference_text", flat=True))


def test_every_reference_is_in_the_new_style(library):
    assert restyle_library(library, "apa", batch=2) == 5

    library.refresh_from_db()
    assert library.style == "apa"
    assert references(library) == [
        f"{family}, A. (2001). On bread."
        for family in ("Ames", "Bell", "Cole", "Dunn", "Eady")
    ]


def test_a_second_run_writes_nothing(library):
    restyle_library(library, "apa")

    assert restyle_library(library, "apa") == 0


def test_progress_is_told_between_batches(library):
    told = []
    restyle_library(library, "mla", progress=lambda *step: told.append(step), batch=2)

    assert told == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_notes_come_with_the_style_that_has_them_and_go_with_it(library):
    restyle_library(library, "chicago-notes")
    source = Source.objects.filter(library=library).first()
    assert source.full_note["whole"] == "A. Ames, <i>On Bread</i> (2001)."

    restyle_library(library, "mla")
    source.refresh_from_db()
    assert source.full_note == {}


def test_it_can_be_stopped_and_run_again(library, monkeypatch):
    calls = []

    def fails_once(sources, style):
        calls.append(len(sources))
        if len(calls) == 2:
            raise BibliographyError("Pandoc stopped with an error.")
        return derivation.format_in(sources, style)

    monkeypatch.setattr(restyle_service, "format_in", fails_once)

    with pytest.raises(BibliographyError):
        restyle_library(library, "apa", batch=2)
    kept = references(library)
    assert kept[0].endswith("On bread.")
    assert kept[4] == "Eady, A. On Bread."  # the old one, not nothing

    assert restyle_library(library, "apa", batch=2) == 3


def test_a_later_style_wins(library, monkeypatch):
    def switched_meanwhile(sources, style):
        Library.objects.filter(pk=library.pk).update(style="mla")
        return derivation.format_in(sources, style)

    monkeypatch.setattr(restyle_service, "format_in", switched_meanwhile)

    assert restyle_library(library, "apa") == 0
    assert references(library)[0] == "Ames, A. On Bread."


def test_a_source_changed_meanwhile_keeps_what_its_editor_got(library, monkeypatch):
    def edited_meanwhile(sources, style):
        formatted = derivation.format_in(sources, style)
        source = Source.objects.get(pk=sources[0].pk)
        change_source(source, csl={**source.csl, "title": "New"})
        return formatted

    monkeypatch.setattr(restyle_service, "format_in", edited_meanwhile)
    restyle_library(library, "apa")

    assert references(library)[0] == "Ames, A. (2001). New."


def test_an_unknown_style_is_refused(library):
    with pytest.raises(ValueError, match="no citation style named 'klingon'"):
        restyle_library(library, "klingon")

    library.refresh_from_db()
    assert library.style == "mla"


@pytest.mark.django_db(transaction=True)
def test_the_engine_never_runs_in_a_transaction(library, monkeypatch):
    inside = []

    def watched(sources, style):
        inside.append(connection.in_atomic_block)
        return derivation.format_in(sources, style)

    monkeypatch.setattr(restyle_service, "format_in", watched)
    restyle_library(library, "apa", batch=2)

    assert inside == [False] * 3


def test_a_list_is_kept_per_style(library):
    sources = list(library.sources.order_by("pk"))
    lists = {style: works_cited.works_cited(sources, style) for style in STYLES}

    assert FormattedWorks.objects.count() == len(STYLES)
    assert lists["apa"][0]["text"] == "Ames, A. (2001). On bread."
    assert lists["mla"][0]["text"] == "Ames, A. On Bread. 2001."


def test_a_site_is_told_from_its_pages(library):
    site = add_source(
        library, kind="website", csl={"type": "webpage", "title": "The Site"}
    )
    page = add_source(
        library, kind="webpage", csl={"type": "webpage", "title": "The Page"}
    )

    assert site.reference_html == "<i>The Site</i>."
    assert page.reference_html == "“The Page.”"
