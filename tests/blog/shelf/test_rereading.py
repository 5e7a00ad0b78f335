"""Texts are read again when the shelf changes; what they linked stays linked."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from blog.discussion import services as comments
from blog.discussion.models import Comment
from blog.essays import derivation
from blog.essays.models import Draft, Post, Revision
from blog.essays.services import drafts, publication
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.shelf.services import reread as rereading
from citations.documents.models import Citation, Document
from citations.documents.services import read as read_service
from citations.documents.services.decisions import decide
from citations.library.models import Source
from citations.library.services.shelf import shelf_of
from citations.reading.reader import READER_VERSION, context_key, marker_key
from citations.styles import BibliographyError
from tests.factories import make_course, make_post, make_source


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """A style engine that answers at once."""

    def answer(sources, style):
        return [
            {"source": s.key, "text": f"{s.title}.", "html": f"<i>{s.title}</i>."}
            for s in sources
        ]

    monkeypatch.setattr(publication, "works_cited", answer)
    monkeypatch.setattr(rereading, "works_cited", answer)


@pytest.fixture
def freeze(course) -> Source:
    return make_source(course, family="Freeze", key="freeze", title="Russia: A History")


def publish(course, user, body) -> Post:
    post = drafts.start_post(course, user, None)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    publication.publish(
        post, drafts.save_draft(draft, draft.version, fields, user), user
    )
    return post


def reread(course, *sources) -> dict[str, int]:
    pks = [source.pk for source in sources]
    touched = rereading.touched_documents(course, pks)
    return rereading.reread(course, touched, lambda done, total: None)


def states(post) -> list[tuple[str, str, str]]:
    post.refresh_from_db()
    cited = post.live_revision.document.citations.select_related("source")
    return [(c.marker, c.state, c.source.key if c.source else "") for c in cited]


def derived(post) -> list[object]:
    revision = Revision.objects.get(live_post=post)
    names = [
        *derivation.columns(derivation.derive_revision(post.pk, "", _nothing())),
        "works_cited",
    ]
    return [getattr(revision, name) for name in names]


def _nothing():
    return read_service.read_html("", make_course().library)


def counts() -> bool:
    """What is kept is what the rows say."""
    return all(
        source.citation_count == Citation.objects.live().filter(source=source).count()
        for source in Source.objects.all()
    )


def test_an_unknown_citation_links_when_its_source_arrives(course, ada, freeze):
    post = publish(course, ada, "<p>So (Freeze 407). And (Yurchak 12).</p>")
    yurchak = make_source(course, family="Yurchak", key="yurchak", title="Everything")

    result = reread(course, yurchak)

    assert result == {"texts": 1, "changed": 1}
    assert states(post) == [
        ("(Freeze 407)", "linked", "freeze"),
        ("(Yurchak 12)", "linked", "yurchak"),
    ]
    revision = Revision.objects.get(live_post=post)
    assert [row["key"] for row in revision.works_cited] == ["freeze", "yurchak"]
    assert 'data-card="yurchak"' in revision.finished_html
    assert (
        revision.citation_counts["unknown"],
        revision.citation_counts["linked"],
    ) == (
        0,
        2,
    )
    assert counts()


def test_reading_again_comes_to_what_publishing_comes_to(course, ada, freeze):
    body = "<p>So (Freeze 407), “all of it” (Yurchak 12) and (17 Moments).</p>"
    old = publish(course, ada, body)
    make_source(course, family="Yurchak", key="yurchak", title="Everything")
    make_source(course, key="moments", title="Moments", aliases=["17 Moments"])

    reread(course, *Source.objects.all())
    new = publish(course, ada, body)

    assert derived(old) == derived(new)
    assert states(old) == states(new)


def test_a_second_time_nothing_is_written(
    course, ada, freeze, django_assert_num_queries
):
    publish(course, ada, "<p>So (Freeze 407). And (Yurchak 12).</p>")
    make_source(course, family="Yurchak", key="yurchak", title="Everything")
    reread(course, *Source.objects.all())
    rows = list(Citation.objects.values())

    assert reread(course, *Source.objects.all()) == {"texts": 1, "changed": 0}
    assert list(Citation.objects.values()) == rows


def test_a_citation_that_is_as_before_keeps_its_row(course, ada, freeze):
    post = publish(course, ada, "<p>So (Freeze 407). And (Yurchak 12).</p>")
    first = Citation.objects.get(source=freeze)
    freeze.last_page = "300"
    freeze.save()

    reread(course, freeze)

    again = Citation.objects.get(source=freeze)
    assert (again.pk, first.is_page_outside, again.is_page_outside) == (
        first.pk,
        False,
        True,
    )
    assert Revision.objects.get(live_post=post).citation_counts["outside"] == 1


def test_what_was_linked_stays_linked_when_a_second_book_arrives(course, ada, freeze):
    post = publish(course, ada, "<p>So (Freeze 407).</p>")
    other = make_source(course, family="Freeze", key="clergy", title="Parish Clergy")

    reread(course, freeze, other)

    assert states(post) == [("(Freeze 407)", "linked", "freeze")]


def test_comments_are_read_again_and_keep_their_links(
    course, ada, ben, freeze, member_of
):
    post = publish(course, ada, "<p>Words.</p>")
    for number, body in enumerate(("(Freeze 1)", "(Yurchak 2)", "Nothing.")):
        comments.say(
            post,
            member=member_of(ben),
            body=body,
            parent=None,
            sent_key=f"k{number:07}",
        )
    yurchak = make_source(course, family="Yurchak", key="yurchak", title="Everything")
    other = make_source(course, family="Freeze", key="clergy", title="Parish Clergy")

    result = reread(course, yurchak, other)

    first, second, _third = Comment.objects.order_by("pk")
    assert result == {"texts": 2, "changed": 1}
    assert first.document.citations.get().source == freeze
    assert second.document.citations.get().source == yurchak
    assert reverse("blog:source-detail", args=[course.slug, yurchak.pk]) in (
        second.finished_html
    )
    assert counts()


def test_only_texts_that_could_be_touched_are_read(course, ada, freeze):
    cites = publish(course, ada, "<p>So (Freeze 407).</p>")
    names = publish(course, ada, "<p>As Seventeen Moments has it.</p>")
    open_one = publish(course, ada, "<p>So (Yurchak 12).</p>")
    alias = publish(course, ada, "<p>It is in the КРАТКИЙ Курс.</p>")
    publish(course, ada, "<p>So much for history.</p>")
    source = make_source(
        course,
        family="Ng",
        title="Seventeen Moments in Soviet History",
        aliases=["Краткий курс"],
    )

    def touched(source):
        found = rereading.touched_documents(course, [source.pk])
        return set(Post.objects.filter(live_revision__document__in=found))

    assert touched(source) == {names, open_one, alias}
    assert touched(freeze) == {cites, open_one}


def test_what_is_not_shown_is_not_read(course, ada, ben, freeze, member_of):
    post = publish(course, ada, "<p>So (Yurchak 12).</p>")
    said = comments.say(
        post, member=member_of(ben), body="(Yurchak 1)", parent=None, sent_key="k" * 8
    )
    comments.remove(said, by=ben)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": "<p>Now (Yurchak 13).</p>"}
    publication.publish(post, drafts.save_draft(draft, draft.version, fields, ada), ada)
    yurchak = make_source(course, family="Yurchak", key="yurchak", title="Everything")

    assert reread(course, yurchak) == {"texts": 1, "changed": 1}
    assert Citation.objects.filter(source=yurchak).count() == 1


def test_a_text_that_is_published_meanwhile_is_left_alone(
    course, ada, freeze, monkeypatch
):
    post = publish(course, ada, "<p>So (Yurchak 12).</p>")
    document = post.live_revision.document_id
    make_source(course, family="Yurchak", key="yurchak", title="Everything")
    read_html = rereading.read_html

    def read_while_somebody_publishes(*args, **options):
        read = read_html(*args, **options)
        draft = Draft.objects.get(post=post)
        fields = {"title": "T", "standfirst": "", "body": "<p>New words.</p>"}
        version = drafts.save_draft(draft, draft.version, fields, ada)
        publication.publish(Post.objects.get(pk=post.pk), version, ada)
        return read

    monkeypatch.setattr(rereading, "read_html", read_while_somebody_publishes)

    changed = rereading.reread_document(course, document, shelf_of(course.library))

    assert not changed
    assert states(post) == []
    assert Document.objects.filter(is_live=True).count() == 1
    assert counts()


def test_where_the_engine_fails_the_list_is_pending_and_keeps_its_words(
    course, ada, freeze, monkeypatch
):
    post = publish(course, ada, "<p>So (Freeze 407). And (Yurchak 12).</p>")

    def fail(sources, style):
        raise BibliographyError("It took too long.")

    monkeypatch.setattr(rereading, "works_cited", fail)
    yurchak = make_source(course, family="Yurchak", key="yurchak", title="Everything")

    reread(course, yurchak)

    revision = Revision.objects.get(live_post=post)
    assert revision.works_cited_state == "pending"
    assert [(row["key"], row["html"]) for row in revision.works_cited] == [
        ("freeze", "<i>Russia: A History</i>."),
        ("yurchak", yurchak.reference_html),
    ]


def test_other_courses_are_not_touched(course, ada, freeze):
    elsewhere = make_course()
    make_source(elsewhere, family="Freeze", key="freeze")
    post = make_post(author=ada, course=elsewhere, body_html="<p>So (Freeze 1).</p>")

    assert reread(course, freeze) == {"texts": 0, "changed": 0}
    assert states(post) == []


# --- As a job -----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_adding_a_source_links_what_was_unknown_in_the_background(
    course, ada, prof, as_user
):
    post = publish(course, ada, "<p>So (Yurchak 12).</p>")
    target = reverse("blog:source-create", args=[course.slug]) + "?type=book"

    answer = as_user(prof).post(
        target, {"title": "Everything", "author": "Yurchak, Alexei"}, follow=True
    )

    job = Job.objects.get()
    assert (job.state, job.result) == ("done", {"texts": 1, "changed": 1})
    assert [state for _marker, state, _key in states(post)] == ["linked"]
    assert job.get_absolute_url() in answer.content.decode()
    page = as_user(prof).get(job.get_absolute_url()).content.decode()
    assert "1 text was read again. 1 has changed." in page


def test_a_source_that_changes_twice_is_read_for_twice(course, prof, freeze):
    with transaction.atomic():
        first = rereading.ask_to_reread(course, sources=[freeze], by=prof)
        again = rereading.ask_to_reread(course, sources=[freeze], by=prof)
        freeze.save()
        later = rereading.ask_to_reread(course, sources=[freeze], by=prof)

    assert first == again != later


@pytest.mark.parametrize("number", [1, 3])
def test_a_text_costs_the_same_queries_however_much_it_cites(
    number, course, ada, freeze, django_assert_max_num_queries
):
    markers = " ".join(
        f"It fell again, the {n}th time (Freeze {n})." for n in range(number)
    )
    post = publish(course, ada, f"<p>{markers}</p>")
    freeze.last_page = "900"
    freeze.save()
    shelf = shelf_of(course.library)

    with django_assert_max_num_queries(9):
        rereading.reread_document(course, post.live_revision.document_id, shelf)


# --- After an update ----------------------------------------------------------------


@pytest.fixture
def outdated(course, ada, ben, freeze, member_of, monkeypatch):
    """Two essays and a comment as an older reader left them; nothing runs by itself."""
    monkeypatch.setattr(jobs, "_hand_over", lambda pk, **later: None)
    first = publish(course, ada, "<p>So (Freeze 407). Then (Freeze 12).</p>")
    publish(course, ben, "<p>As (Freeze 8) has it.</p>")
    comments.say(
        first, member=member_of(ben), body="(Freeze 1)", parent=None, sent_key="k"
    )
    Citation.objects.get(locator_first="12").delete()
    Source.objects.update(citation_count=3)
    Document.objects.update(reader_version=READER_VERSION - 1)
    return first


def test_what_an_older_reader_read_is_read_again_once(course, outdated, freeze):
    kept = Citation.objects.get(locator_first="407")
    make_source(course, family="Freeze", key="clergy", title="Parish Clergy")

    call_command("reread_documents", verbosity=0)
    call_command("reread_documents", verbosity=0)
    job = Job.objects.get()
    jobs.run_job.func(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"texts": 3, "changed": 1})
    assert not Document.objects.read_by_an_older_reader().exists()
    cited = Citation.objects.order_by("document", "start")
    assert [(c.locator_first, c.state) for c in cited] == [
        ("407", "linked"),
        ("12", "ambiguous"),
        ("8", "linked"),
        ("1", "linked"),
    ]
    assert Citation.objects.get(locator_first="407").pk == kept.pk
    assert counts()
    call_command("reread_documents", verbosity=0)
    assert Job.objects.count() == 1


@pytest.mark.parametrize("version", ["reader_version", "projection_version"])
def test_a_text_is_outdated_by_its_reader_and_by_how_it_was_laid_out_for_it(
    version, course, ada, freeze
):
    post = publish(course, ada, "<p>So (Freeze 407).</p>")
    text = Document.objects.get(line=post.line)
    assert not Document.objects.read_by_an_older_reader().exists()

    Document.objects.update(**{version: getattr(text, version) - 1})

    assert list(Document.objects.read_by_an_older_reader()) == [text]
    (job,) = rereading.ask_to_reread_outdated()
    assert list(rereading.documents_of(course, job.arguments)) == [text.pk]


def test_a_renewal_that_is_killed_goes_on_with_what_is_left(course, outdated):
    def killed(done, total):
        if done == 2:
            raise KeyboardInterrupt

    (job,) = rereading.ask_to_reread_outdated()
    documents = rereading.documents_of(course, job.arguments)
    with pytest.raises(KeyboardInterrupt):
        rereading.reread(course, documents, killed)

    left = list(rereading.documents_of(course, job.arguments))
    result = rereading.reread(course, left, lambda done, total: None)

    assert (len(left), result["texts"]) == (1, 1)
    assert not Document.objects.read_by_an_older_reader().exists()


def test_decisions_hold_over_a_new_reader(course, outdated, ada, freeze):
    reading = read_service.read_html(
        "<p>So (Freeze 407). Then (Freeze 12).</p>", course.library
    )
    place = reading.reading.citations[1]
    decide(
        outdated.line,
        marker=marker_key(place.marker),
        context=context_key(reading.reading.text, place.start, place.end),
        source=None,
        user_id=ada.pk,
    )

    (job,) = rereading.ask_to_reread_outdated()
    jobs.run_job.func(job.pk)

    assert states(outdated) == [("(Freeze 407)", "linked", "freeze")]


def test_courses_without_old_readings_are_left_alone(course, ada, freeze):
    publish(course, ada, "<p>So (Freeze 407).</p>")
    make_course()

    assert rereading.ask_to_reread_outdated() == []


def test_earlier_revisions_are_left_as_they_were_read(course, ada, freeze):
    post = publish(course, ada, "<p>So (Freeze 407).</p>")
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": "<p>So (Freeze 408).</p>"}
    publication.publish(post, drafts.save_draft(draft, draft.version, fields, ada), ada)
    Document.objects.filter(is_live=False).update(reader_version=1)

    assert rereading.ask_to_reread_outdated() == []
