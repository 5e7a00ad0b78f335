"""The grading pages: overview, desk, gradebook, my work, and who may open them."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from blog.assignments.models import Reading
from blog.classroom.services.members import withdraw
from blog.essays.services.drafts import save_draft, start_post
from blog.essays.services.figures import add_figure, figure_html
from blog.essays.services.publication import publish
from sovclass.grading.book.export import safe_cell
from sovclass.grading.feedback.models import FeedbackDisclosure
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import items_of
from tests.factories import (
    hand_in,
    make_assignment,
    make_comment,
    make_course,
    make_grade,
    make_item,
    make_member,
    make_post,
    make_source,
    make_user,
)


def url(name, course, *args):
    return reverse(f"grading:{name}", args=[course.slug, *args])


@pytest.fixture
def assignment(course):
    return make_assignment(course, due_at=timezone.now() - timedelta(days=1))


@pytest.fixture
def item(assignment):
    return make_item(assignment)


@pytest.fixture
def essay(course, ada, assignment):
    return make_post(
        author=ada, course=course, assignment=assignment, title="The Metro"
    )


def desk_data(item, **fields):
    return {
        f"score-{item.pk}": "17,5",
        f"version-{item.pk}": "0",
        "feedback": "Read the letters again.",
        "then": "stay",
        **fields,
    }


def test_the_overview_counts_handed_in_late_missing_graded_released(
    course, ada, ben, prof, assignment, item, essay, member_of, as_user
):
    gone = make_member(course)
    withdraw(gone)
    make_grade(item=item, member=member_of(ada), by=prof, released=True)

    page = as_user(prof).get(url("assignment", course, assignment.number))
    listed = as_user(prof).get(url("course", course)).context["assignments"][0]

    figures = page.context["figures"]
    wanted = {"students": 2, "handed_in_n": 1, "late": 1, "missing": 1, "graded": 1, "released": 1}  # fmt: skip
    assert {name: figures[name] for name in wanted} == wanted
    assert (listed["handed_in"], listed["late"], listed["missing"]) == (1, 1, 1)
    assert (listed["graded"], listed["released"]) == (1, 1)
    assert [row.state for row in page.context["rows"]] == ["missing", "released"]


@pytest.mark.parametrize("order", ["name", "handed-in", "words", "comments", "points"])
def test_the_overview_is_sorted_and_paged_without_losing_anybody(
    order, course, prof, assignment, item, as_user
):
    for number in range(45):
        student = make_member(course)
        if number % 3:
            make_post(author=student.user, course=course, assignment=assignment)
        if number % 4 == 1:
            make_grade(item=item, member=student, by=prof, score=Decimal(number % 7))
    client, seen = as_user(prof), []
    query = f"?order={order}"
    while query:
        page = client.get(url("assignment", course, assignment.number) + query)
        seen += [row.member.pk for row in page.context["rows"]]
        query = page.context["page"].next

    assert len(seen) == len(set(seen)) == 45


def test_the_desk_shows_the_picture_and_that_nobody_is_named_for_it(
    course, ada, prof, assignment, item, as_user, member_of
):
    post = start_post(course, ada, assignment)
    image = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(image, "PNG")
    figure = add_figure(post, ada, image, size=image.tell(), alt="A red flag")
    fields = {
        "title": "Flags",
        "standfirst": "",
        "body": figure_html(figure, course.slug) + "<p>Red.</p>",
    }
    publish(post, save_draft(post.draft, 0, fields, ada), ada)

    where = url("desk", course, assignment.number, member_of(ada).pk)
    page = as_user(prof).get(where).content.decode()

    assert 'alt="A red flag"' in page
    assert "No credit" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_grading_lists_cost_the_same_however_long(
    count, course, prof, assignment, item, as_user, django_assert_num_queries
):
    for _ in range(count):
        student = make_member(course)
        post = make_post(author=student.user, course=course, assignment=assignment)
        make_comment(post=post, author=student.user)
        make_grade(item=item, member=student, by=prof)
    client = as_user(prof)
    client.get(url("course", course))

    with django_assert_num_queries(9):
        client.get(url("assignment", course, assignment.number))
    with django_assert_num_queries(9):
        client.get(url("course", course))
    with django_assert_num_queries(9):
        client.get(url("gradebook", course))
    with django_assert_num_queries(13):
        client.get(url("desk", course, assignment.number, student.pk))


def test_a_mark_is_saved_with_the_revision_that_was_read(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    seen = essay.live_revision
    essay.draft.version = 2
    essay.draft.save()
    hand_in(essay, ada, "<p>Newer words.</p>")
    target = url("desk", course, assignment.number, member_of(ada).pk)

    answer = as_user(prof).post(target, desk_data(item, revision=seen.pk))

    grade = Grade.objects.get()
    assert answer.status_code == 302
    assert (grade.score, grade.revision) == (Decimal("17.50"), seen)
    assert grade.feedback.body == "Read the letters again."
    assert "Graded on revision 1" in as_user(prof).get(target).content.decode()


@pytest.mark.parametrize("typed", ["21", "-1", "many", "1e9", "17.555"])
def test_a_wrong_mark_says_what_to_write_and_keeps_the_feedback(
    typed, course, ada, prof, assignment, item, essay, member_of, as_user
):
    target = url("desk", course, assignment.number, member_of(ada).pk)

    answer = as_user(prof).post(target, desk_data(item, **{f"score-{item.pk}": typed}))

    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {f"score-{item.pk}"}
    assert "Read the letters again." in answer.content.decode()
    assert not Grade.objects.exists()


def test_a_stale_save_shows_both_and_mine_can_be_kept(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    other = make_member(course, make_user("Rita Reader"), role="assistant").user
    target = url("desk", course, assignment.number, member_of(ada).pk)
    as_user(other).post(target, desk_data(item, feedback="Theirs."))

    answer = as_user(prof).post(
        target, desk_data(item, **{f"score-{item.pk}": "3", "feedback": "Mine."})
    )
    shown = answer.content.decode()
    as_user(prof).post(
        target,
        desk_data(
            item,
            **{f"score-{item.pk}": "3", f"version-{item.pk}": "1", "feedback": "Mine."},
        ),
    )

    assert answer.status_code == 409
    assert "Theirs." in shown
    assert "Mine." in shown
    assert "Rita Reader" in shown
    assert (Grade.objects.get().score, Grade.objects.get().feedback.body) == (
        3,
        "Mine.",
    )


def test_saving_leads_to_the_next_ungraded(
    course, ada, ben, prof, assignment, item, essay, member_of, as_user
):
    make_post(author=ben, course=course, assignment=assignment)
    client = as_user(prof)
    start = client.get(url("next", course, assignment.number))
    first = url("desk", course, assignment.number, member_of(ben).pk)

    then = client.post(first, desk_data(item, then="ungraded"))
    last = client.post(then.url, desk_data(item, then="ungraded"))

    assert start.url == first
    assert then.url == url("desk", course, assignment.number, member_of(ada).pk)
    assert last.url == url("assignment", course, assignment.number)


def test_releasing_shows_and_taking_back_hides(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    make_grade(item=item, member=member_of(ada), by=prof, feedback="Only for you.")
    teacher, student = as_user(prof), as_user(ada)
    mine = url("my-work", course)
    chosen = {"member": [member_of(ada).pk]}

    before = student.get(mine).content.decode()
    teacher.post(url("release", course, assignment.number), chosen)
    shown = student.get(mine).content.decode()
    teacher.post(url("take-back", course, assignment.number), chosen)
    after = student.get(mine).content.decode()

    assert ["Only for you." in page for page in (before, shown, after)] == [
        False,
        True,
        False,
    ]


def test_releasing_all_asks_first(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    make_grade(item=item, member=member_of(ada), by=prof)
    client, target = as_user(prof), url("release", course, assignment.number)

    asked = client.post(target, {"all": "1"})
    assert "Release 1 grade?" in asked.content.decode()
    assert Grade.objects.get().state == "draft"
    client.post(target, {"all": "1", "confirm": "1"})
    assert Grade.objects.get().state == "released"


def test_an_assistant_grades_their_section_and_finds_nobody_else(
    course, ada, ben, prof, assignment, item, essay, member_of, as_user
):
    section = course.sections.create(name="Monday")
    mine = member_of(ada)
    mine.section = section
    mine.save()
    helper = make_member(course, role="assistant", assists=[section]).user
    client = as_user(helper)
    theirs = make_grade(item=item, member=member_of(ben), by=prof)

    rows = client.get(url("assignment", course, assignment.number)).context["rows"]
    allowed = client.get(url("desk", course, assignment.number, mine.pk))
    hidden = client.post(
        url("desk", course, assignment.number, member_of(ben).pk), desk_data(item)
    )
    client.post(url("release", course, assignment.number), {"all": "1", "confirm": "1"})
    theirs.refresh_from_db()

    assert [row.member for row in rows] == [mine]
    assert (allowed.status_code, hidden.status_code) == (200, 404)
    assert (theirs.score, theirs.state) == (17, "draft")
    assert (
        "Ben Classmate"
        not in b"".join(
            client.get(url("gradebook-csv", course)).streaming_content
        ).decode()
    )


@pytest.mark.parametrize("role", ["student", "observer"])
def test_the_grading_pages_are_not_there_for_students_and_observers(
    role, course, ada, assignment, item, essay, member_of, as_user
):
    client = as_user(make_member(course, role=role).user)

    for target in (
        url("course", course),
        url("assignment", course, assignment.number),
        url("desk", course, assignment.number, member_of(ada).pk),
        url("gradebook", course),
        url("gradebook-csv", course),
        url("item-create", course, assignment.number),
    ):
        assert client.get(target).status_code == 404
    assert client.get(url("my-work", course)).status_code == (
        200 if role == "student" else 404
    )


def test_in_an_archived_course_grades_are_read_and_not_changed(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    course.state = "archived"
    course.save()
    target = url("desk", course, assignment.number, member_of(ada).pk)

    assert as_user(prof).get(target).status_code == 200
    assert as_user(prof).post(target, desk_data(item)).status_code == 403
    assert not Grade.objects.exists()


@pytest.mark.parametrize(
    ("replies", "kinds"), [(0, ["essay"]), (2, ["essay", "participation"])]
)
def test_an_assignment_is_made_with_its_items(replies, kinds, course, prof, as_user):
    typed = {
        "number": "1",
        "title": "Everyday life",
        "due_wall": "2027-03-14T23:59",
        "points": "25",
        "sources_wanted": "0",
        "replies_wanted": replies,
        "readings-TOTAL_FORMS": "0",
        "readings-INITIAL_FORMS": "0",
    }

    client = as_user(prof)
    client.post(reverse("blog:assignment-create", args=[course.slug]), typed)
    made = list(GradeItem.objects.order_by("position"))
    change = reverse("blog:assignment-edit", args=[course.slug, 1])
    client.post(change, typed | {"replies_wanted": "3"})

    assert [item.kind for item in made] == kinds
    assert made[0].points == 25
    assert list(GradeItem.objects.order_by("position")) == made


def test_looking_at_an_assignment_without_items_makes_none(
    course, ada, prof, assignment, essay, as_user, member_of
):
    GradeItem.objects.all().delete()
    client = as_user(prof)

    for target in (
        url("assignment", course, assignment.number),
        url("desk", course, assignment.number, member_of(ada).pk),
        url("item-create", course, assignment.number),
        url("gradebook", course),
        url("next", course, assignment.number),
    ):
        client.get(target)

    assert not GradeItem.objects.exists()


def test_assignments_of_before_get_the_items_that_the_first_look_made(course):
    plain = make_assignment(course, points=15)
    talked = make_assignment(course, replies_wanted=1)
    GradeItem.objects.all().delete()
    own = GradeItem.objects.create(
        assignment=make_assignment(course), kind="other", title="Map", points=1
    )
    GradeItem.objects.exclude(pk=own.pk).filter(assignment=own.assignment).delete()
    migration = import_module("sovclass.grading.migrations.0003_items_of_assignments")

    migration.make_items(apps, None)
    migration.make_items(apps, None)

    rows = GradeItem.objects.order_by("assignment", "position")
    assert list(rows.values_list("assignment", "kind", "points")) == [
        (plain.pk, "essay", 15),
        (talked.pk, "essay", 20),
        (talked.pk, "participation", 5),
        (own.assignment_id, "other", 1),
    ]


def test_my_work_shows_what_is_due_missing_and_how_it_was_computed(
    course, ada, prof, assignment, item, member_of, as_user
):
    due = make_assignment(course, title="Still open")
    talk = GradeItem.objects.create(
        assignment=assignment, kind="participation", title="Discussion", points=5
    )
    make_grade(item=item, member=member_of(ada), by=prof, score=16, released=True)
    make_grade(item=talk, member=member_of(ada), by=prof, score=4, released=True)

    page = as_user(ada).get(url("my-work", course))

    assert [a for a, _mine in page.context["due"]] == [due]
    assert page.context["missing"] == [assignment]
    (result,) = page.context["results"]
    assert (result["score"], result["most"]) == (20, 25)
    assert "16 of 20" in page.content.decode()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-Anna", "'-Anna"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("\u200b=1", "'\u200b=1"),
        ("a\r\nb", "a b"),
        ("O’Neil; Ann", "O’Neil; Ann"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula(text, cell):
    assert safe_cell(text) == cell


def test_the_file_has_names_sections_and_numbers(
    course, ada, prof, assignment, item, member_of, as_user
):
    ada.name, ada.sort_name = "=HYPERLINK(1)", "Writer, Ada"
    ada.save()
    make_grade(item=item, member=member_of(ada), by=prof, score=Decimal("17.50"))

    answer = as_user(prof).get(url("gradebook-csv", course))

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, row = list(csv.reader(io.StringIO(text)))
    assert row == [
        "Writer, Ada",
        "'=HYPERLINK(1)",
        "ada@example.org",
        "",
        "17.5",
        "87.5",
    ]
    assert head[4] == f"1. {assignment.title}: Essay (20)"
    assert answer["Content-Type"].startswith("text/csv")


def test_items_are_changed_by_instructors_and_stay_while_graded(
    course, ada, prof, assignment, item, member_of, as_user
):
    make_grade(item=item, member=member_of(ada), by=prof, score=17)
    client = as_user(prof)

    added = client.post(
        url("item-create", course, assignment.number),
        {"kind": "other", "title": "Map", "points": "3", "weight": "1"},
    )
    twice = client.post(
        url("item-create", course, assignment.number),
        {"kind": "essay", "title": "Again", "points": "3", "weight": "1"},
    )
    lower = client.post(
        url("item-edit", course, item.pk),
        {"kind": "essay", "title": "Essay", "points": "10", "weight": "1"},
    )
    kept = client.post(url("item-delete", course, item.pk), follow=True)

    assert "This item has grades, so it stays." in kept.content.decode()
    assert "Item removed." not in kept.content.decode()
    assert (added.status_code, twice.status_code, lower.status_code) == (302, 400, 400)
    assert [i.title for i in items_of(assignment)] == ["Essay", "Map"]


def test_an_essay_item_that_is_removed_and_added_again_is_what_counts_as_graded(
    course, ada, prof, assignment, item, essay, member_of, as_user
):
    client = as_user(prof)
    make_item(assignment, kind="participation", position=1)
    typed = {"kind": "essay", "title": "Essay", "points": "20", "weight": "1"}
    client.post(url("item-delete", course, item.pk))
    client.post(url("item-create", course, assignment.number), typed)
    new = GradeItem.objects.get(kind="essay")
    talk = GradeItem.objects.get(kind="participation")
    target = url("desk", course, assignment.number, member_of(ada).pk)
    marks = desk_data(new) | {f"score-{talk.pk}": "", f"version-{talk.pk}": "0"}

    client.post(target, marks)

    page = client.get(url("assignment", course, assignment.number)).context
    desk = client.get(target).context
    listed = client.get(url("course", course)).context["assignments"][0]
    still = client.get(url("next", course, assignment.number))
    stale = client.post(target, marks).context
    assert new.position == 2
    assert (page["figures"]["graded"], page["figures"]["todo"]) == (1, 0)
    assert [row.state for row in page["rows"]] == ["graded"]
    assert (listed["graded"], desk["figures"]["graded"]) == (1, 1)
    assert still.url == url("assignment", course, assignment.number)
    assert Grade.objects.get(item=new).feedback.body == "Read the letters again."
    assert desk["form"]["feedback"].value() == "Read the letters again."
    assert stale["their_feedback"] == "Read the letters again."


@pytest.mark.parametrize(
    ("essay_mark", "talk_mark", "state", "graded"),
    [(17, None, "graded", 1), (None, 4, "late", 0), (None, None, "late", 0)],
)
def test_every_page_tells_the_state_by_the_leading_item(
    essay_mark, talk_mark, state, graded, course, ada, prof, assignment, item, essay, member_of, as_user
):  # fmt: skip
    talk = make_item(assignment, kind="participation", position=1, points=5)
    make_grade(item=item, member=member_of(ada), by=prof, score=essay_mark)
    make_grade(item=talk, member=member_of(ada), by=prof, score=talk_mark)
    client = as_user(prof)

    page = client.get(url("assignment", course, assignment.number)).context
    listed = client.get(url("course", course)).context["assignments"][0]

    assert [row.state for row in page["rows"]] == [state]
    assert page["figures"]["graded"] == listed["graded"] == graded
    assert page["figures"]["todo"] == 1 - graded


def test_where_no_essay_is_marked_the_first_item_leads(
    course, ada, prof, assignment, member_of, as_user
):
    assignment.grade_items.all().delete()
    talk = make_item(assignment, kind="participation", points=5)
    make_item(assignment, kind="other", title="Map", position=1)
    make_grade(item=talk, member=member_of(ada), by=prof, score=4)

    page = as_user(prof).get(url("assignment", course, assignment.number)).context
    listed = as_user(prof).get(url("course", course)).context["assignments"][0]

    assert page["figures"]["graded"] == listed["graded"] == 1


def test_an_item_of_another_course_is_not_there(course, prof, as_user):
    foreign = make_item(make_assignment(make_course()))

    assert as_user(prof).get(url("item-edit", course, foreign.pk)).status_code == 404


def test_a_site_admin_reads_feedback_only_by_a_recorded_act(
    course, ada, prof, item, member_of, as_user
):
    grade = make_grade(
        item=item, member=member_of(ada), by=prof, feedback="Between us only."
    )
    boss = make_user("Boss", is_staff=True, is_superuser=True)
    target = reverse("grading:disclosure", args=[grade.pk])

    looked = as_user(boss).get(target).content.decode()
    short = as_user(boss).post(target, {"reason": "x"})
    read = as_user(boss).post(target, {"reason": "Complaint 12, asked by the dean"})

    assert "Between us only." not in looked + short.content.decode()
    assert short.status_code == 400
    assert "Between us only." in read.content.decode()
    record = FeedbackDisclosure.objects.get()
    assert (record.admin, record.grade) == (boss, grade)
    assert as_user(prof).get(target).status_code == 404


def test_the_desk_names_pages_outside_the_readings(
    course, ada, prof, assignment, item, member_of, as_user
):
    freeze = make_source(course, family="Freeze", key="freeze", title="Russia")
    Reading.objects.create(assignment=assignment, source=freeze, pages="400-410")
    post = start_post(course, ada, assignment)
    body = "<p>So (Freeze 407). So (Freeze 12).</p>"
    fields = {"title": "The Metro", "standfirst": "", "body": body}
    publish(post, save_draft(post.draft, post.draft.version, fields, ada), ada)

    page = as_user(prof).get(url("desk", course, assignment.number, member_of(ada).pk))

    assert [c.marker for c in page.context["beside_readings"]] == ["(Freeze 12)"]
    assert "1 citation of a page outside the assigned reading" in page.content.decode()
