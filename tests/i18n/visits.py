"""Every page of the site, in every state that has words of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.core.files.base import ContentFile
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from citations.documents.services.merge import CannotMerge
from citations.library.forms import FIELDS
from citations.quotations.extract import BadText, Problem
from citations.styles import BibliographyError
from citations.styles.registry import DEFAULT, STYLES
from tests.i18n.account_flows import account_flows
from tests.i18n.world import PASSWORD, picture
from tests.world import World

NOT_PAGES = {
    "blog:works-file": "references as a file",
    "healthz": "for load balancers",
    "readyz": "for load balancers",
    "js-texts": "the catalogue itself; looked at by a test of its own",
    "blog:figure-image": "a picture",
    "blog:course-export": "a file",
    "blog:post-export": "a file",
    "accounts:session": "names and numbers for a script",
    "admin:jsi18n": "Django's own catalogue",
    "admin:autocomplete": "names for a script",
    "admin:view_on_site": "leads on",
    "admin:login": "leads to our own",
    "admin:None": "old addresses, and what is not there",
}
Answer = Any
TEXT = "Α" * 90
AWAY = "http://127.0.0.1:9"
SERVICES = ("crossref", "open-library", "zotero")


@dataclass
class Visit:
    """One request, or a few, of somebody."""

    name: str
    """The URL's name."""
    who: str
    note: str
    go: Callable[[Client], Answer]
    status: int = 200
    patches: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name, f"as {self.who}", self.note)))


def url_names() -> set[str]:
    """Every name in the URLconf."""
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern, inner)


def get(
    name: str, who: str, /, *args: Any, query: str = "", status: int = 200
) -> Visit:
    """Open a page."""
    address = reverse(name, args=args) + query
    return Visit(name, who, query, lambda c: c.get(address, follow=True), status)


def post(
    name: str,
    who: str,
    /,
    *args: Any,
    note: str = "posted",
    status: int = 200,
    query: str = "",
    patches: tuple[tuple[str, Any], ...] = (),
    **data: Any,
) -> Visit:
    """Send a form and follow to where it leads; a browser always sends something."""
    data = {"sent": "1", **data}
    address = reverse(name, args=args) + query
    return Visit(
        name, who, note, lambda c: c.post(address, data, follow=True), status, patches
    )


def send(name: str, who: str, /, *args: Any, status: int, **data: Any) -> Visit:
    """Send JSON, as a script does."""
    address = reverse(name, args=args)
    return Visit(
        name,
        who,
        "as JSON",
        lambda c: c.post(
            address,
            json.dumps(data),
            content_type="application/json",
            headers={"accept": "application/json"},
        ),
        status,
    )


def visits(world: World) -> list[Visit]:
    """All of them."""
    return [
        *course_pages(world),
        *course_forms(world),
        *people_forms(world),
        *library_pages(world),
        *text_pages(world),
        *job_pages(world),
        *shelf_pages(world),
        *map_pages(world),
        *import_pages(world),
        *assignment_pages(world),
        *writing_pages(world),
        *writing_scripts(world),
        *reading_pages(world),
        *grading_pages(world),
        *grading_forms(world),
        *doors(world),
        *account_pages(world),
        *(Visit(name, "visitor", note, go) for name, note, go in account_flows(world)),
        *error_pages(world),
        *admin_pages(world),
    ]


# --- A course -----------------------------------------------------------------------


def course_pages(w: World) -> Iterator[Visit]:
    for who in ("prof", "ada", "tess", "olga"):
        yield get("blog:course-detail", who, w.course.slug)
        yield get(
            "blog:post-create", who, w.course.slug, status=403 if who == "olga" else 200
        )
    for slug in (w.empty.slug, w.archived.slug):
        for who in ("prof", "ada"):
            yield get("blog:course-detail", who, slug)
            yield get("blog:assignment-list", who, slug)
            yield get("blog:source-list", who, slug)
        yield get("blog:course-edit", "prof", slug)
        yield get("blog:member-list", "prof", slug)
        yield get("grading:course", "prof", slug)
        yield get("grading:gradebook", "prof", slug)
        yield get("grading:my-work", "ada", slug)
        me = w.people["ada"].memberships.get(course__slug=slug)
        yield get("blog:member-detail", "ada", slug, me.pk)
    yield get("blog:post-create", "ada", w.empty.slug)
    for who in ("ada", "otto", "admin"):
        yield get("blog:home", who)
    for name, member in w.members.items():
        yield get("blog:member-detail", "ada", w.course.slug, member.pk)
        yield get(
            "blog:member-edit", "prof", w.course.slug, member.pk, query=f"?{name}"
        )
    yield get("blog:member-list", "prof", w.course.slug)
    yield get("blog:member-list", "prof", w.course.slug, query="?q=ζζζ")
    yield get("blog:course-edit", "prof", w.course.slug)
    yield get("blog:section-edit", "prof", w.course.slug, w.sections[0].pk)
    yield get("blog:course-create", "admin")


def course_forms(w: World) -> Iterator[Visit]:
    slug = w.course.slug
    dates = {
        "title": "Τ",
        "timezone": "UTC",
        "accent": "red",
        "starts_on": "2026-03-02",
    }
    yield post("blog:course-create", "admin", status=400)
    yield post("blog:course-create", "admin", note="made", **dates)
    yield post("blog:course-edit", "prof", slug, status=400)
    yield post(
        "blog:course-edit",
        "prof",
        slug,
        note="ends before",
        status=400,
        **dates,
        ends_on="2026-01-01",
    )
    yield post(
        "blog:course-edit",
        "prof",
        slug,
        note="no date",
        status=400,
        **dates,
        ends_on="ζ",
    )
    yield post("blog:course-edit", "prof", slug, note="saved", **dates)
    yield post("blog:course-style", "prof", slug, status=400)
    yield post("blog:course-style", "prof", slug, note="switched", style=DEFAULT.name)
    yield post("blog:course-archive", "prof", slug)
    yield post("blog:course-reopen", "prof", w.archived.slug)
    yield post("blog:section-create", "prof", slug, status=400)
    yield post(
        "blog:section-create", "prof", slug, note="twice", status=400, name="Τμήμα Α"
    )
    pk = w.sections[0].pk
    yield post("blog:section-edit", "prof", slug, pk, status=400)
    yield post("blog:section-delete", "prof", slug, pk)


def people_forms(w: World) -> Iterator[Visit]:
    slug, pks = w.course.slug, {name: m.pk for name, m in w.members.items()}
    edit, invite = "blog:member-edit", "blog:invitation-create"
    yield post(edit, "prof", slug, pks["ben"], status=400)
    yield post(
        edit, "prof", slug, pks["ben"], note="no section", status=400, role="assistant"
    )
    yield post(
        edit, "prof", slug, pks["prof"], note="the last", status=400, role="student"
    )
    yield post(edit, "prof", slug, pks["ben"], note="saved", role="observer")
    yield post("blog:member-withdraw", "prof", slug, pks["ben"])
    yield post("blog:member-withdraw", "prof", slug, pks["prof"], note="the last")
    yield post("blog:member-restore", "prof", slug, pks["gone"])
    yield post(invite, "prof", slug, status=400)
    yield post(
        invite, "prof", slug, note="no address", status=400, emails="ζζ", role="student"
    )
    yield post(
        invite,
        "prof",
        slug,
        note="in already",
        status=400,
        emails="ada@example.org",
        role="student",
    )
    many = ",".join(f"a{n}@example.org" for n in range(101))
    yield post(
        invite, "prof", slug, note="too many", status=400, emails=many, role="student"
    )
    for emails in ("x@example.org", "x@example.org,y@example.org"):
        yield post(invite, "prof", slug, note=emails, emails=emails, role="assistant")
    away = (("blog.classroom.services.members.send_mail", _raise(OSError())),)
    yield post(
        invite,
        "prof",
        slug,
        note="mail is away",
        patches=away,
        emails="x@example.org",
        role="student",
    )
    yield post("blog:invitation-revoke", "prof", slug, w.invitations["otto"].pk)
    yield post("blog:join-link-renew", "prof", slug)
    yield post("blog:join-link-switch", "prof", slug)


def _raise(problem: Exception) -> Callable[..., Any]:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise problem

    return fail


def library_pages(w: World) -> Iterator[Visit]:
    slug = w.course.slug
    for query in ("", "?q=ζζζ", "?order=author", "?order=newest"):
        yield get("blog:source-list", "prof", slug, query=query)
    yield Visit(
        "blog:source-list",
        "ada",
        "second page",
        lambda c: _second_page(c, reverse("blog:source-list", args=[slug])),
    )
    yield get("blog:source-create", "prof", slug)
    for kind in FIELDS:
        wrong = {
            "issued": "ζ",
            "accessed": "ζ",
            "page": "ζ-",
            "first_page": "9",
            "last_page": "3",
            "URL": "ζ",
        }
        yield get("blog:source-create", "prof", slug, query=f"?type={kind}")
        yield post(
            "blog:source-create",
            "prof",
            slug,
            query=f"?type={kind}",
            note=kind,
            status=400,
            key="0",
            **wrong,
        )
    yield post(
        "blog:source-create",
        "prof",
        slug,
        query="?type=book",
        note="page",
        status=400,
        title="Τ",
        first_page="ζ",
    )
    yield post(
        "blog:source-create",
        "prof",
        slug,
        query="?type=book",
        note="made",
        title="Τίτλος",
        author="Νέος, Ν.",
    )
    for key, source in w.sources.items():
        yield get("blog:source-detail", "ada", slug, source.pk, query=f"?{key}")
        yield get("blog:source-detail", "prof", slug, source.pk, query=f"?{key}")
        yield get("blog:source-references", "ada", slug, source.pk, query=f"?{key}")
        if key != "merged":
            yield get("blog:source-edit", "prof", slug, source.pk)
        yield post("blog:source-delete", "prof", slug, source.pk, note=key)
    yield post("blog:source-edit", "prof", slug, w.sources["free"].pk, status=400)
    yield post(
        "blog:source-edit",
        "prof",
        slug,
        w.sources["free"].pk,
        note="saved",
        title="Τίτλος",
        author="Νέος, Ν.",
    )


def _second_page(client: Client, address: str) -> Answer:
    page = client.get(address).content.decode()
    found = re.search(r'href="([^"]*)" rel="next"', page)
    assert found, "there is no second page"
    return client.get(address + found[1].replace("&amp;", "&"))


def import_pages(w: World) -> Iterator[Visit]:
    slug = w.course.slug
    yield get("blog:import-create", "prof", slug)
    for key, batch in w.imports.items():
        query = f"?{key}"
        yield get("blog:import-detail", "prof", slug, batch.pk, query=query)
    ready = w.imports["ready"].pk
    for state in ("new", "changed", "same", "bad", "ζ"):
        yield get("blog:import-detail", "prof", slug, ready, query=f"?show={state}")
    yield post("blog:import-create", "prof", slug, status=400)
    yield post("blog:import-create", "prof", slug, text="ζ", status=400)
    yield post("blog:import-create", "prof", slug, text='[{"ζ": "ζ"}]', status=400)
    for batch in w.imports.values():
        query = f"?again={batch.pk}"
        yield get("blog:import-create", "prof", slug, query=query)
    yield post("blog:import-create", "prof", slug, text="ζ" * 400_001, status=400)
    yield post("blog:import-zotero", "prof", slug, status=400)
    yield post("blog:import-zotero", "prof", slug, address="ζ", status=400)
    yield post("blog:import-look-up", "prof", slug, status=400)
    yield post("blog:import-look-up", "prof", slug, number="ζ", status=400)
    away = ("django.conf.settings.SOURCE_SERVICES", dict.fromkeys(SERVICES, AWAY))
    yield post(
        "blog:import-look-up",
        "prof",
        slug,
        number="10.2307/2499923",
        status=400,
        patches=(away,),
    )
    yield post("blog:import-choose", "prof", slug, ready)
    yield post("blog:import-choose-all", "prof", slug, ready, "new")
    yield post("blog:import-confirm", "prof", slug, ready)
    yield post("blog:import-discard", "prof", slug, ready)


GROUND = {"rights": "Δημόσιο", "confirmed": "on"}


def text_pages(w: World) -> Iterator[Visit]:
    """A source's text: added, looked at, held, read and deleted."""
    slug, page = w.course.slug, "Λόγια μιας σελίδας που είναι αρκετά για κείμενο."
    closed, opened = w.texts["closed"].source_id, w.texts["open"].source_id
    for pk in (closed, opened):
        yield get("blog:source-text", "prof", slug, pk)
        yield get("blog:source-detail", "prof", slug, pk, query="?text")
        for position in range(3):
            yield get("blog:source-page", "prof", slug, pk, position)
    yield get("blog:source-page", "ada", slug, opened, 0)
    yield post("blog:source-text", "prof", slug, opened, note="empty", status=400)
    wrong = {"first_label": "-1", "rights": "α" * 501, "pasted": "α"}
    yield post("blog:source-text", "prof", slug, opened, status=400, **wrong)
    both = {"file": ContentFile(b"a", "α.txt"), "pasted": page, **GROUND}
    yield post(
        "blog:source-text", "prof", slug, opened, note="both", status=400, **both
    )
    for problem in set(Problem) - {Problem.TOO_SLOW}:  # that one the worker tries
        fail = (("blog.shelf.services.source_texts.extract", _raise(BadText(problem))),)
        sent = {"pasted": page, **GROUND}
        text = partial(post, "blog:source-text", "prof", slug, opened, status=400)
        yield text(note=problem, patches=fail, **sent)
    small = {"file": ContentFile(b"aaaa", "α.txt"), **GROUND}
    limit = (("django.conf.settings.SOURCE_TEXT_MAX_BYTES", 3),)
    big = partial(post, "blog:source-text", "prof", slug, opened, status=413)
    yield big(note="big", patches=limit, **small)
    often = (("blog.shelf.views.source_texts.is_over_limit", lambda *a, **k: True),)
    busy = partial(post, "blog:source-text", "prof", slug, opened, status=429)
    yield busy(note="often", patches=often, pasted=page, **GROUND)
    yield post("blog:source-text", "prof", slug, opened, pasted=page, **GROUND)
    late = (
        ("blog.shelf.services.source_texts.extract", _raise(BadText(Problem.TOO_SLOW))),
    )
    yield text(note="late", patches=late, status=200, pasted=page, **GROUND)
    yield get("blog:source-text", "prof", slug, opened, query="?late")
    yield get("blog:source-text-preview", "prof", slug, closed)
    yield post("blog:source-text-preview", "prof", slug, closed)
    yield post("blog:source-text-discard", "prof", slug, closed)
    for may in ("yes", "no"):
        readers = partial(post, "blog:source-text-readers", "prof", slug, closed)
        yield readers(note=may, students_may_read=may)
    yield post("blog:source-text-remove", "prof", slug, closed)


def job_pages(w: World) -> Iterator[Visit]:
    for key, job in w.jobs.items():
        yield get("blog:job-detail", "prof", w.course.slug, job.pk, query=f"?{key}")


def shelf_pages(w: World) -> Iterator[Visit]:
    slug, pks = w.course.slug, {name: s.pk for name, s in w.sources.items()}
    suggest, decline = "blog:source-suggest", "blog:source-decline"
    yield get(suggest, "ada", slug)
    for kind in FIELDS:
        yield get(suggest, "ada", slug, query=f"?type={kind}")
    yield post(suggest, "ada", slug, status=400)
    often = (("blog.shelf.views.suggestions.is_over_limit", lambda *a, **k: True),)
    yield post(
        suggest, "ada", slug, note="often", status=400, patches=often, title="Τίτλος"
    )
    yield post(suggest, "ada", slug, note="sent", title="Τίτλος", author="Νέος, Ν.")
    for who in ("prof", "ada", "ben"):
        yield get("blog:suggestion-list", who, slug)
        if who != "ben":
            yield get("blog:suggestion-list", who, w.empty.slug)
    for state in ("suggested", "free"):
        yield post("blog:source-approve", "prof", slug, pks[state], note=state)
        yield post(decline, "prof", slug, pks[state], note=state, reason="Όχι.")
    yield get(decline, "prof", slug, pks["suggested"])
    yield post(decline, "prof", slug, pks["suggested"], status=400)
    for name, done, other in (
        ("retire", "free", "retired"),
        ("unretire", "retired", "free"),
    ):
        yield post(f"blog:source-{name}", "prof", slug, pks[done])
        yield post(f"blog:source-{name}", "prof", slug, pks[other], note="late")
    merge, into = "blog:source-merge", f"?into={pks['freeze']}"
    yield get(merge, "prof", slug, pks["free"])
    yield get(merge, "prof", slug, pks["free"], query="?q=ζζζ")
    yield get(merge, "prof", slug, pks["life"], query=into)
    yield post(merge, "prof", slug, pks["life"], status=400)
    yield post(merge, "prof", slug, pks["life"], note="merged", into=str(pks["freeze"]))
    gone = (("blog.shelf.services.curation.merge", _raise(CannotMerge())),)
    yield post(
        merge,
        "prof",
        slug,
        pks["life"],
        note="gone",
        patches=gone,
        into=str(pks["freeze"]),
    )
    for who in ("prof", "ada"):
        yield get("blog:source-list", who, slug, query="?state=retired")
    yield get("blog:source-list", "prof", w.empty.slug, query="?state=retired")


def map_pages(w: World) -> Iterator[Visit]:
    for who in ("prof", "ada"):
        yield get("blog:course-map", who, w.course.slug)
        yield get("blog:course-map", who, w.empty.slug)
        for name in ("blog:course-passages", "blog:course-pairs"):
            yield get(name, who, w.course.slug)
            yield get(name, who, w.empty.slug)


def assignment_pages(w: World) -> Iterator[Visit]:
    slug = w.course.slug
    for who in ("prof", "ada", "olga"):
        yield get("blog:assignment-list", who, slug)
    for assignment in w.assignments.values():
        for who in ("prof", "ada", "ben"):
            yield get("blog:assignment-detail", who, slug, assignment.number)
        yield get("blog:assignment-edit", "prof", slug, assignment.number)
        yield post(
            "blog:assignment-delete",
            "prof",
            slug,
            assignment.number,
            note=assignment.title,
        )
    rows = {"readings-TOTAL_FORMS": "1", "readings-INITIAL_FORMS": "0"}
    wrong = {
        "number": "1",
        "title": "Τ",
        "points": "-1",
        "words_min": "9",
        "words_max": "3",
    }
    days = {
        "opens_wall": "2026-05-02T10:00",
        "due_wall": "2026-05-01T10:00",
        "locks_wall": "2026-04-01T10:00",
    }
    odd = {"opens_wall": "ζ", "due_wall": "0001-01-01T10:00", "number": "0"}
    yield get("blog:assignment-create", "prof", slug)
    yield post("blog:assignment-create", "prof", slug, status=400, **rows)
    yield post(
        "blog:assignment-create",
        "prof",
        slug,
        note="wrong",
        status=400,
        **wrong,
        **days,
        **rows,
        **{"readings-0-pages": "ζ"},
    )
    yield post(
        "blog:assignment-create",
        "prof",
        slug,
        note="odd",
        status=400,
        **odd,
        **rows,
        guidelines_html="<blockquote>" * 200,
    )
    right = {
        "number": "9",
        "title": "Τ",
        "points": "5",
        "sources_wanted": "0",
        "replies_wanted": "0",
    }
    yield post(
        "blog:assignment-create",
        "prof",
        slug,
        note="made",
        **right,
        **rows,
        due_wall="2026-05-01T10:00",
    )


# --- Writing ------------------------------------------------------------------------


def writing_pages(w: World) -> Iterator[Visit]:
    slug, pks = w.course.slug, {name: p.pk for name, p in w.posts.items()}
    typed = {"version": "1", "title": "Τ", "standfirst": "", "body": "<p>Λόγια.</p>"}
    for name in ("draft", "blank", "past"):
        yield get("blog:draft-edit", "ada", slug, pks[name])
        yield get("blog:post-publish", "ada", slug, pks[name])
    edit, draft = "blog:draft-edit", pks["draft"]
    yield get(edit, "ada", w.archived.slug, w.archived.posts["draft"].pk, status=0)
    yield post(edit, "ada", slug, draft, note="saved", **typed)
    yield post(edit, "ada", slug, draft, note="to hand in", **typed, then="hand-in")
    yield post(
        edit,
        "ada",
        slug,
        draft,
        note="long",
        status=400,
        **{**typed, "title": "Α" * 301, "standfirst": "Α" * 501},
    )
    yield post(
        edit,
        "ada",
        slug,
        draft,
        note="no version",
        status=400,
        **{**typed, "version": ""},
    )
    for bad in ("Α" * 200_001, "&" * 60_000, "<p>" * 30_000, "<blockquote>" * 150):
        yield post(
            edit,
            "ada",
            slug,
            draft,
            note=bad[:12],
            status=400,
            **{**typed, "body": bad},
        )
    yield post(
        edit, "ada", slug, draft, note="stale", status=409, **{**typed, "version": "0"}
    )
    chosen = {**typed, "choice": "theirs", "keep_other": "on"}
    yield post("blog:draft-conflict", "ada", slug, draft, **chosen)
    yield post(
        "blog:draft-conflict",
        "ada",
        slug,
        draft,
        note="stale",
        status=409,
        **{**chosen, "version": "0"},
    )
    publish = "blog:post-publish"
    yield post(publish, "ada", slug, draft, note="no version", status=400)
    yield post(publish, "ada", slug, draft, note="stale", status=409, version="0")
    yield post(publish, "ada", slug, draft, note="handed in", version="1")
    yield post(
        publish, "ada", slug, pks["blank"], note="empty", status=400, version="1"
    )
    pending = (
        ("blog.essays.services.publication.retry_works_cited", lambda revision: False),
    )
    yield post(
        publish, "ada", slug, draft, note="pending", patches=pending, version="1"
    )
    yield post("blog:post-discard", "ada", slug, draft)
    yield post("blog:post-reopen", "prof", slug, pks["pending"])
    yield post("blog:post-create", "ada", slug, note="begun")
    yield post("blog:post-create", "ben", slug, note="begun", assignment="2")
    yield post("blog:figure-create", "ada", slug, draft, status=400)
    yield post(
        "blog:figure-create",
        "ada",
        slug,
        draft,
        note="no picture",
        status=400,
        image=_text_file(),
        alt="Π",
        credit_url="ζ",
    )
    yield post(
        "blog:figure-create",
        "ada",
        slug,
        draft,
        note="added",
        image=picture(),
        alt="Π",
        licence="cc-by",
    )
    yield post("blog:decision-save", "ada", slug, draft, status=400)


def _text_file() -> ContentFile[bytes]:
    return ContentFile(b"no picture", name="a.png")


def writing_scripts(w: World) -> Iterator[Visit]:
    slug, draft = w.course.slug, w.posts["draft"].pk
    typed = {"version": 1, "title": "Τ", "standfirst": "", "body": "<p>Λόγια.</p>"}
    yield send("blog:draft-save", "ada", slug, draft, status=200, **typed)
    yield send("blog:draft-save", "ada", slug, draft, status=400)
    yield send(
        "blog:draft-save", "ada", slug, draft, status=400, **{**typed, "body": "Α\0"}
    )
    yield send(
        "blog:draft-save",
        "ada",
        slug,
        draft,
        status=400,
        **{**typed, "body": "Α" * 200_001},
    )
    yield send("blog:draft-save", "visitor", slug, draft, status=401, **typed)
    yield send(
        "blog:draft-read",
        "ada",
        slug,
        draft,
        status=200,
        body=w.posts["draft"].draft.body_html,
    )
    yield send("blog:draft-read", "ada", slug, draft, status=400, body=3)
    yield send("blog:decision-save", "ada", slug, draft, status=400, verdict="source")
    known = {"marker_key": "α", "context_key": "β", "verdict": "source", "source": "γ"}
    yield send("blog:decision-save", "ada", slug, draft, status=400, **known)
    yield send("blog:figure-create", "ada", slug, draft, status=400)
    often = (("blog.essays.views.editor.is_over_limit", lambda *a, **k: True),)
    save = send("blog:draft-save", "ada", slug, draft, status=429, **typed)
    yield Visit(save.name, "ada", "too often", save.go, 429, often)


def _no_engine(*args: Any, **options: Any) -> None:
    raise BibliographyError("Pandoc is not installed.")


# --- Reading ------------------------------------------------------------------------


def reading_pages(w: World) -> Iterator[Visit]:
    slug, pks = w.course.slug, {name: p.pk for name, p in w.posts.items()}
    essay, number = pks["past"], w.posts["past"].revisions.count()
    discussed = pks["essay"]
    for who in ("ada", "ben", "prof", "olga"):
        for pk in (essay, discussed, pks["pending"]):
            yield get("blog:post-detail", who, slug, pk)
    yield get(
        "blog:post-detail",
        "ada",
        slug,
        discussed,
        query=f"?reply_to={w.comments['thread 1'].pk}",
    )
    retry = "blog:works-cited-retry"
    for done in (True, False):
        patch = (
            (
                "blog.essays.services.publication.retry_works_cited",
                lambda r, done=done: done,
            ),
        )
        yield post(
            retry, "ben", slug, pks["pending"], note=f"done: {done}", patches=patch
        )
    for style in STYLES:
        yield get("blog:works-list", "ada", slug, essay, style)
        yield get("blog:works-file", "ada", slug, essay, style, "html")
    yield get(
        "blog:works-list", "ada", slug, pks["pending"], DEFAULT.name, query="?none"
    )
    for note, patch in (
        ("too long", ("blog.shelf.reference_lists.MOST_SOURCES", -1)),
        ("no engine", ("blog.shelf.reference_lists.works_cited", _no_engine)),
    ):
        list_page = get("blog:works-list", "ada", slug, essay, DEFAULT.name)
        yield Visit(list_page.name, "ada", note, list_page.go, 503, (patch,))
    yield get("blog:revision-list", "ada", slug, essay)
    yield get("blog:revision-list", "ada", slug, pks["blank"])
    for one in range(1, number + 1):
        yield get("blog:revision-detail", "ada", slug, essay, one)
    restore = "blog:revision-restore"
    yield post(restore, "ada", slug, essay, 1, version="2")
    yield post(restore, "ada", slug, essay, 1, note="stale", status=409, version="0")
    create = "blog:comment-create"
    yield post(create, "ben", slug, discussed, status=400)
    yield post(create, "ben", slug, discussed, note="blank", status=400, body="  \n ")
    yield post(create, "ben", slug, discussed, note="said", body="Ναι (Μπράουν 3).")
    often = (("blog.discussion.views.comments.is_over_limit", lambda *a, **k: True),)
    yield post(
        create,
        "ben",
        slug,
        discussed,
        note="too often",
        status=429,
        patches=often,
        body="Α",
    )
    own = w.comments["own"].pk
    yield get("blog:comment-detail", "ada", slug, own)
    yield get("blog:comment-edit", "ada", slug, own)
    yield post("blog:comment-edit", "ada", slug, own, status=400)
    yield get("blog:comment-remove", "ada", slug, own)
    yield post("blog:comment-remove", "ada", slug, own)


# --- Grading ------------------------------------------------------------------------


def grading_pages(w: World) -> Iterator[Visit]:
    slug, past = w.course.slug, w.assignments["past"].number
    yield get("grading:my-work", "ada", slug)
    yield get("grading:my-work", "ben", slug)
    for who in ("prof", "tess"):
        yield get("grading:course", who, slug)
        yield get("grading:gradebook", who, slug)
        yield get("grading:gradebook-csv", who, slug)
        for assignment in w.assignments.values():
            yield get("grading:assignment", who, slug, assignment.number)
    for query in ("?q=ζζζ", "?order=points", "?state=released"):
        yield get("grading:assignment", "prof", slug, past, query=query)
    yield get("grading:gradebook", "prof", slug, query="?q=ζζζ")
    for assignment in w.assignments.values():
        for name in ("ada", "ben", "gone"):
            args = (slug, assignment.number, w.members[name].pk)
            yield get("grading:desk", "prof", *args)
        yield get("grading:item-create", "prof", slug, assignment.number)
        yield get("grading:next", "prof", slug, assignment.number)
    yield get("grading:item-edit", "prof", slug, w.items["past"].pk)
    yield get("grading:disclosure-list", "admin")
    yield get("grading:disclosure-list", "admin", query="?grade=0")
    pk = w.grades["released"].pk
    yield get("grading:disclosure-list", "admin", query=f"?grade={pk}")
    yield get("grading:disclosure", "admin", pk)
    yield post("grading:disclosure", "admin", pk, status=400)
    yield post("grading:disclosure", "admin", pk, note="short", status=400, reason="α")
    yield post("grading:disclosure", "admin", pk, note="read", reason="Το ζήτησε πάλι.")


def grading_forms(w: World) -> Iterator[Visit]:
    slug, past = w.course.slug, w.assignments["past"].number
    item, spare = w.items["past"].pk, w.items["past spare"].pk
    args = (slug, past, w.members["ben"].pk)
    marks = {
        f"score-{item}": "3",
        f"version-{item}": "1",
        f"score-{spare}": "",
        f"version-{spare}": "0",
        "feedback": "Φ",
    }
    desk = "grading:desk"
    yield post(desk, "prof", *args, note="saved", **marks)
    yield post(desk, "prof", *args, note="and next", **marks, then="ungraded")
    yield post(
        desk,
        "prof",
        *args,
        note="too many",
        status=400,
        **{**marks, f"score-{item}": "99"},
    )
    yield post(
        desk,
        "prof",
        *args,
        note="no number",
        status=400,
        **{**marks, f"score-{item}": "ζ"},
    )
    yield post(
        desk,
        "prof",
        *args,
        note="stale",
        status=409,
        **{**marks, f"version-{item}": "0"},
    )
    release, back = "grading:release", "grading:take-back"
    yield post(release, "prof", slug, past, note="none")
    yield post(release, "prof", slug, past, note="all?", all="1")
    yield post(release, "prof", slug, past, note="all", all="1", confirm="1")
    yield post(back, "prof", slug, past, note="none")
    yield post(back, "prof", slug, past, note="one", member=w.members["ada"].pk)
    create = "grading:item-create"
    yield post(create, "prof", slug, past, status=400)
    yield post(
        create,
        "prof",
        slug,
        past,
        note="twice",
        status=400,
        kind="essay",
        title="Τ",
        points="5",
        weight="1",
    )
    yield post(
        create,
        "prof",
        slug,
        past,
        note="made",
        kind="other",
        title="Τ",
        points="5",
        weight="1",
    )
    less = {"kind": "essay", "title": "Τ", "points": "1", "weight": "-1"}
    yield post("grading:item-edit", "prof", slug, item, status=400, **less)
    yield post("grading:item-delete", "prof", slug, item, note="in use")
    yield post("grading:item-delete", "prof", slug, spare)


# --- Doors and accounts --------------------------------------------------------------


def doors(w: World) -> Iterator[Visit]:
    code = w.course.join_code
    yield get("blog:join-code", "visitor")
    yield post("blog:join-code", "visitor", status=400)
    yield post("blog:join-code", "visitor", note="no letters", status=400, code="--")
    yield post("blog:join-code", "visitor", note="wrong", status=400, code="ζζ")
    yield get("blog:join", "visitor", code)
    yield get("blog:join", "visitor", "ζζ", status=404)
    yield get("blog:join", "otto", code)
    yield post("blog:join", "otto", code, status=400)
    yield post("blog:join", "otto", code, note="in", section=w.sections[0].pk)
    for who in ("visitor", "otto"):
        yield get("blog:invitation-claim", who, w.tokens["otto"])
    yield get("blog:invitation-claim", "visitor", "ζζ", status=404)
    yield post("blog:invitation-claim", "otto", w.tokens["otto"])
    yield post("blog:invitation-accept", "otto", w.invitations["otto"].pk)
    often = (("blog.classroom.views.join.is_over_limit", lambda *a, **k: True),)
    yield post(
        "blog:join-code",
        "visitor",
        note="too often",
        status=429,
        patches=often,
        code="ζζ",
    )


def account_pages(w: World) -> Iterator[Visit]:
    for name in ("login", "signup", "request_login_code", "reset_password"):
        yield get(f"account_{name}", "visitor")
        yield post(f"account_{name}", "visitor")
    for name in ("reset_password_done", "inactive", "reset_password_from_key_done"):
        yield get(f"account_{name}", "visitor")
    yield get("account_reset_password_from_key", "visitor", "1", "no-such-key")
    for name in ("logout", "email", "change_password", "reauthenticate"):
        yield get(f"account_{name}", "ada")
    yield get("account_email", "ada")
    yield get("account_set_password", "coded")
    yield get("account_change_password", "coded")
    for name in ("usersessions_list", "accounts:profile"):
        yield get(name, "ada")
    yield post(
        "account_login", "visitor", note="wrong", login="ada@example.org", password="ζ"
    )
    yield post(
        "account_reset_password", "visitor", note="known", email="ada@example.org"
    )
    yield post(
        "account_reset_password", "visitor", note="unknown", email="no@example.org"
    )
    yield post("account_reauthenticate", "ada", note="wrong", password="ζ")
    yield post("account_change_password", "ada")
    yield post(
        "account_change_password",
        "ada",
        note="wrong",
        oldpassword="ζ",
        password1="12",
        password2="13",
    )
    new = "ολόκληρος νέος λόγος"
    yield post(
        "account_change_password",
        "ada",
        note="done",
        oldpassword=PASSWORD,
        password1=new,
        password2=new,
    )
    yield post(
        "account_set_password", "coded", note="short", password1="12", password2="12"
    )
    yield post(
        "account_set_password", "coded", note="done", password1=new, password2=new
    )
    mine = "ada@example.org"
    yield post("account_email", "ada", note="none", action_add="")
    yield post("account_email", "ada", note="mine", action_add="", email=mine)
    yield post(
        "account_email", "ada", note="added", action_add="", email="more@example.org"
    )
    for action in ("action_primary", "action_send", "action_remove"):
        yield post("account_email", "ada", note=action, **{action: "", "email": mine})
    yield post("usersessions_list", "ada")
    yield post("account_logout", "ada")
    yield post("accounts:profile", "ada", status=400)
    yield post("accounts:profile", "ada", note="saved", name="Άδα", sort_name="")
    for name in ("Ζ\u202e", "...", "Ζ" + "\u0301" * 9, "adм"):
        yield post("accounts:profile", "ada", note=ascii(name), status=400, name=name)


# --- When something is wrong ---------------------------------------------------------


def error_pages(w: World) -> Iterator[Visit]:
    home, login = reverse("blog:home"), reverse("account_login")
    write = reverse("blog:comment-create", args=[w.course.slug, w.posts["essay"].pk])
    strict = Client(enforce_csrf_checks=True)
    yield Visit("blog:home", "ada", "NUL", lambda c: c.get(home + "?q=%00"), 400)
    yield Visit("blog:home", "ada", "UTF-8", lambda c: c.get(home + "?q=%ff"), 400)
    yield Visit("blog:home", "ada", "absent", lambda c: c.get("/no/such/page/"), 404)
    yield get("blog:course-edit", "ada", w.course.slug, status=403)
    yield Visit(
        "account_login",
        "visitor",
        "old form",
        lambda c: strict.post(login, {"x": TEXT}),
        403,
    )
    yield Visit(
        "blog:comment-create",
        "visitor",
        "signed out",
        lambda c: c.post(write, {"body": TEXT}),
        401,
    )
    small = (("django.conf.settings.DATA_UPLOAD_MAX_MEMORY_SIZE", 5),)
    for accept, status in (("text/html", 413), ("application/json", 413)):
        yield Visit(
            "account_login",
            "visitor",
            f"large, {accept}",
            lambda c, a=accept: c.post(
                login,
                json.dumps({"body": TEXT}),
                content_type="application/x-www-form-urlencoded",
                headers={"accept": a},
            ),
            status,
            small,
        )
    problems = (
        (RuntimeError(), 500, 500),
        (OperationalError(), 503, 503),
        (IntegrityError(), 409, 503),
    )
    for problem, for_people, for_scripts in problems:
        broken = (("blog.front.views.home.render", _raise(problem)),)
        for accept, status in (
            ("text/html", for_people),
            ("application/json", for_scripts),
        ):
            yield Visit(
                "blog:home",
                "ada",
                f"{type(problem).__name__}, {accept}",
                lambda c, a=accept: c.get(home, headers={"accept": a}),
                status,
                broken,
            )


# --- The admin -----------------------------------------------------------------------


def admin_pages(w: World) -> Iterator[Visit]:
    for name in ("index", "password_change", "password_change_done", "logout"):
        go = post if name == "logout" else get
        yield go(f"admin:{name}", "admin")
    yield post("admin:password_change", "admin")
    yield get("admin:auth_user_password_change", "admin", w.people["ada"].pk)
    for label in {model._meta.app_label for model in admin.site._registry}:
        yield get("admin:app_list", "admin", label)
    for model in admin.site._registry:
        yield from _model_pages(model)


def _model_pages(model: Any) -> Iterator[Visit]:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield get(f"{name}_changelist", "admin")
    yield get(f"{name}_changelist", "admin", query="?q=ζζζ")
    row = (
        admin.site._registry[model]
        .get_queryset(_admin_request())
        .order_by("pk")
        .first()
    )
    for page in ("add", "change", "history", "delete"):
        args = [] if page == "add" else [row.pk if row else 0]
        try:
            address = reverse(f"{name}_{page}", args=args)
        except NoReverseMatch:
            continue
        yield Visit(
            f"{name}_{page}", "admin", "", lambda c, a=address: c.get(a, follow=True), 0
        )
        if page in {"add", "change"}:
            yield Visit(
                f"{name}_{page}",
                "admin",
                "posted",
                lambda c, a=address: c.post(a, follow=True),
                0,
            )


def _admin_request() -> Any:
    return None


def texts_of(answer: Any) -> str:
    """A streamed answer's text, or any other's."""
    body = answer.getvalue() if answer.streaming else answer.content
    return str(body, "utf-8")
