"""One world with everybody in it, and one thing in every state.

The course `russia` and the archived course `archive` hold the same things and the same
people in the same roles, so that a row about either reads the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from blog.assignments.models import Assignment, Reading
from blog.classroom.models import Course, Invitation, Membership, Section
from blog.classroom.services.members import token_hash
from blog.essays.models import Figure, Post
from blog.jobs.models import Job
from citations.documents.models import Citation, Document
from citations.quotations.models import QuotationCheck
from citations.styles.registry import DEFAULT
from sovclass.accounts.models import User
from tests.factories import (
    hand_in,
    make_assignment,
    make_comment,
    make_course,
    make_grade,
    make_import,
    make_item,
    make_member,
    make_post,
    make_section,
    make_source,
    make_source_text,
    make_user,
)

STRANGERS = (
    "visitor",
    "outsider",
    "instructor of another course",
    "withdrawn member",
    "member of an archived course",
    "site admin",
)
CLASS = ("observer", "classmate", "student of another section", "author")
STAFF = (
    "assistant of the section",
    "assistant of another section",
    "assistant of all sections",
    "instructor",
)
ROLES = (*STRANGERS, *CLASS, *STAFF)
"""The columns of the table, in its order."""

PASSWORD = "a long enough password"
PICTURE = b"RIFF....WEBPVP8 "
"""Served as it is stored; nobody decodes it here."""


@dataclass
class World:
    """The people, and what a URL needs to be about each thing."""

    people: dict[str, User] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    """Role → session key."""
    at: dict[str, dict[str, Any]] = field(default_factory=lambda: {"": {}})
    """Thing → the arguments of the URLs about it."""
    courses: dict[str, Course] = field(default_factory=dict)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """Every row of every table, as it is before anybody asks for anything."""

    absent: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    """Answers about things that are not there, by role, method and address."""

    handler: ClientHandler = field(
        default_factory=lambda: ClientHandler(enforce_csrf_checks=False)
    )
    """Loads the middleware once for all clients."""

    def client(self, role: str) -> Client:
        """A browser of this person, as fresh as can be: no messages from before."""
        client = Client()
        client.handler = self.handler
        if role in self.sessions:
            client.cookies["sessionid"] = self.sessions[role]
        return client

    def is_member(self, role: str, slug: str) -> bool:
        """Whether this course is there for this person."""
        extra = {"member of an archived course"} if slug == "archive" else set()
        return role in {*CLASS, *STAFF, *extra}


def phrase(kind: str, slug: str) -> str:
    """Words that stand nowhere else: one word, so that no page cuts it in two."""
    return f"{kind}zvezda{slug}"


SCORES = {
    "russia": {"draft": Decimal("13.37"), "released": Decimal("16.29")},
    "archive": {"draft": Decimal("11.83"), "released": Decimal("12.97")},
}


def build() -> World:
    """Everything. Call it inside a transaction that is rolled back."""
    world = World()
    for role in ROLES[1:]:
        world.people[role] = make_user(
            role.title(),
            password=PASSWORD,
            email=f"{phrase('address', role.replace(' ', '-'))}@example.org",
            is_staff=role == "site admin",
            is_superuser=role == "site admin",
        )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True)
        for user in world.people.values()
    )
    elsewhere = make_course(slug="elsewhere", join_code="ELSEWHERE")
    make_member(elsewhere, world.people["instructor of another course"], "instructor")
    _Class(world, "russia", prefix="").build()
    archive = _Class(world, "archive", prefix="archived ").build()
    archive.state, archive.is_join_open = Course.State.ARCHIVED, False
    archive.save()
    world.at["worn-out key"] = {"uidb36": "1", "key": "set-1234"}
    world.at["group"] = {"object_id": Group.objects.create(name="Founders").pk}
    for role, user in world.people.items():
        client = Client()
        client.force_login(user, "sovclass.accounts.backends.PasswordBackend")
        world.sessions[role] = client.cookies["sessionid"].value
    return world


class _Class:
    """A course with its members and their things."""

    def __init__(self, world: World, slug: str, *, prefix: str) -> None:
        self.world, self.slug, self.prefix = world, slug, prefix
        self.author = world.people["author"]
        self.course = world.courses[slug] = make_course(
            slug=slug,
            title=f"The course {slug}",
            join_code=f"JOIN{slug.upper()}",
        )
        self.now = timezone.now()

    def build(self) -> Course:
        self._people()
        self._assignments()
        self._sources()
        self._essays()
        self._pictures()
        self._comments()
        self._grades()
        self._invitations()
        return self.course

    def _is(self, thing: str, **arguments: Any) -> None:
        self.world.at[self.prefix + thing] = {"slug": self.slug, **arguments}

    def _words(self, kind: str) -> str:
        return phrase(kind, self.slug)

    # --- People and assignments -----------------------------------------------------

    def _people(self) -> None:
        course = self.course
        a, b = make_section(course, "Section A"), make_section(course, "Section B")
        self.members: dict[str, Membership] = {}

        def add(name: str, role: str, section: Section | None = None, **more: Any):
            user = self.world.people[name]
            self.members[name] = make_member(
                course, user, role, section=section, **more
            )

        add("author", "student", a)
        add("classmate", "student", a)
        add("student of another section", "student", b)
        add("observer", "observer")
        add("assistant of the section", "assistant", assists=[a])
        add("assistant of another section", "assistant", assists=[b])
        add("assistant of all sections", "assistant")
        add("instructor", "instructor")
        add("withdrawn member", "student", a, is_active=False, withdrawn_at=self.now)
        if self.prefix:
            add("member of an archived course", "student", a)
        self._is(
            "course",
            code=course.join_code,
            section=a.pk,
            object_id=course.pk,
            form="bibtex",
        )
        self._is("section", pk=a.pk, object_id=a.pk)
        for thing, name in (
            ("author's membership", "author"),
            ("withdrawn membership", "withdrawn member"),
            ("membership in another section", "student of another section"),
        ):
            pk = self.members[name].pk
            self._is(thing, pk=pk, member_pk=pk, object_id=pk)

    def _assignments(self) -> None:
        def add(thing: str, due: int, **days: int) -> Assignment:
            instants = {
                f"{name}_at": self.now + timedelta(days=number)
                for name, number in days.items()
            }
            made = make_assignment(
                self.course, due_at=self.now + timedelta(days=due), **instants
            )
            item = make_item(made)
            self._is(
                thing,
                number=made.number,
                item=item.pk,
                object_id=made.pk,
                member_pk=self.members["author"].pk,
            )
            return made

        self.begun = add("assignment", 3)
        self.locked = add("locked assignment", -5, locks=-3)
        self.future = add("assignment to come", 9, opens=5)
        self.open = add("assignment handed in", 3)
        self.missed = add("locked assignment, missed", -5, locks=-3)

    def _sources(self) -> None:
        self.cited = make_source(self.course, family="Freeze")
        unused, assigned = make_source(self.course), make_source(self.course)
        Reading.objects.create(assignment=self.begun, source=assigned, pages="1-9")
        suggested = make_source(
            self.course,
            title=self._words("suggested"),
            note=self._words("note"),
            status="suggested",
            added_by=self.author,
        )
        declined = make_source(
            self.course,
            status="declined",
            reason=self._words("reason"),
            added_by=self.author,
        )
        retired = make_source(self.course, status="retired")
        merged = make_source(self.course, status="merged", merged_into=unused)
        for thing, source in (
            ("cited source", self.cited),
            ("uncited source", unused),
            ("assigned source", assigned),
            ("suggested source", suggested),
            ("declined source", declined),
            ("retired source", retired),
            ("merged source", merged),
        ):
            self._is(
                thing,
                pk=source.pk,
                key=source.key,
                object_id=source.pk,
                into=self.cited.pk,
            )
        self._texts()
        self.world.at[self.prefix + "library"] = {"object_id": self.course.library_id}
        job = Job.objects.create(course=self.course, kind="reread", arguments_key="0")
        self._is("job", pk=job.pk)
        batch = make_import(self.course, unused, title=self._words("import"))
        row = batch.records.get(state="new")
        self._is("import", pk=batch.pk, state="new", shown=row.pk, object_id=batch.pk)
        reading = make_import(self.course, unused, state="reading")
        self._is("import being read", pk=reading.pk)

    def _texts(self) -> None:
        """A source whose pages only the staff reads, and that has another text waiting;
        and one whose pages everybody reads."""
        words, rights = self._words, {"rights": self._words("rights")}
        closed, opened = make_source(self.course), make_source(self.course)
        self.text = make_source_text(closed, {"1": words("pagetext")}, **rights)
        make_source_text(closed, {"1": words("previewtext")}, state="preview", **rights)
        make_source_text(opened, {"1": words("openpage")}, students_may_read=True)
        for thing, source in (
            ("source with a text", closed),
            ("source with an open text", opened),
        ):
            self._is(thing, pk=source.pk, key=source.key, position=0)

    # --- Essays ---------------------------------------------------------------------

    def _essays(self) -> None:
        words, author, course = self._words, self.author, self.course
        essay_html = f"<p>{words('essay')} (Freeze 352).</p>"
        draft_html = f"<p>{words('draft')}</p>"

        def begin(thing: str, assignment: Assignment | None) -> Post:
            post = make_post(
                author=author,
                course=course,
                assignment=assignment,
                title=words("drafttitle"),
                body_html=draft_html,
                handed_in=False,
            )
            self._essay(thing, post)
            return post

        def written(thing: str, by: User, assignment: Assignment | None) -> Post:
            post = make_post(
                author=by,
                course=course,
                assignment=assignment,
                title=f"Essay of {by.name}",
                body_html=essay_html,
            )
            self._cite(post.live_revision.document, words("essay"))
            if by == author:
                self._check(post.live_revision.document, "difference")
            self._essay(thing, post)
            return post

        self.draft = begin("draft", self.begun)
        begin("draft without assignment", None)
        begin("locked draft", self.missed)
        self.essay = written("essay", author, self.open)
        written("locked essay", author, self.locked)
        written("essay without assignment", author, None)
        written("classmate's essay", self.world.people["classmate"], self.open)
        gone = self.world.people["withdrawn member"]
        written("essay of a withdrawn member", gone, self.open)
        self.changed = self._changed(essay_html)

    def _essay(self, thing: str, post: Post) -> None:
        self._is(
            thing,
            pk=post.pk,
            number=1,
            version=post.draft.version,
            object_id=post.pk,
            style=DEFAULT.name,
            ending="txt",
            form="bibtex",
        )

    def _changed(self, essay_html: str) -> Post:
        """Published twice, its works cited pending, and being written again."""
        earlier = f"<p>{self._words('earlier')} (Freeze 352).</p>"
        post = make_post(
            author=self.author, course=self.course, title="Changed", body_html=earlier
        )
        self.first = post.live_revision
        self._cite(self.first.document, self._words("earlier"))
        Document.objects.filter(pk=self.first.document_id).update(is_live=False)
        draft = post.draft
        draft.version = 2
        live = hand_in(post, self.author, essay_html)
        live.works_cited_state = live.WorksCited.PENDING
        live.save()
        draft.version = 3
        draft.title = self._words("newertitle")
        draft.standfirst = draft.body_html = self._words("newer")
        draft.save()
        self._essay("essay with a newer draft", post)
        return post

    def _check(self, document: Document, kind: str) -> None:
        """What was found about a quotation: for the graders, and for whoever comments."""
        Citation.objects.filter(document=document).update(quote_start=0, quote_end=4)
        QuotationCheck.objects.create(
            citation=document.citations.get(),
            text=self.text,
            verdict="nearly",
            changes=[["typed", self._words(kind), False]],
        )

    def _cite(self, document: Document, words: str) -> None:
        Citation.objects.create(
            document=document,
            start=len(words) + 1,
            end=len(words) + 13,
            marker="(Freeze 352)",
            marker_key="freeze 352",
            context_key=words,
            kind="author-page",
            state=Citation.State.LINKED,
            source=self.cited,
            locator_first="352",
            first_page=352,
            sentence=f"{words} (Freeze 352).",
        )

    def _pictures(self) -> None:
        name = f"figures/access-{self.slug}.webp"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(PICTURE))

        def add(thing: str, post: Post) -> Figure:
            figure = Figure.objects.create(
                post=post,
                uploaded_by=self.author,
                large=name,
                small=name,
                width=16,
                height=9,
                alt="A poster",
            )
            self._is(thing, pk=figure.pk, size="large")
            return figure

        add("picture in a draft", self.draft)
        add("picture not yet published", self.changed)
        self.essay.live_revision.figures.add(add("picture in an essay", self.essay))
        self.first.figures.add(add("picture of an earlier revision", self.changed))

    # --- What is said and marked ----------------------------------------------------

    def _comments(self) -> None:
        def add(thing: str, words: str, by: User, **more: Any) -> None:
            comment = make_comment(post=self.essay, author=by, body=words, **more)
            self._is(thing, pk=comment.pk, object_id=comment.pk)

        said = self._words("comment")
        quoting = Document.objects.create(
            library=self.course.library,
            reader_version=1,
            projection_version=1,
            text=said,
        )
        self._cite(quoting, said)
        self._check(quoting, "remark")
        add("comment", said, self.author, document=quoting)
        classmate = self.world.people["classmate"]
        add("classmate's comment", self._words("comment"), classmate)
        removed: dict[str, datetime | User] = {
            "removed_at": self.now,
            "removed_by": self.author,
        }
        add("removed comment", self._words("removed"), self.author, **removed)

    def _grades(self) -> None:
        by, at, scores = (
            self.world.people["instructor"],
            self.world.at,
            SCORES[self.slug],
        )
        hidden, shown = self.open.grade_items.get(), self.locked.grade_items.get()
        spare = make_item(self.open, kind="other", title="Map", position=1)
        ada = self.members["author"]
        other = self.members["student of another section"]
        made = {
            "hidden grade": make_grade(
                item=hidden,
                member=ada,
                by=by,
                score=scores["draft"],
                feedback=self._words("feedback"),
            ),
            "released grade": make_grade(
                item=shown,
                member=ada,
                by=by,
                score=scores["released"],
                feedback=self._words("released"),
                released=True,
            ),
        }
        make_grade(item=hidden, member=other, by=by, feedback="Elsewhere.")
        for thing, grade in made.items():
            at[self.prefix + thing] = {"pk": grade.pk}
        for thing, item in (("graded item", hidden), ("item without grades", spare)):
            self._is(thing, pk=item.pk)

    def _invitations(self) -> None:
        def add(thing: str, email: str, **more: Any) -> None:
            token = f"token-{self.slug}-{thing.replace(' ', '-')}"
            invitation = Invitation.objects.create(
                course=self.course,
                email=email,
                role="student",
                token_hash=token_hash(token),
                invited_by=self.world.people["instructor"],
                expires_at=self.now + timedelta(days=9),
                **more,
            )
            pk = invitation.pk
            self._is(thing, pk=pk, token=token, object_id=pk)

        add("invitation", self.world.people["outsider"].email)
        add("invitation taken", "somebody@example.org", accepted_at=self.now)


def absent(arguments: dict[str, Any], *, is_course_seen: bool) -> dict[str, Any]:
    """The arguments of the same URL about nothing."""
    nothing: dict[str, Any] = {
        "pk": 987_654_321,
        "member_pk": 987_654_321,
        "number": 32_000,
        "object_id": 987_654_321,
        "token": "no-such-token",
        "code": "NOSUCHCODE",
    }
    changed = {name: nothing.get(name, value) for name, value in arguments.items()}
    if not is_course_seen and "slug" in changed:
        changed["slug"] = "no-such-course"
    return changed
