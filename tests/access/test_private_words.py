"""Private words stand where they may be read, and nowhere else.

Every kind of words is one made-up word (`world.phrase`), every private score a number
that stands nowhere else. Each role asks for every URL there is, and what is found must be
exactly what is allowed here: more is a leak, less is a test that looks in the wrong place.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from django.contrib import admin

from tests.access.addresses import address, every_url
from tests.access.asking import Answer, ask, ask_row, target
from tests.access.bodies import JSON_URLS
from tests.access.table import rows
from tests.access.world import CLASS, ROLES, SCORES, STAFF, World, phrase

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AUTHOR = ("author",)
ADMIN = ("site admin",)
GRADERS = tuple(role for role in STAFF if role != "assistant of another section")
INSTRUCTOR = ("instructor",)
MEMBERS = (*CLASS, *STAFF)
WRITERS = tuple(role for role in MEMBERS if role != "observer")

DESK = {"grading:desk"}
BOOK = {"grading:gradebook", "grading:gradebook-csv"}
WRITING = {"blog:draft-edit", "blog:draft-conflict, sent", "blog:figure-create, sent"}
READING = {"blog:post-detail", "blog:comment-create, sent"}
RESTORING = {"blog:revision-restore, sent"}
DISCLOSED = {"grading:disclosure, sent"}
"""By the recorded act, and not by looking at the page before it."""

ALLOWED: dict[str, list[tuple[tuple[str, ...], set[str]]]] = {
    # --- Grades: the student's own and released, the graders of this student
    "feedback": [(GRADERS, DESK), (ADMIN, DISCLOSED)],
    "score draft": [(GRADERS, DESK | BOOK | {"grading:assignment"})],
    "released": [
        (AUTHOR, {"grading:my-work"}),
        (GRADERS, DESK),
        (ADMIN, DISCLOSED),
    ],
    "score released": [(AUTHOR, {"grading:my-work"}), (GRADERS, DESK | BOOK)],
    # --- Drafts: the author alone
    "draft": [(AUTHOR, WRITING)],
    "drafttitle": [
        (
            AUTHOR,
            {
                *WRITING,
                "blog:course-detail",
                "blog:member-detail",
                "blog:post-create",
                "blog:post-publish",
                "blog:revision-list",
                "grading:my-work",
            },
        )
    ],
    "newer": [(AUTHOR, {"blog:draft-edit", "blog:revision-detail", *RESTORING})],
    "newertitle": [
        (
            AUTHOR,
            {
                "blog:draft-edit",
                "blog:revision-detail",
                "blog:post-publish",
                *RESTORING,
            },
        )
    ],
    # --- Suggestions: who made them, and the staff
    "suggested": [
        (
            (AUTHOR[0], *STAFF),
            {
                "blog:suggestion-list",
                "blog:source-detail",
                "blog:source-references",
            },
        ),
        (
            STAFF,
            {
                "blog:source-decline",
                "blog:source-merge",
            },
        ),
        (ADMIN, {"the admin"}),
    ],
    "note": [((AUTHOR[0], *STAFF), {"blog:suggestion-list"})],
    "reason": [(AUTHOR, {"blog:suggestion-list"})],
    # --- What the class does not read any more
    "earlier": [((*AUTHOR, *STAFF), {"blog:revision-detail"}), (AUTHOR, RESTORING)],
    "removed": [],
    # --- Texts of sources, and what was found by them
    "pagetext": [(STAFF, {"blog:source-page"})],
    "previewtext": [(INSTRUCTOR, {"blog:source-text-preview"})],
    "openpage": [(MEMBERS, {"blog:source-page"})],
    "rights": [
        (
            INSTRUCTOR,
            {
                "blog:source-text",
                "blog:source-text, sent",
                "blog:source-text-preview",
            },
        )
    ],
    "difference": [(GRADERS, DESK)],
    "remark": [(GRADERS, DESK), (AUTHOR, {"blog:comment-edit"})],
    # --- What the class reads, and nobody else
    "essay": [
        (MEMBERS, {"blog:post-detail", "blog:source-detail"}),
        (WRITERS, READING),
        ((*AUTHOR, *STAFF), {"blog:revision-detail"}),
        (GRADERS, DESK),
        (AUTHOR, {*WRITING, *RESTORING}),
    ],
    "comment": [
        (MEMBERS, {"blog:post-detail", "blog:course-detail", "blog:member-detail"}),
        (WRITERS, READING),
        (("author", "classmate"), {"blog:comment-edit", "blog:comment-remove"}),
        (INSTRUCTOR, {"blog:comment-remove"}),
        (GRADERS, DESK),
        (ADMIN, {"the admin"}),
    ],
    # --- On its way to the shelf: those who put it there
    "import": [(STAFF, {"blog:import-detail"})],
    # --- The author's e-mail address
    "address": [
        (
            AUTHOR,
            {"account_email", "accounts:profile", "blog:invitation-claim"},
        ),
        (
            INSTRUCTOR,
            {"blog:member-list", "blog:member-edit", "blog:invitation-create, sent"},
        ),
        (GRADERS, {"grading:gradebook-csv"}),
        (ADMIN, {"the admin"}),
    ],
}
"""Who is shown which words where. “sent”: the answer to a form; one that stands on a page
of the same name may show again what the page shows."""


def allowed(role: str, kind: str) -> set[str]:
    return {name for roles, names in ALLOWED[kind] if role in roles for name in names}


def patterns(slug: str) -> dict[str, str]:
    """What to look for, by kind."""
    words = {
        kind: phrase(kind, slug)
        for kind in ALLOWED
        if kind != "address" and not kind.startswith("score ")
    }
    scores = {
        f"score {state}": rf"(?<!\d){score}(?!\d)".replace(".", "[.,]")
        for state, score in SCORES[slug].items()
    }
    address = {"address": phrase("address", "author")} if slug == "russia" else {}
    return words | scores | address


def everything(world: World, role: str) -> list[tuple[str, Answer]]:
    """The name of every URL with what it answers; “sent” for a form that is let through,
    filled in and empty."""
    pages = []
    for row in rows():
        pages.append((row.name, ask_row(world, role, "GET", row.name, row.of)))
        if row.post[ROLES.index(role)] not in "+o":
            continue
        sent = f"{row.name}, sent"
        pages.append((sent, ask_row(world, role, "POST", row.name, row.of)))
        kind = {"content_type": "application/json"} if row.name in JSON_URLS else {}
        empty = {"data": "{}" if kind else {}, **kind}
        page = ask(world, role, "POST", target(world, row.name, row.of), **empty)
        pages.append((sent, page))
    return pages + admin_pages(world, role)


def admin_pages(world: World, role: str) -> list[tuple[str, Answer]]:
    """The admin's pages about every row there is; about one for those it keeps out."""
    pages = []
    for model, one in admin.site._registry.items():
        ids = model._base_manager.values_list("pk", flat=True)
        start = f"admin:{one.opts.app_label}_{one.opts.model_name}_"
        for url in every_url():
            if not url.name.startswith(start):
                continue
            for pk in ids if url.keys and role == "site admin" else ids[:1]:
                at = address(url.name, {"object_id": pk, "id": pk})
                pages.append(("the admin", ask(world, role, "GET", at)))
    return pages


def where(world: World, role: str) -> dict[tuple[str, str], set[str]]:
    """(course, kind) → the URLs at which this role was shown such words."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    wanted = {
        (slug, kind): re.compile(pattern)
        for slug in SCORES
        for kind, pattern in patterns(slug).items()
    }
    for name, answer in everything(world, role):
        shown = answer.text + answer.leads_to
        for key, pattern in wanted.items():
            if pattern.search(shown):
                found[key].add(name)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_private_words_stand_only_where_they_may_be_read(world: World, role: str):
    found = where(world, role)

    in_archive = "classmate" if role == "member of an archived course" else role
    may = {"russia": role, "archive": in_archive}
    leaks = {
        (slug, kind, name)
        for (slug, kind), names in found.items()
        for name in names
        if not {name, name.removesuffix(", sent")} & allowed(may[slug], kind)
    }
    blind = {
        kind: sorted(allowed(role, kind) - found["russia", kind])
        for kind in ALLOWED
        if allowed(role, kind) - found["russia", kind]
    }
    assert leaks == set(), "Words that this role may not read there."
    assert blind == {}, "Words that should have been found: the test looks away."
