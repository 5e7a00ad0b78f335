"""The admin is for support: accounts and courses, nothing private."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.factories import (
    make_assignment,
    make_comment,
    make_member,
    make_post,
    make_source,
    make_user,
)


@pytest.fixture
def site_admin(db):
    return make_user("Site Admin", is_staff=True, is_superuser=True)


def test_no_grading_model_and_no_draft_is_in_the_admin():
    private = [*apps.get_app_config("grading").get_models()]
    private += [apps.get_model("blog", name) for name in ("Draft", "Revision")]
    assert len(private) > 4
    assert not [model for model in private if admin.site.is_registered(model)]


def test_the_admin_asks_everybody_to_sign_in_at_the_one_door(client, db):
    answer = client.get(reverse("admin:login"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_people_who_are_not_staff_are_sent_away(as_user, prof):
    assert as_user(prof).get(reverse("admin:index")).status_code in {302, 403}


def registered():
    return [m for m in admin.site._registry if m._meta.app_label != "auth"]


@pytest.mark.parametrize("model", registered(), ids=lambda model: model.__name__)
def test_every_list_opens_and_can_be_searched(as_user, site_admin, course, model):
    make_post(author=make_member(course).user, course=course)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    client = as_user(site_admin)
    assert client.get(reverse(name)).status_code == 200
    assert client.get(reverse(name), {"q": "x"}).status_code in {200, 302}


def test_every_form_opens(as_user, site_admin, course):
    member = make_member(course)
    assignment = make_assignment(course)
    post = make_post(author=member.user, course=course, assignment=assignment)
    comment = make_comment(post=post, author=member.user)
    source = make_source(course)
    client = as_user(site_admin)
    rows = (member.user, course, member, assignment, post, comment, source)
    for row in (*rows, course.library):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        assert client.get(reverse(name, args=[row.pk])).status_code == 200, name
    assert client.get(reverse("admin:accounts_user_add")).status_code == 200
    assert client.get(reverse("admin:blog_membership_add")).status_code == 200


def test_a_person_can_be_added(as_user, site_admin):
    answer = as_user(site_admin).post(
        reverse("admin:accounts_user_add"),
        {
            "email": "New@Example.org",
            "name": "New Person",
            "usable_password": "false",
        },
    )
    assert answer.status_code == 302, answer.content.decode()


def test_nothing_of_an_essay_in_draft_is_shown(as_user, site_admin, course):
    author = make_member(course).user
    draft = make_post(
        author=author, course=course, title="canary-title", handed_in=False
    )
    client = as_user(site_admin)
    page = client.get(reverse("admin:blog_post_changelist")).content.decode()
    assert "canary-title" not in page
    address = reverse("admin:blog_post_change", args=[draft.pk])
    assert client.get(address).status_code == 302


def test_essays_and_comments_cannot_be_changed_there(as_user, site_admin, course):
    author = make_member(course).user
    post = make_post(author=author, course=course)
    answer = as_user(site_admin).post(
        reverse("admin:blog_post_change", args=[post.pk]), {"title": "changed"}
    )
    assert answer.status_code == 403
    post.refresh_from_db()
    assert post.title != "changed"
