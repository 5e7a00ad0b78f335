"""The site answers as the access table says, everybody, everywhere."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.access.addresses import address, every_url
from tests.access.asking import (
    Answer,
    ask,
    ask_row,
    letter,
    target,
    without_what_was_asked,
    writes_of_a_look,
)
from tests.access.bodies import PLAIN, QUERIES, body_for
from tests.access.table import Row, rows
from tests.access.world import ROLES, World, absent

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST")
CELLS = [
    pytest.param(row, method, id=f"{row} {method}")
    for row in rows()
    for method in METHODS
]
OTHER_METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE")


def names_of_the_site() -> set[str]:
    return {url.name for url in every_url() if not url.name.startswith("admin:")}


# --- The table is whole ---------------------------------------------------------------


def test_every_url_has_a_row_and_every_row_a_url():
    in_table = {row.name for row in rows()}

    without_row = sorted(names_of_the_site() - in_table)
    without_url = sorted(in_table - names_of_the_site())

    assert without_row == [], "Say in tests/access/table.py who may open these."
    assert without_url == [], "These rows are about URLs that are gone."


def test_every_row_answers_for_every_role_and_is_there_once():
    odd = [
        str(row)
        for row in rows()
        if not all(re.fullmatch(r"[o+>sx.-]{14}", grid) for grid in (row.get, row.post))
    ]
    twice = [key for key, n in Counter((r.name, r.of) for r in rows()).items() if n > 1]

    assert odd == []
    assert twice == []


def test_two_urls_never_share_a_name():
    shared = [name for name, n in Counter(u.name for u in every_url()).items() if n > 1]

    assert shared == []


def test_every_body_and_query_is_for_a_url_that_is_there():
    assert {*PLAIN, *QUERIES} <= names_of_the_site()


def test_every_url_of_a_course_is_asked_for_in_the_active_and_the_archived_one():
    of_course = [row for row in rows() if "slug" in row_keys(row)]
    archived = {row.name for row in of_course if row.of.startswith("archived ")}
    active = {row.name for row in of_course if not row.of.startswith("archived ")}

    assert active - archived == set()
    assert archived - active == {"blog:course-reopen"}


def row_keys(row: Row) -> tuple[str, ...]:
    return next(url.keys for url in every_url() if url.name == row.name)


# --- The site answers so --------------------------------------------------------------


@pytest.mark.parametrize(("row", "method"), CELLS)
def test_everybody_gets_the_answer_of_the_table(world: World, row: Row, method: str):
    """Any letter but “+” also claims that nothing changed; “-” that the answer is the
    one for a thing that is not there. A look at a page writes nothing at all."""
    wrong, differs, written = [], [], []
    for role, wanted in zip(ROLES, row.answers(method), strict=True):
        answer = ask_row(world, role, method, row.name, row.of)
        written += writes_of_a_look(answer) if method == "GET" else []
        got = letter(row.name, method, answer)
        if got != wanted:
            wrong.append(f"{role}: the table says {wanted!r}, the site {got!r}")
        elif wanted == "-" and not is_as_absent(world, role, method, row, answer):
            differs.append(role)

    assert wrong == [], "\n".join([target(world, row.name, row.of), *wrong])
    assert differs == [], (
        "They can tell this 404 from that of a thing that is not there."
    )
    assert written == [], "Opening this page writes (see GET_WRITES)."


def is_as_absent(
    world: World, role: str, method: str, row: Row, answer: Answer
) -> bool:
    """Whether this 404 is byte for byte the one for a thing that is not there."""
    there = world.at[row.of]
    is_seen = world.is_member(role, str(there.get("slug")))
    nowhere = absent(there, is_course_seen=is_seen)
    url = address(row.name, nowhere) + QUERIES.get(row.name, "")
    twin = world.absent.get((role, method, url))
    if twin is None:
        sent = body_for(world, row.name, row.of).arguments if method == "POST" else {}
        twin = ask(world, role, method, url, **sent)
        world.absent[role, method, url] = twin
    texts = [
        without_what_was_asked(one.text, at.partition("?")[0], arguments)
        for one, at, arguments in (
            (answer, target(world, row.name, row.of), there),
            (twin, url, nowhere),
        )
    ]
    return (twin.status, twin.headers, texts[0]) == (404, answer.headers, texts[1])


@pytest.mark.parametrize("row", rows(), ids=str)
def test_a_script_that_is_signed_out_is_told_so_in_json(world: World, row: Row):
    url = target(world, row.name, row.of)

    for method in METHODS:
        if row.answers(method)[0] != "s" or row.name.startswith("account"):
            continue
        answer = ask(
            world, "visitor", method, url, headers={"accept": "application/json"}
        )
        assert (answer.status, answer.changed) == (401, ())
        assert reverse("account_login") in answer.text


@pytest.mark.parametrize("name", sorted({row.name for row in rows()}))
def test_no_other_method_changes_anything(world: World, name: str):
    row = next(row for row in rows() if row.name == name)
    url = target(world, name, row.of)
    changed = []
    for role in ("author", "instructor"):
        for method in OTHER_METHODS:
            answer = ask(world, role, method, url)
            if answer.changed or answer.status >= 500:
                changed.append((role, method, answer.status))

    assert changed == []


def test_in_an_archived_course_nothing_is_done_but_reopening_it():
    done = {
        row.name for row in rows() if row.of.startswith("archived ") and "+" in row.post
    }

    assert done == {"blog:course-reopen", "grading:disclosure"}


# --- The admin's pages ----------------------------------------------------------------

ADMIN = [url for url in every_url() if url.name.startswith("admin:")]
LEADS_HOME = {"admin:logout"}
"""Signing out of the admin's pages: whoever is not in them is led to their front page."""


def admin_address(world: World, name: str) -> str:
    """The admin's page about something that is there."""
    thing = {
        "group": "group",
        "user": "",
        "course": "course",
        "section": "section",
        "membership": "author's membership",
        "invitation": "invitation",
        "assignment": "assignment",
        "post": "essay",
        "comment": "comment",
        "library": "library",
        "source": "cited source",
    }
    found = re.search(r"(?:auth|accounts|blog|citations|account)[_/]([a-z]+)", name)
    author = world.people["author"]
    arguments = {
        "object_id": author.pk,
        "id": author.pk,
        "content_type_id": 1,
        "app_label": "blog",
        "url": "nowhere/",
        **world.at[thing.get(found[1], "") if found else ""],
    }
    if found and found[1] == "emailaddress":
        arguments["object_id"] = author.emailaddress_set.get().pk
    return address(name, arguments)


@pytest.mark.parametrize("url", ADMIN, ids=lambda url: url.name)
def test_only_site_admins_get_into_the_admin(world: World, url):
    page = admin_address(world, url.name)
    sign_in = tuple(
        f"{reverse(name)}?next=" for name in ("account_login", "admin:login")
    )
    let_in = []
    for role in ROLES:
        for method in METHODS if role in {"visitor", "instructor"} else ["GET"]:
            if role == "site admin":
                continue
            answer = ask(world, role, method, page)
            is_led_home = url.name in LEADS_HOME and answer.leads_to == reverse(
                "admin:index"
            )
            is_refused = url.name == "admin:login" and answer.status == 403
            is_sent_off = answer.leads_to.startswith(sign_in)
            if answer.changed or not (is_led_home or is_refused or is_sent_off):
                let_in.append((role, method, answer.status, answer.leads_to))

    assert let_in == []


def test_signing_in_does_not_lead_anybody_else_into_the_admin(world: World):
    for role in ROLES:
        answer = ask(world, role, "GET", reverse("admin:login"))
        wanted = {"visitor": (302, "/accounts/login/"), "site admin": (302, "/admin/")}
        status, where = wanted.get(role, (403, ""))
        assert (answer.status, answer.leads_to.partition("?")[0]) == (status, where)


@pytest.mark.parametrize(
    "url", [u for u in ADMIN if u.name.endswith("_changelist")], ids=lambda u: u.name
)
def test_site_admins_open_every_list_of_the_admin(world: World, url):
    answer = ask(world, "site admin", "GET", admin_address(world, url.name))

    assert answer.status == 200


def test_grades_feedback_drafts_and_revisions_are_not_in_the_admin():
    shown = {model._meta.label for model in admin.site._registry}

    assert not any(label.startswith("grading.") for label in shown)
    assert shown & {"blog.Draft", "blog.Revision", "blog.Figure"} == set()
