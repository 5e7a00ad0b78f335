"""Sources are approved, declined, merged and retired; what pointed at them follows."""

from __future__ import annotations

import pytest
from django.urls import reverse

from blog.assignments.models import Reading
from blog.essays.models import Draft, Post, Revision
from blog.essays.services import drafts, publication
from blog.jobs.models import Job
from blog.shelf.services import reread
from blog.shelf.services.curation import approve, merge, retire
from citations.documents.models import Citation, CitationDecision
from citations.documents.services.decisions import decide
from citations.documents.services.merge import CannotMerge
from citations.library.models import Source
from citations.library.services import curation
from tests.factories import make_assignment, make_course, make_source


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """A style engine that answers at once."""

    def answer(sources, style):
        return [
            {"source": s.key, "text": f"{s.title}.", "html": f"<i>{s.title}</i>."}
            for s in sources
        ]

    monkeypatch.setattr(publication, "works_cited", answer)
    monkeypatch.setattr(reread, "works_cited", answer)


def publish(course, user, body, post=None) -> Post:
    post = post or drafts.start_post(course, user, None)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    publication.publish(
        post, drafts.save_draft(draft, draft.version, fields, user), user
    )
    return Post.objects.get(pk=post.pk)


def do_jobs() -> None:
    """What the worker would do now."""
    for job in Job.objects.active().order_by("pk"):
        documents = reread.documents_of(job.course, job.arguments)
        reread.reread(job.course, documents, lambda done, total: None)
        Job.objects.filter(pk=job.pk).update(state="done")


def links(post) -> list[tuple[str, str]]:
    cited = Citation.objects.filter(document=post.live_revision.document_id)
    return [
        (c.state, c.source.key if c.source else "") for c in cited.order_by("start")
    ]


def assert_counts_are_right() -> None:
    for source in Source.objects.all():
        cited = Citation.objects.live().filter(source=source).count()
        assert source.citation_count == cited, source.key


def url(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


# --- Suggestions --------------------------------------------------------------------


def test_an_approved_suggestion_links_what_was_unknown(course, ada, prof, as_user):
    source = make_source(
        course, family="Yurchak", key="yurchak", status="suggested", added_by=ada
    )
    post = publish(course, ada, "<p>So (Yurchak 12).</p>")
    before = links(post)

    as_user(prof).post(url("source-approve", course, source.pk))
    do_jobs()

    source.refresh_from_db()
    assert before == [("unknown", "")]
    assert links(post) == [("linked", "yurchak")]
    assert (source.status, source.decided_by) == ("approved", prof)
    assert source.decided_at is not None
    listed = as_user(ada).get(url("suggestion-list", course)).content.decode()
    assert "On the shelf" in listed
    assert_counts_are_right()


def test_a_declined_suggestion_says_why_to_who_made_it(course, ada, ben, prof, as_user):
    source = make_source(course, status="suggested", added_by=ada)
    client = as_user(prof)
    address = url("source-decline", course, source.pk)

    without = client.post(address, {"reason": " "})
    client.post(address, {"reason": "We read the second edition."})
    again = client.post(address, {"reason": "Twice."}, follow=True)

    source.refresh_from_db()
    assert without.status_code == 400
    assert (source.status, source.reason) == ("declined", "We read the second edition.")
    assert "no longer waiting" in again.content.decode()
    own = as_user(ada).get(url("suggestion-list", course)).content.decode()
    assert "We read the second edition." in own
    assert as_user(ben).get(url("source-detail", course, source.pk)).status_code == 404


def test_two_instructors_approve_it_once(course, ada, prof, as_user):
    source = make_source(course, status="suggested", added_by=ada)

    first = approve(course, source, by=prof)
    second = approve(course, source, by=prof)

    assert first is not None
    assert second is None


def test_the_queue_says_when_the_shelf_has_one_like_it(course, ada, prof, as_user):
    there = make_source(course, family="Yurchak", title="Everything")
    twin = make_source(
        course, family="Yurchak", title="Everything", status="suggested", added_by=ada
    )

    page = as_user(prof).get(url("suggestion-list", course)).content.decode()

    assert "The library has one like it" in page
    assert f"{url('source-merge', course, twin.pk)}?into={there.pk}" in page


# --- Retiring -----------------------------------------------------------------------


def test_a_retired_source_keeps_its_links_and_gets_no_new_ones(
    course, ada, ben, prof, as_user
):
    source = make_source(course, family="Freeze", key="old")
    post = publish(course, ada, "<p>So (Freeze 12).</p>")

    as_user(prof).post(url("source-retire", course, source.pk))
    do_jobs()
    other = publish(course, ben, "<p>So it went (Freeze 12).</p>")
    post = publish(course, ada, "<p>So (Freeze 12).</p><p>More.</p>", post)

    assert links(post) == [("linked", "old")]
    assert links(other) == [("unknown", "")]
    revision = Revision.objects.get(live_post=post)
    assert [row["key"] for row in revision.works_cited] == ["old"]
    shown = as_user(ben).get(url("source-detail", course, source.pk)).content.decode()
    assert "Retired" in shown
    assert (
        source.title
        not in as_user(ben).get(url("source-list", course)).content.decode()
    )
    retired = as_user(ben).get(url("source-list", course) + "?state=retired")
    assert source.title in retired.content.decode()
    assert_counts_are_right()


def test_back_on_the_shelf_it_links_again(course, ada, prof, as_user):
    source = make_source(course, family="Freeze", key="old", status="retired")
    post = publish(course, ada, "<p>So (Freeze 12).</p>")

    as_user(prof).post(url("source-unretire", course, source.pk))
    do_jobs()

    assert links(post) == [("linked", "old")]


def test_retiring_one_of_two_makes_an_ambiguous_marker_clear(course, ada, prof):
    old = make_source(course, family="Freeze", key="old")
    make_source(course, family="Freeze", key="new")
    post = publish(course, ada, "<p>So (Freeze 12).</p>")
    before = links(post)

    retire(course, old, by=prof)
    do_jobs()

    assert before == [("ambiguous", "")]
    assert links(post) == [("linked", "new")]


def test_an_assignment_keeps_a_reading_that_is_retired(course, prof, as_user):
    source = make_source(course, status="retired")
    assignment = make_assignment(course)
    reading = Reading.objects.create(assignment=assignment, source=source, pages="1-9")
    client, address = as_user(prof), url("assignment-edit", course, assignment.number)
    rows = {
        "readings-TOTAL_FORMS": "1",
        "readings-INITIAL_FORMS": "1",
        "readings-0-id": reading.pk,
        "readings-0-source": source.pk,
        "readings-0-pages": "1-12",
    }
    fields = {
        "number": assignment.number,
        "title": "T",
        "due_wall": "2031-05-01T10:00",
        "points": "5",
        "sources_wanted": "0",
        "replies_wanted": "0",
    }

    answer = client.post(address, {**fields, **rows})

    assert answer.status_code == 302
    assert Reading.objects.get().pages == "1-12"
    new = url("assignment-create", course)
    assert source.title not in client.get(new).content.decode()


# --- Merging ------------------------------------------------------------------------


@pytest.fixture
def two(course):
    """The same book twice, under two names."""
    kept = make_source(course, family="Freeze", key="kept", title="Russia: A History")
    double = make_source(
        course, family="Frieze", key="double", title="Russia", aliases=["The Textbook"]
    )
    return kept, double


def test_everything_follows_a_merged_source(course, ada, ben, prof, as_user, two):
    kept, double = two
    post = publish(course, ada, "<p>So (Frieze 12), as the book says (Freeze 4).</p>")
    decide(post.line, marker="frieze 12", context="so", source=double, user_id=ada.pk)
    assignment, other = make_assignment(course), make_assignment(course)
    for source in two:
        Reading.objects.create(assignment=assignment, source=source, pages="1-9")
    Reading.objects.create(assignment=other, source=double, pages="3-4")
    client, address = as_user(prof), url("source-merge", course, double.pk)

    preview = client.get(f"{address}?into={kept.pk}").content.decode()
    answer = client.post(address, {"into": kept.pk}, follow=True)
    do_jobs()

    assert "1 citation in a text the class reads" in preview
    assert "1 writer’s decision about a citation" in preview
    assert "2 readings of assignments" in preview
    assert "“The Textbook”" in preview
    assert answer.redirect_chain[-1][0] == url("source-detail", course, kept.pk)
    assert links(post) == [("linked", "kept"), ("linked", "kept")]
    assert CitationDecision.objects.get().source == kept
    assert [
        (r.assignment, r.source, r.pages)
        for r in Reading.objects.order_by("assignment")
    ] == [(assignment, kept, "1-9"), (other, kept, "3-4")]
    revision = Revision.objects.get(live_post=post)
    assert [row["key"] for row in revision.works_cited] == ["kept"]
    assert 'data-card="double"' not in revision.finished_html
    assert_counts_are_right()


def test_the_old_address_leads_to_the_kept_source(course, ada, prof, as_user, two):
    kept, double = two
    third = make_source(course)
    merge(course, double, kept, by=prof)
    merge(course, kept, third, by=prof)

    for source in (double, kept):
        answer = as_user(ada).get(url("source-detail", course, source.pk))
        assert answer.status_code == 302
        assert answer["Location"] == url("source-detail", course, third.pk)


def test_new_texts_find_the_kept_source_by_the_names_of_the_other(
    course, ada, prof, two
):
    kept, double = two
    merge(course, double, kept, by=prof)

    post = publish(course, ada, "<p>So it goes (The Textbook 4).</p>")

    assert links(post) == [("linked", "kept")]


def test_what_was_linked_to_a_merged_source_stays_linked(course, ada, prof, two):
    kept, double = two
    post = publish(course, ada, "<p>So (Frieze 12).</p>")
    merge(course, double, kept, by=prof)

    post = publish(course, ada, "<p>So (Frieze 12).</p><p>And more.</p>", post)

    assert links(post) == [("linked", "kept")]
    assert_counts_are_right()


def test_a_place_that_cites_both_cites_the_kept_one_once(course, ada, prof, two):
    kept, double = two
    post = publish(course, ada, "<p>So (Freeze 12).</p>")
    first = Citation.objects.get()
    first.pk, first.source = None, double
    first.save()
    Source.objects.filter(pk=double.pk).update(citation_count=1)

    merge(course, double, kept, by=prof)

    assert links(post) == [("linked", "kept")]
    assert_counts_are_right()


def test_a_suggestion_is_merged_into_what_the_shelf_has(
    course, ada, prof, as_user, two
):
    kept, _double = two
    mine = make_source(course, status="suggested", added_by=ada)

    as_user(prof).post(url("source-merge", course, mine.pk), {"into": kept.pk})

    own = as_user(ada).get(url("suggestion-list", course)).content.decode()
    assert "It is in the library as" in own
    assert kept.title in own


@pytest.mark.parametrize(
    "into", ["", "x", "0", "9" * 30, "itself", "elsewhere", "gone"]
)
def test_a_source_is_merged_only_into_another_of_the_shelf(
    into, course, prof, as_user, two
):
    kept, double = two
    others = {
        "itself": double.pk,
        "elsewhere": make_source(make_course()).pk,
        "gone": make_source(course, status="declined").pk,
    }
    address = url("source-merge", course, double.pk)

    answer = as_user(prof).post(address, {"into": others.get(into, into)})

    double.refresh_from_db()
    assert answer.status_code == 400
    assert double.status == "approved"


def test_a_merge_that_comes_too_late_changes_nothing(course, prof, two):
    kept, double = two
    merge(course, double, kept, by=prof)
    stale = Source.objects.get(pk=kept.pk)

    with pytest.raises(CannotMerge):
        merge(course, stale, double, by=prof)
    with pytest.raises(CannotMerge):
        merge(course, double, kept, by=prof)


def test_sources_to_merge_into_are_found(course, prof, as_user, two):
    kept, double = two
    address = url("source-merge", course, double.pk)

    found = as_user(prof).get(address, {"q": "freeze"}).content.decode()
    none = as_user(prof).get(address, {"q": "zzz"}).content.decode()

    assert f"?into={kept.pk}" in found
    assert "No source in the library matches" in none


@pytest.mark.parametrize("name", ["approve", "retire", "unretire", "decline"])
def test_a_source_that_is_gone_meanwhile_is_decided_about_no_more(
    name, course, prof, as_user, monkeypatch
):
    source = make_source(course, status="suggested")
    decide = curation._move

    def after_deleting(*args, **options):
        Source.objects.all().delete()
        return decide(*args, **options)

    monkeypatch.setattr(curation, "_move", after_deleting)
    url = reverse(f"blog:source-{name}", args=[course.slug, source.pk])

    answer = as_user(prof).post(url, {"reason": "We have it."})

    assert answer.status_code == 302
