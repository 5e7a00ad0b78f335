"""The content policy is strict, and no page of ours, allauth's or the admin's breaks it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from sovclass.accounts.services import mark_verified
from tests.factories import make_member, make_post, make_user

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))

INLINE_STYLE = re.compile(r"<style\b(?![^>]*nonce)|\sstyle\s*=", re.I)
INLINE_HANDLER = re.compile(r"<[^>{%]*\son[a-z]+\s*=", re.I)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.I)
SCRIPT_LINK = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", re.I)
OTHER_HOST = re.compile(
    r"""<(?:img|link|script|iframe|source)\b[^>]*(?:src|href)\s*=\s*["'](?:https?:)?//""",
    re.I,
)


def faults(html):
    found = [
        p.pattern
        for p in (INLINE_STYLE, INLINE_HANDLER, SCRIPT_LINK, OTHER_HOST)
        if p.search(html)
    ]
    for attributes in SCRIPT.findall(html):
        if not re.search(r"\bsrc\s*=|\bnonce\s*=|application/json", attributes):
            found.append(f"<script{attributes}>")
    return found


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a onclick="x()">',
        "<script>x()</script>",
        '<a href="javascript:x()">',
        '<img src="//other.example/x.png">',
    ],
)
def test_the_test_finds_what_it_looks_for(bad):
    assert faults(bad)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_or_script(template):
    assert faults(template.read_text(encoding="utf-8")) == []


def test_the_policy_starts_from_nothing():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    every = " ".join(str(word) for words in directives.values() for word in words)
    assert "unsafe" not in every
    assert "http" not in every


OPEN_PAGES = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
    "blog:join-code",
]
OWN_PAGES = [
    "accounts:profile",
    "account_email",
    "account_change_password",
    "account_logout",
    "usersessions_list",
    "account_reauthenticate",
]
ADMIN_PAGES = [
    "admin:index",
    "admin:accounts_user_changelist",
    "admin:accounts_user_add",
    "admin:blog_course_changelist",
    "admin:blog_membership_changelist",
    "admin:blog_membership_add",
    "admin:blog_post_changelist",
    "admin:citations_source_changelist",
    "admin:password_change",
]


def check(answer):
    assert answer.status_code == 200
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert faults(answer.content.decode()) == []


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_pages_for_visitors_keep_the_policy(client, db, name):
    check(client.get(reverse(name)))


@pytest.mark.parametrize("name", OWN_PAGES)
def test_pages_of_ones_account_keep_the_policy(as_user, db, name):
    user = make_user("Nora", password="a long password")
    mark_verified(user)
    check(as_user(user).get(reverse(name)))


def test_pages_with_a_code_keep_the_policy(client, db):
    user = make_user("Nora")
    mark_verified(user)
    answer = client.post(
        reverse("account_request_login_code"), {"email": user.email}, follow=True
    )
    assert "Type the code" in answer.content.decode()
    check(answer)


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_the_admin_keeps_the_policy(as_user, course, name):
    make_post(author=make_member(course).user, course=course)
    staff = make_user("Staff", is_staff=True, is_superuser=True)
    check(as_user(staff).get(reverse(name)))


def test_admin_forms_keep_the_policy(as_user, course):
    staff = make_user("Staff", is_staff=True, is_superuser=True)
    client = as_user(staff)
    for row in (course, make_member(course), staff):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        check(client.get(reverse(name, args=[row.pk])))
