"""How often the class has cited a source: live essays and standing comments only."""

from __future__ import annotations

import pytest

from blog.discussion import services as comments
from blog.essays.models import Draft
from blog.essays.services.drafts import save_draft, start_post
from blog.essays.services.publication import publish
from blog.shelf.rows import page_counts
from citations.documents.models import Citation
from citations.library.models import Source
from citations.library.services.sources import change_source
from tests.factories import make_source


@pytest.fixture
def freeze(course) -> Source:
    return make_source(course, family="Freeze")


def hand_in(post, user, body):
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    publish(post, save_draft(draft, draft.version, fields, user), user)


def counts() -> tuple[int, int]:
    """What is kept, and what the rows say."""
    kept = Source.objects.get().citation_count
    return kept, Citation.objects.live().filter(source__isnull=False).count()


def test_a_draft_counts_nothing_and_a_hand_in_what_it_cites(course, ada, freeze):
    post = start_post(course, ada, None)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": "<p>A (Freeze 1).</p>"}
    save_draft(draft, draft.version, fields, ada)

    before = counts()
    hand_in(post, ada, "<p>A (Freeze 1). B (Freeze 2).</p>")

    assert before == (0, 0)
    assert counts() == (2, 2)


def test_a_revision_takes_the_place_of_the_one_before(course, ada, freeze):
    post = start_post(course, ada, None)
    hand_in(post, ada, "<p>A (Freeze 1). B (Freeze 2).</p>")

    hand_in(post, ada, "<p>A (Freeze 3).</p>")

    assert counts() == (1, 1)


def test_comments_count_until_they_are_removed(course, ada, ben, freeze, member_of):
    post = start_post(course, ada, None)
    hand_in(post, ada, "<p>Words.</p>")
    comment = comments.say(
        post, member=member_of(ben), body="(Freeze 1)", parent=None, sent_key="k" * 8
    )
    said = counts()
    comments.change(comment, body="(Freeze 1) and (Freeze 2)")
    changed = counts()
    comments.remove(comment, by=ben)

    assert (said, changed, counts()) == ((1, 1), (2, 2), (0, 0))


def test_changing_a_source_keeps_its_count(course, ada, freeze):
    stale = Source.objects.get()
    hand_in(start_post(course, ada, None), ada, "<p>A (Freeze 1).</p>")

    change_source(stale, csl=stale.csl)

    assert counts() == (1, 1)


def test_pages_are_counted_anew_when_the_number_of_citations_changes(
    course, ada, freeze, django_assert_num_queries
):
    post = start_post(course, ada, None)
    hand_in(post, ada, "<p>A (Freeze 1). B (Freeze 2). C (Freeze 2).</p>")
    source = Source.objects.get()
    first = page_counts([source])
    with django_assert_num_queries(0):
        again = page_counts([source])

    hand_in(post, ada, "<p>A (Freeze 3).</p>")

    assert first == again == {source.pk: {1: 1, 2: 2}}
    assert page_counts([Source.objects.get()]) == {source.pk: {3: 1}}
