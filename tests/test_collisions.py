"""What a second tab gets where only one of two things can be there.

Every unique constraint has its line in `HERE`: two who do the same at the same moment, on
threads of their own, and what the one who comes second is told. None of it is an error
of the database.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.apps import apps
from django.db import connection, models, transaction
from django.test import RequestFactory
from django.urls import reverse

from blog.assignments import services as assignments
from blog.assignments.models import Assignment
from blog.classroom.forms import courses as course_forms
from blog.classroom.models import Section
from blog.classroom.services import courses, members
from blog.discussion import services as comments
from blog.essays.models import Draft, Post
from blog.essays.services import drafts, publication
from blog.jobs import services as jobs
from citations.documents.services import decisions
from citations.documents.services.merge import CannotMerge
from citations.documents.services.merge import merge_sources as merge_sources
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import
from citations.library.models import Source
from citations.library.services import sources, works_cited
from citations.quotations.extract import Extracted
from citations.quotations.match import Page
from citations.quotations.services import texts, uploads
from citations.styles import Entry
from sovclass.accounts.models import User
from sovclass.grading.grades import services as grades
from sovclass.grading.items import forms as item_forms
from sovclass.grading.items.forms import ItemForm
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import ItemInUse, delete_item
from tests.at_once import at_once
from tests.factories import (
    make_assignment,
    make_course,
    make_grade,
    make_member,
    make_post,
    make_section,
    make_source,
    make_user,
)

OURS = {"accounts", "blog", "citations", "grading"}

Two = Callable[["Scene"], list[Callable[[], Any]]]


NEW = "new@example.org"


class Scene:
    """A course with a teacher, a student and a source."""

    def __init__(self) -> None:
        self.course = make_course()
        self.prof = make_member(self.course, role="instructor").user
        self.member = make_member(self.course)
        self.assignment = make_assignment(self.course)
        self.source = make_source(self.course, family="Freeze")

    def essay(self, *, handed_in: bool = True) -> Post:
        return make_post(
            author=self.member.user,
            course=self.course,
            assignment=self.assignment,
            handed_in=handed_in,
        )


def twice(work: Callable[[Scene], Callable[[], Any]]) -> Two:
    """Both do the very same."""
    return lambda scene: [work(scene), work(scene)]


def write_assignment(scene: Scene) -> Callable[[], Any]:
    made = Assignment(course=scene.course, number=9, due_wall="2027-03-14T23:59")
    return partial(assignments.save_assignment, made, [])


def write_section(scene: Scene) -> Callable[[], Any]:
    form = course_forms.SectionForm({"name": "Monday"}, course=scene.course)
    form.instance.course = scene.course
    assert form.is_valid()
    return partial(_saved_or_said, form)


def write_item(scene: Scene) -> Callable[[], Any]:
    typed = {"kind": "participation", "title": "Talk", "points": "5", "weight": "1"}
    form = ItemForm(typed, assignment=scene.assignment)
    assert form.is_valid()
    return partial(_saved_or_said, form)


class Told(Exception):
    """The form says so."""


def _saved_or_said(form: Any) -> None:
    if not form.save_or_refuse():
        raise Told


def publish(scene: Scene) -> list[Callable[[], Any]]:
    post = scene.essay(handed_in=False)
    return [
        partial(publication.publish, Post.objects.get(pk=post.pk), 1, scene.member.user)
    ] * 2


def say(scene: Scene) -> list[Callable[[], Any]]:
    post = scene.essay()
    words = {"member": scene.member, "body": "So.", "parent": None, "sent_key": "k" * 9}
    return [partial(comments.say, post, **words)] * 2


def mark(scene: Scene) -> Callable[[], Any]:
    given = grades.TypedMark(scene.assignment.grade_items.get(), Decimal(9), 0, "Good.")
    return partial(
        grades.save_marks,
        [given],
        member=scene.member,
        revision=None,
        by=scene.prof,
    )


def release(scene: Scene) -> list[Callable[[], Any]]:
    item = scene.assignment.grade_items.get()
    grade = make_grade(item=item, member=scene.member, by=scene.prof)
    return [partial(grades.release, [grade], by=scene.prof)] * 2


def preview(scene: Scene) -> Callable[[], Any]:
    return partial(
        texts.keep_preview,
        scene.source,
        Extracted("plain", (Page("1", "Words."),)),
        file_name="",
        rights="Public domain",
        students_may_read=False,
        added_by_id=scene.prof.pk,
    )


def upload(scene: Scene) -> Callable[[], Any]:
    said = {"rights": "Public domain", "added_by_id": scene.prof.pk}
    return partial(uploads.keep_upload, scene.source, b"Words.", **said)


def decide(scene: Scene) -> list[Callable[[], Any]]:
    line = scene.essay().line
    keys = {"marker": "m", "context": "c", "user_id": scene.member.user_id}
    return [partial(decisions.decide, line, source=None, **keys)] * 2


def invite(scene: Scene) -> Callable[[], Any]:
    return partial(
        members.invite,
        scene.course,
        emails=["new@example.org"],
        role="student",
        section=None,
        invited_by=scene.prof,
    )


def sign_up(scene: Scene) -> Callable[[], Any]:
    class Form:
        cleaned_data = {"email": NEW, "password1": "a long secret"}

    request = RequestFactory().post("/")
    return lambda: get_adapter(request).save_user(request, User(name="N"), Form())


def write_import(scene: Scene) -> list[Callable[[], Any]]:
    text = '[{"type": "book", "title": "On Bread"}]'
    batch = imports.start_import(scene.course.library, origin="file", text=text)
    return [
        partial(imports.parse_into, Import.objects.get(pk=batch.pk), lambda *_: None)
        for _ in range(2)
    ]


def in_another_form(scene: Scene) -> Callable[[], Any]:
    return partial(
        sources.add_source,
        scene.course.library,
        kind="book",
        csl={"title": "B"},
        key="k",
    )


HERE: dict[str, tuple[Two, type[Exception] | None]] = {
    "User.email": (twice(sign_up), ImmediateHttpResponse),  # on to the code
    "one_person_per_email": (twice(sign_up), ImmediateHttpResponse),
    "one_item_per_kind_and_assignment": (twice(write_item), Told),
    "one_grade_per_item_and_student": (twice(mark), grades.StaleGrade),
    "Feedback.grade": (twice(mark), grades.StaleGrade),
    "one_event_per_grade_version": (release, None),
    "Course.slug": (
        twice(lambda s: partial(courses.create_course, teacher=s.prof, title="New")),
        None,
    ),
    "Library.slug": (
        twice(lambda s: partial(courses.create_course, teacher=s.prof, title="New")),
        None,
    ),
    "one_section_per_name_and_course": (twice(write_section), Told),
    "one_membership_per_course": (
        lambda s: [partial(members.join, s.course, make_user())] * 2,
        None,
    ),
    "one_open_invitation_per_address": (twice(invite), None),
    "one_assignment_per_number": (twice(write_assignment), assignments.NumberTaken),
    "one_essay_per_author_and_assignment": (
        twice(lambda s: partial(drafts.start_post, s.course, s.prof, s.assignment)),
        None,
    ),
    "one_revision_per_number": (publish, None),
    "one_revision_per_draft_version": (publish, None),
    "one_comment_per_sent_key": (say, None),
    "one_active_job_per_course_kind_and_arguments": (
        twice(
            lambda s: partial(
                jobs.enqueue_job,
                course=s.course,
                kind="none",
                arguments={},
                started_by=None,
            )
        ),
        None,
    ),
    "one_record_per_place_and_import": (write_import, None),
    "one_text_per_source_and_state": (twice(preview), None),
    "TextUpload.source": (twice(upload), None),
    "one_source_per_key_and_library": (twice(in_another_form), sources.KeyTaken),
    "one_decision_per_marker_and_context": (decide, None),
    "FormattedWorks.key": (
        twice(lambda s: partial(works_cited.works_cited, [s.source], "mla")),
        None,
    ),
}

CANNOT = {
    "Course.library": "made with its course",
    "Course.join_code": "eight random signs: one in a million million",
    "Invitation.token_hash": "of a random token",
    "Membership_assists": "Django's own, which passes over what is there",
    "Revision_figures": "the same, and the essay is held",
    "User_groups": "the admin's alone",
    "User_user_permissions": "the admin's alone",
    "Post.live_revision": "the essay is held",
    "Post.line": "made with its essay",
    "one_authorship_per_post_and_user": "made with its essay",
    "Draft.post": "made with its essay",
    "Revision.document": "made with its revision",
    "Comment.document": "made with its comment, or while that is held",
    "one_page_per_position": "made with its text",
    "one_citation_per_place_and_source": "made with its document, or while its owner is held",
    "QuotationCheck.citation": "the later one takes the place of the earlier",
}
"""Where two cannot meet, and why."""


def every_unique_constraint() -> set[str]:
    found: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.app_label not in OURS:
            continue
        found |= {
            f"{meta.object_name}.{field.name}"
            for field in meta.local_concrete_fields
            if field.unique and field.name != "id"
        }
        found |= {
            constraint.name
            for constraint in meta.constraints
            if isinstance(constraint, models.UniqueConstraint)
        }
        found |= {str(meta.object_name) for _columns in meta.unique_together}
    return found


def test_every_unique_constraint_says_what_a_second_tab_gets():
    assert HERE.keys() | CANNOT.keys() == every_unique_constraint()
    assert HERE.keys() & CANNOT.keys() == set()


@pytest.fixture
def events_may_go(transactional_db):
    """The tests' own rows are deleted at their end, which the triggers would refuse."""
    yield
    if connection.vendor != "sqlite":
        return  # there the table is emptied, row by row nothing is deleted
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name = 'grading_gradeevent'"
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM grading_gradeevent")
        for _name, sql in triggers:
            cursor.execute(sql)


@pytest.fixture
def printed_at_once(monkeypatch):
    def entries(items, **options):
        return [Entry(item["id"], "A reference.", "A reference.") for item in items]

    monkeypatch.setattr(works_cited, "format_works_cited", entries)
    monkeypatch.setattr(jobs, "_hand_over", lambda pk, **later: None)


@pytest.mark.parametrize("name", HERE)
def test_of_two_at_once_the_second_is_told_or_gets_what_is_there(
    name, printed_at_once, events_may_go
):
    two, told = HERE[name]
    for _ in range(3):
        problems = at_once(*two(Scene()))

        assert [type(problem) for problem in problems] == ([told] if told else [])
        User.objects.filter(email=NEW).delete()


# --- What the forms say -----------------------------------------------------------------


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(forms, act)`: act is done just before a form of these is saved."""

    def arrange(forms, act):
        save = forms.save_changes

        def after_act(form):
            act()
            return save(form)

        monkeypatch.setattr(forms, "save_changes", after_act)

    return arrange


@pytest.mark.parametrize("name", ["section-create", "section-edit"])
def test_a_sections_name_that_is_taken_meanwhile_is_told_beside_it(
    name, course, prof, as_user, meanwhile
):
    args = [make_section(course).pk] if name == "section-edit" else []
    meanwhile(course_forms, lambda: make_section(course, "Monday"))

    answer = as_user(prof).post(
        reverse(f"blog:{name}", args=[course.slug, *args]), {"name": "Monday"}
    )

    assert answer.status_code == 400
    assert (
        "This course already has a section with that name." in answer.content.decode()
    )
    assert 'value="Monday"' in answer.content.decode()


@pytest.mark.parametrize("name", ["item-create", "item-edit"])
def test_an_items_kind_that_is_taken_meanwhile_is_told_beside_it(
    name, course, prof, as_user, meanwhile
):
    assignment = make_assignment(course)
    item = assignment.grade_items.create(kind="other", title="Map", points=1)
    args = [item.pk] if name == "item-edit" else [assignment.number]
    more = {"kind": "participation", "title": "Talk", "points": 5}
    meanwhile(item_forms, lambda: assignment.grade_items.create(**more))

    answer = as_user(prof).post(
        reverse(f"grading:{name}", args=[course.slug, *args]),
        {"kind": "participation", "title": "Words", "points": "5", "weight": "1"},
    )

    assert answer.status_code == 400
    assert (
        "This assignment already has an item of that kind." in answer.content.decode()
    )
    assert 'value="Words"' in answer.content.decode()


def test_a_text_that_was_replaced_while_it_was_looked_at_is_not_held(
    course, prof, as_user, monkeypatch
):
    source = make_source(course)
    scene = type("", (), {"source": source, "prof": prof})
    preview(scene)()
    confirm = texts.confirm_text

    def after_replacing(text):
        preview(scene)()
        return confirm(text)

    monkeypatch.setattr(texts, "confirm_text", after_replacing)
    url = reverse("blog:source-text-preview", args=[course.slug, source.pk])

    answer = as_user(prof).post(url, follow=True)

    assert "This text has since been replaced or removed." in answer.content.decode()
    assert source.texts.get().state == "preview"


# --- What is removed at the same moment --------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_whoever_is_put_into_a_section_that_is_removed_meanwhile_has_none():
    scene = Scene()
    section = make_section(scene.course)
    (sent,) = members.invite(
        scene.course,
        emails=["a@example.org"],
        role="student",
        section=section,
        invited_by=scene.prof,
    )
    seen = members.open_invitation(sent.token)
    courses.delete_section(Section.objects.get(pk=section.pk))

    joined = members.join(scene.course, make_user(), section=section)
    claimed = members.claim(seen, make_user())
    (again,) = members.invite(
        scene.course,
        emails=["b@example.org"],
        role="student",
        section=section,
        invited_by=scene.prof,
    )
    changed = members.change_member(
        scene.member, role="student", section=section, assists=[], assists_all=True
    )
    helper = members.change_member(
        make_member(scene.course),
        role="assistant",
        section=None,
        assists=[section],
        assists_all=False,
    )

    assert (joined.section, claimed.section) == (None, None)
    assert (again.invitation.section, changed.section) == (None, None)
    assert list(helper.assists.all()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_an_assignment_that_is_begun_and_removed_at_once_is_one_or_the_other(round_):
    scene = Scene()
    scene.assignment.grade_items.all().delete()

    problems = at_once(
        partial(drafts.start_post, scene.course, scene.member.user, scene.assignment),
        partial(assignments.delete_assignment, scene.assignment),
    )

    assert len(problems) == 1
    is_there = Assignment.objects.exists()
    assert Post.objects.exists() == Draft.objects.exists() == is_there
    if is_there:
        assert isinstance(problems[0], assignments.AssignmentInUse)


@pytest.mark.parametrize("round_", range(5))
def test_an_item_that_is_graded_and_removed_at_once_is_one_or_the_other(
    round_, events_may_go
):
    scene = Scene()
    item = scene.assignment.grade_items.get()

    problems = at_once(mark(scene), partial(delete_item, item))

    assert len(problems) == 1
    is_there = GradeItem.objects.exists()
    told = ItemInUse if is_there else grades.StaleGrade
    assert isinstance(problems[0], told)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_a_source_that_is_cited_and_deleted_at_once_is_cited_or_gone(round_):
    scene = Scene()
    post = scene.essay(handed_in=False)
    Draft.objects.update(body_html="<p>So (Freeze 1).</p>")

    problems = at_once(
        partial(
            publication.publish, Post.objects.get(pk=post.pk), 1, scene.member.user
        ),
        partial(sources.delete_source, scene.source),
    )

    is_there = Source.objects.exists()
    assert [type(p) for p in problems] == ([sources.SourceInUse] if is_there else [])
    cited = Post.objects.get().live_revision.document.citations.get()
    assert (cited.source is not None) == is_there


@pytest.mark.django_db(transaction=True)
def test_two_who_merge_two_sources_into_each_other_keep_one():
    scene = Scene()
    other = make_source(scene.course)

    def merge(old, kept):
        with transaction.atomic():
            merge_sources(old, kept, by_id=scene.prof.pk)

    problems = at_once(
        partial(merge, scene.source, other), partial(merge, other, scene.source)
    )

    assert [type(problem) for problem in problems] == [CannotMerge]
    assert Source.objects.filter(status="merged").count() == 1
