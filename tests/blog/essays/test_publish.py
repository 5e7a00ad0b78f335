"""Publishing: the hand-in, revisions, and what must never happen twice or be lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blog.assignments.models import Reading
from blog.essays import works_cited
from blog.essays.models import Draft, Post, Revision
from blog.essays.services import drafts, publication
from blog.essays.services.drafts import Discarded, StaleDraft, save_draft, start_post
from blog.essays.services.publication import Refused, publish
from blog.shelf.services.reread import reread
from citations.documents.models import Document
from citations.library.models import Source
from citations.styles import BibliographyError
from tests.factories import make_assignment, make_source

BODY = (
    "<p>The organs “had atrophied and virtually disappeared entirely”(Freeze 407).</p>"
)


@pytest.fixture
def freeze(course):
    return make_source(course, family="Freeze", key="freeze", title="Russia: A History")


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """A style engine that answers at once."""

    def answer(sources, style):
        return [
            {"source": s.key, "text": f"{s.title}.", "html": f"<i>{s.title}</i>."}
            for s in sources
        ]

    monkeypatch.setattr(publication, "works_cited", answer)


def write(course, user, assignment=None, body=BODY, title="A Door"):
    post = start_post(course, user, assignment)
    draft = Draft.objects.get(post=post)
    fields = {"title": title, "standfirst": "", "body": body}
    save_draft(draft, draft.version, fields, user)
    return post


def rewrite(post, user, body):
    draft = Draft.objects.get(post=post)
    fields = {"title": draft.title, "standfirst": "", "body": body}
    return save_draft(draft, draft.version, fields, user)


def test_an_assignment_has_one_essay_per_author(course, ada):
    assignment = make_assignment(course)
    first = start_post(course, ada, assignment)
    assert start_post(course, ada, assignment) == first
    assert start_post(course, ada, None) != start_post(course, ada, None)


def test_the_first_publication_is_the_hand_in(course, ada, freeze):
    assignment = make_assignment(course)
    post = write(course, ada, assignment)
    revision = publish(post, 1, ada)
    post.refresh_from_db()
    assert post.is_handed_in
    assert post.live_revision == revision
    assert post.title == "A Door"
    assert revision.number == 1
    assert revision.citation_counts["linked"] == 1
    assert revision.works_cited == [
        {
            "key": "freeze",
            "anchor": "freeze",
            "text": "Russia: A History.",
            "html": "<i>Russia: A History</i>.",
            "at": "p. 407",
        }
    ]
    assert revision.document.is_live
    assert not post.is_late


def test_an_address_is_cut_where_its_column_ends(course, ada):
    post = write(course, ada, title="a" * 79 + "b" + "c" * 20)

    publish(post, 1, ada)

    post.refresh_from_db()
    assert post.slug == "a" * 79 + "b"
    assert len(post.slug) == Post._meta.get_field("slug").max_length


def test_saving_a_draft_names_its_own_essay_and_no_other(course, ada, ben):
    mine, other = write(course, ada, title="Mine"), write(course, ben, title="Theirs")
    draft = Draft.objects.select_related("post__course").get(post=mine)
    fields = {"title": "New", "standfirst": "", "body": "<p>So.</p>"}

    save_draft(draft, 1, fields, ada)

    titles = dict(Post.objects.values_list("pk", "title"))
    assert titles == {mine.pk: "New", other.pk: "Theirs"}


def test_saving_a_draft_never_renames_an_essay_that_was_handed_in_meanwhile(
    course, ada
):
    post = write(course, ada, title="Handed in")
    stale = Draft.objects.select_related("post__course").get(post=post)
    publish(Post.objects.get(pk=post.pk), 1, ada)
    fields = {"title": "New", "standfirst": "", "body": "<p>So.</p>"}

    save_draft(stale, 1, fields, ada)

    assert Post.objects.get(pk=post.pk).title == "Handed in"


def test_a_double_click_makes_one_revision(course, ada, freeze):
    post = write(course, ada)
    first = publish(post, 1, ada)
    assert publish(post, 1, ada) == first
    rewrite(post, ada, "<p>More.</p>")
    assert publish(post, 1, ada) == first
    assert post.revisions.count() == 1


@pytest.fixture
def deleted_meanwhile(course, monkeypatch):
    """`deleted_meanwhile(times)`: so often a source is deleted while a text that cites it
    is read, and another one takes its place."""

    def arrange(times):
        write_down = publication._write

        def after_deleting(*args):
            nonlocal times
            if times:
                times -= 1
                Source.objects.all().delete()
                make_source(course, family="Freeze")
            return write_down(*args)

        monkeypatch.setattr(publication, "_write", after_deleting)

    return arrange


@pytest.mark.django_db(transaction=True)  # what a row points at is checked at the end
def test_an_essay_whose_source_is_deleted_while_it_is_read_is_read_again(
    course, ada, freeze, deleted_meanwhile
):
    post = write(course, ada)
    deleted_meanwhile(1)

    revision = publish(post, 1, ada)

    assert revision.document.citations.get().source == Source.objects.get()


@pytest.mark.django_db(transaction=True)
def test_an_essay_is_not_read_again_for_ever(course, ada, freeze, deleted_meanwhile):
    post = write(course, ada)
    deleted_meanwhile(2)

    with pytest.raises(IntegrityError):
        publish(post, 1, ada)

    assert not Revision.objects.exists()
    assert Draft.objects.get(post=post).body_html == BODY


def test_a_draft_that_was_thrown_away_in_another_window_is_not_there(course, ada):
    post = write(course, ada)
    draft = Draft.objects.select_related("post").get(post=post)
    drafts.discard_essay(Post.objects.get(pk=post.pk))

    with pytest.raises(Discarded):
        save_draft(draft, 1, {"title": "", "standfirst": "", "body": "x"}, ada)
    with pytest.raises(Discarded):
        publish(post, 1, ada)
    drafts.discard_essay(post)


def test_an_essay_that_is_handed_in_meanwhile_is_not_thrown_away(
    course, ada, as_user, monkeypatch
):
    post, discard = write(course, ada), drafts.discard_essay

    def after_handing_in(stale):
        publish(Post.objects.get(pk=post.pk), 1, ada)
        discard(stale)

    monkeypatch.setattr(drafts, "discard_essay", after_handing_in)
    url = reverse("blog:post-discard", args=[course.slug, post.pk])

    answer = as_user(ada).post(url, follow=True)

    assert (
        "This essay has since been handed in, so it stays." in answer.content.decode()
    )
    assert Post.objects.get(pk=post.pk).is_handed_in


def test_a_second_publication_revises_and_the_hand_in_time_stays(course, ada, freeze):
    post = write(course, ada, make_assignment(course))
    first = publish(post, 1, ada)
    handed_in = post.handed_in_at
    rewrite(post, ada, "<p>Better (Freeze 410).</p>")
    second = publish(post, 2, ada)
    post.refresh_from_db()
    first.refresh_from_db()
    assert (second.number, post.live_revision) == (2, second)
    assert post.handed_in_at == handed_in
    assert post.revised_at is not None
    assert not first.document.is_live
    assert Document.objects.filter(line=post.line, is_live=True).count() == 1


def test_drafting_never_changes_the_live_essay(course, ada, freeze):
    post = write(course, ada)
    publish(post, 1, ada)
    rewrite(post, ada, "<p>Secret thoughts.</p>")
    post.refresh_from_db()
    assert "Secret" not in post.live_revision.finished_html
    assert post.title == "A Door"


def test_a_stale_version_is_refused_with_the_stored_text(course, ada):
    post = write(course, ada)
    rewrite(post, ada, "<p>Newer.</p>")
    with pytest.raises(StaleDraft) as caught:
        publish(post, 1, ada)
    assert caught.value.stored.body_html == "<p>Newer.</p>"
    draft = Draft.objects.get(post=post)
    with pytest.raises(StaleDraft):
        save_draft(draft, 1, {"title": "x", "standfirst": "", "body": "y"}, ada)
    assert Draft.objects.get(post=post).body_html == "<p>Newer.</p>"


@pytest.mark.parametrize(
    ("title", "body", "field"),
    [
        ("", BODY, "title"),
        ("  ", BODY, "title"),
        ("T", "<p> </p>", "body"),
        ("T", "", "body"),
    ],
)
def test_an_essay_without_title_or_words_is_refused(course, ada, title, body, field):
    post = write(course, ada, title=title, body=body)
    with pytest.raises(Refused) as caught:
        publish(post, 1, ada)
    assert list(caught.value.errors) == [field]
    assert not post.revisions.exists()


def test_an_assignment_that_is_not_open_or_locked_refuses(course, ada, freeze):
    now = timezone.now()
    early = make_assignment(course, opens_at=now + timedelta(days=1))
    post = write(course, ada, early)
    with pytest.raises(Refused, match="not open yet") as caught:
        publish(post, 1, ada)
    assert caught.value.is_forbidden
    late = make_assignment(
        course, due_at=now - timedelta(days=2), locks_at=now - timedelta(days=1)
    )
    post = write(course, ada, late)
    with pytest.raises(Refused, match="locked"):
        publish(post, 1, ada)
    assert Draft.objects.get(post=post).body_html == BODY
    publication.reopen(post)
    assert publish(post, 1, ada).number == 1
    assert post.is_late


def test_where_works_cited_fail_the_essay_is_published_and_can_retry(
    course, ada, freeze, monkeypatch
):
    def fail(sources, style):
        raise BibliographyError("The style engine took too long.")

    works = publication.works_cited
    monkeypatch.setattr(publication, "works_cited", fail)
    post = write(course, ada)
    revision = publish(post, 1, ada)
    assert revision.works_cited_state == Revision.WorksCited.PENDING
    assert [row["key"] for row in revision.works_cited] == ["freeze"]
    assert not publication.retry_works_cited(revision)
    monkeypatch.setattr(publication, "works_cited", works)
    assert publication.retry_works_cited(revision)
    revision.refresh_from_db()
    assert revision.works_cited_state == Revision.WorksCited.READY


def test_what_was_linked_stays_linked_when_a_second_book_arrives(course, ada, freeze):
    post = write(course, ada)
    publish(post, 1, ada)
    make_source(course, family="Freeze", key="freeze2", title="The Parish Clergy")
    rewrite(post, ada, BODY + "<p>And a wholly new claim here (Freeze 12).</p>")
    second = publish(post, 2, ada)
    states = list(second.document.citations.values_list("marker", "state"))
    assert states == [("(Freeze 407)", "linked"), ("(Freeze 12)", "ambiguous")]


def test_a_changed_library_does_not_change_old_revisions(course, ada, freeze):
    post = write(course, ada)
    revision = publish(post, 1, ada)
    before = (revision.works_cited, revision.finished_html)
    freeze.title = "Another title"
    freeze.save()
    revision.refresh_from_db()
    assert (revision.works_cited, revision.finished_html) == before


def test_restoring_makes_a_draft_and_keeps_both_texts(course, ada, freeze):
    post = write(course, ada)
    first = publish(post, 1, ada)
    rewrite(post, ada, "<p>Unfinished second thoughts.</p>")
    assert drafts.restore_revision(first, 2, ada) == 3
    draft = Draft.objects.get(post=post)
    assert draft.body_html.startswith(BODY)
    assert "Unfinished second thoughts." in draft.body_html
    post.refresh_from_db()
    assert post.live_revision == first
    drafts.restore_revision(first, 3, ada, keep_draft=False)
    assert Draft.objects.get(post=post).body_html == BODY


def test_two_clicks_at_once_make_one_revision(course, ada, freeze, monkeypatch):
    post = write(course, ada)
    read_html = publication.read_html
    inner = []

    def read_while_the_other_click_wins(*args, **options):
        if not inner:
            inner.append(None)
            inner[0] = publish(type(post).objects.get(pk=post.pk), 1, ada)
        return read_html(*args, **options)

    monkeypatch.setattr(publication, "read_html", read_while_the_other_click_wins)
    assert publish(post, 1, ada) == inner[0]
    assert post.revisions.count() == 1
    assert Document.objects.filter(line=post.line).count() == 1


def test_a_late_hand_in_is_late_by_the_servers_clock(course, ada, freeze):
    past = timezone.now() - timedelta(seconds=1)
    post = write(course, ada, make_assignment(course, due_at=past))
    publish(post, 1, ada)
    assert post.is_late


def test_an_import_may_name_another_moment(course, ada, freeze):
    moment = timezone.now() - timedelta(days=9)
    post = write(course, ada)
    revision = publish(post, 1, ada, at=moment)
    assert (post.handed_in_at, revision.created_at) == (moment, moment)


def test_what_found_no_source_is_listed_for_authors_and_graders(course, ada, freeze):
    body = BODY + "<p>So it was said (Yurchak 170), and again (Yurchak 170).</p>"
    revision = publish(write(course, ada, body=body), 1, ada)
    assert works_cited.open_rows(revision.document_id) == [
        {
            "text": "(Yurchak 170)",
            "state": "unknown",
            "suggest": "typed=%28Yurchak+170%29&author=Yurchak",
        }
    ]


def test_a_page_outside_the_readings_is_kept_as_information(
    course, ada, freeze, engine
):
    assignment = make_assignment(course)
    Reading.objects.create(assignment=assignment, source=freeze, pages="400-410")
    post = write(course, ada, assignment, body="<p>So (Freeze 407). So (Freeze 12).</p>")  # fmt: skip

    revision = publish(post, Draft.objects.get(post=post).version, ada)

    (kept,) = revision.document.findings
    assert kept["code"] == "page-outside-readings"
    assert revision.document.text[kept["start"] : kept["end"]] == "(Freeze 12)"
    assert revision.citation_counts["linked"] == 2
    reread(course, [revision.document_id], lambda done, total: None)
    revision.document.refresh_from_db()
    assert revision.document.findings == [kept]


def test_the_readings_cost_publishing_one_query(
    course, ada, freeze, engine, monkeypatch
):
    counts = []
    for pages in (lambda assignment: {}, publication.assigned_pages):
        post = write(course, ada, make_assignment(course))
        monkeypatch.setattr(publication, "assigned_pages", pages)
        with CaptureQueriesContext(connection) as queries:
            publish(post, Draft.objects.get(post=post).version, ada)
        counts.append(len(queries))

    assert counts[1] == counts[0] + 1
