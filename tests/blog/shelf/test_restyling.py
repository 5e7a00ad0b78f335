"""A course is cited in another style: in the background, and safe to begin again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from blog.essays.models import Draft, Revision
from blog.essays.services import drafts, publication
from blog.jobs.models import Job
from blog.shelf.services import reread, restyle
from citations.library.derivation import Formatted
from citations.library.models import Library, Source
from citations.library.services import restyle as restyle_service
from citations.styles.entry import Entry
from tests.factories import make_source


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """A style engine that answers at once and says which style it was asked for."""

    def works(sources, style):
        return [
            {"source": s.key, "text": f"{s.title}, {style}", "html": f"<i>{style}</i>"}
            for s in sources
        ]

    def shelf(sources, style):
        return {
            s.key: Formatted(Entry(s.key, f"{s.title}, {style}", style), None)
            for s in sources
        }

    monkeypatch.setattr(publication, "works_cited", works)
    monkeypatch.setattr(reread, "works_cited", works)
    monkeypatch.setattr(restyle_service, "format_in", shelf)
    monkeypatch.setitem(restyle_service.restyle_library.__kwdefaults__, "batch", 2)


@pytest.fixture
def written(course, ada):
    """Five sources, two essays."""
    for number in range(5):
        make_source(course, family=f"Writer{'abcde'[number]}", key=f"w{number}")
    for body in ("<p>So (Writera 1).</p>", "<p>So (Writerb 1), (Writerc 4).</p>"):
        post = drafts.start_post(course, ada, None)
        draft = Draft.objects.get(post=post)
        fields = {"title": "T", "standfirst": "", "body": body}
        publication.publish(
            post, drafts.save_draft(draft, draft.version, fields, ada), ada
        )
    return course


def in_style() -> tuple[set[str], set[str]]:
    """The styles that references, and works cited, are in."""
    references = {
        text.split(", ")[-1]
        for text in Source.objects.values_list("reference_text", flat=True)
    }
    rows = [row for r in Revision.objects.all() for row in r.works_cited]
    return references, {row["text"].split(", ")[-1] for row in rows}


def choose(course, style):
    """As the form does; what runs is run by the test."""
    Library.objects.filter(pk=course.library_id).update(style=style)
    course.library.refresh_from_db()


def test_references_and_lists_are_in_the_new_style(written):
    choose(written, "apa")
    steps = []

    result = restyle.restyle(written, "apa", lambda *step: steps.append(step))

    assert result == {"style": "apa"}
    assert in_style() == ({"apa"}, {"apa"})
    assert steps[0] == (0, 7)
    assert steps[-1] == (7, 7)
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)


def test_killed_anywhere_and_begun_again_it_ends_the_same(written):
    class Killed(BaseException):
        pass

    choose(written, "apa")
    for last in range(1, 7):

        def until(done, total, last=last):
            if done >= last:
                raise Killed

        with pytest.raises(Killed):
            restyle.restyle(written, "apa", until)

    assert restyle.restyle(written, "apa", lambda *step: None) == {"style": "apa"}
    assert in_style() == ({"apa"}, {"apa"})


def test_a_switch_that_comes_late_changes_nothing(written):
    choose(written, "mla")
    restyle.restyle(written, "mla", lambda *step: None)

    assert restyle.restyle(written, "apa", lambda *step: None) == {"overtaken": True}
    assert in_style() == ({"mla"}, {"mla"})


def test_a_switch_stops_when_another_style_is_chosen(written):
    choose(written, "apa")

    def change_your_mind(done, total):
        if done == 4:
            choose(written, "mla")

    assert restyle.restyle(written, "apa", change_your_mind) == {"overtaken": True}
    restyle.restyle(written, "mla", lambda *step: None)
    assert in_style() == ({"mla"}, {"mla"})


@pytest.mark.django_db(transaction=True)
def test_an_instructor_switches_it_in_one_click(written, prof, ada, as_user):
    target = reverse("blog:course-style", args=[written.slug])

    refused = as_user(ada).post(target, {"style": "mla"})
    wrong = as_user(prof).post(target, {"style": "none"})
    answer = as_user(prof).post(target, {"style": "mla"}, follow=True)

    assert (refused.status_code, wrong.status_code) == (403, 400)
    assert Job.objects.get().state == "done"
    assert in_style() == ({"mla"}, {"mla"})
    assert "The course now cites in MLA 9." in answer.content.decode()


def test_the_settings_say_that_it_is_being_done(written, prof, as_user):
    client = as_user(prof)
    client.post(reverse("blog:course-style", args=[written.slug]), {"style": "mla"})

    page = client.get(reverse("blog:course-edit", args=[written.slug])).content.decode()

    assert "The citation style is being switched." in page
