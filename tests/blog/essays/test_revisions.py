"""Revisions are listed, read and restored, by those who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.essays.models import Draft
from tests.factories import hand_in, make_post


@pytest.fixture
def post(course, ada):
    post = make_post(
        author=ada, course=course, title="Doors", body_html="<p>First.</p>"
    )
    Draft.objects.filter(post=post).update(version=2)
    post.draft.refresh_from_db()
    hand_in(post, ada, "<p>Second.</p>")
    return post


def url(name, post, *more):
    return reverse(f"blog:{name}", args=[post.course.slug, post.pk, *more])


def test_authors_and_staff_see_revisions_and_readers_do_not(
    as_user, post, ada, ben, prof
):
    for user, status in ((ada, 200), (prof, 200), (ben, 403)):
        assert as_user(user).get(url("revision-list", post)).status_code == status
        page = as_user(user).get(url("revision-detail", post, 1))
        assert page.status_code == status
    assert (
        "First." in as_user(prof).get(url("revision-detail", post, 1)).content.decode()
    )
    assert as_user(ada).get(url("revision-detail", post, 9)).status_code == 404


def test_the_list_costs_the_same_for_any_length(
    as_user, post, ada, django_assert_num_queries
):
    client = as_user(ada)
    client.get(url("revision-list", post))
    with CaptureQueriesContext(connection) as few:
        client.get(url("revision-list", post))
    for version in (3, 4, 5):
        Draft.objects.filter(post=post).update(version=version)
        post.draft.refresh_from_db()
        hand_in(post, ada, "<p>More.</p>")
    with django_assert_num_queries(len(few)):
        client.get(url("revision-list", post))


def test_restoring_keeps_unpublished_words_unless_told_otherwise(as_user, post, ada):
    Draft.objects.filter(post=post).update(version=3, body_html="<p>Unpublished.</p>")
    client = as_user(ada)
    page = client.get(url("revision-detail", post, 1)).content.decode()
    assert "never published" in page
    assert (
        client.post(url("revision-restore", post, 1), {"version": "3"}).status_code
        == 302
    )
    body = Draft.objects.get(post=post).body_html
    assert body.startswith("<p>First.</p>")
    assert "Unpublished." in body
    client.post(url("revision-restore", post, 1), {"version": "4", "drop_draft": "on"})
    assert Draft.objects.get(post=post).body_html == "<p>First.</p>"
    post.refresh_from_db()
    assert post.live_revision.number == 2


def test_a_restore_on_an_old_page_is_refused(as_user, post, ada, prof):
    client = as_user(ada)
    for version in ("1", "", "x"):
        answer = client.post(url("revision-restore", post, 1), {"version": version})
        assert answer.status_code == 409
    assert as_user(prof).post(url("revision-restore", post, 1)).status_code == 403
    assert client.get(url("revision-restore", post, 1)).status_code == 405


def test_a_restored_text_can_be_published(as_user, post, ada):
    client = as_user(ada)
    Draft.objects.filter(post=post).update(body_html="<p>Second.</p>", title="Doors")
    page = client.get(url("post-publish", post)).content.decode()
    assert "the same as what the class reads" in page
    client.post(url("revision-restore", post, 1), {"version": "2"})
    page = client.get(url("post-publish", post)).content.decode()
    assert "The class reads the new text at once" in page
    client.post(url("post-publish", post), {"version": "3"})
    post.refresh_from_db()
    assert (post.live_revision.number, post.live_revision.body_html) == (
        3,
        "<p>First.</p>",
    )
