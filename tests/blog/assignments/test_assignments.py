"""Assignments: deadlines as wall time, readings, and who changes them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from blog.assignments import services as assignments
from blog.assignments.models import Assignment, Reading
from blog.assignments.walltime import to_instant
from blog.classroom.models import Course
from sovclass.grading.items.models import GradeItem
from tests.at_once import at_once
from tests.factories import make_assignment, make_course, make_post, make_source


@pytest.mark.parametrize(
    ("wall", "zone", "is_deadline", "instant"),
    [
        # before and after the clock change: 23:59 stays 23:59
        ("2027-03-13T23:59", "America/New_York", True, (2027, 3, 14, 4, 59)),
        ("2027-03-14T23:59", "America/New_York", True, (2027, 3, 15, 3, 59)),
        # in the gap: the moment that many minutes later
        ("2027-03-14T02:30", "America/New_York", True, (2027, 3, 14, 7, 30)),
        # in the fold: a deadline is the later one, an opening the earlier
        ("2027-11-07T01:30", "America/New_York", True, (2027, 11, 7, 6, 30)),
        ("2027-11-07T01:30", "America/New_York", False, (2027, 11, 7, 5, 30)),
        # a midnight that does not exist, and half an hour
        ("2027-04-30T00:00", "Africa/Cairo", True, (2027, 4, 29, 22, 0)),
        ("2027-04-04T01:45", "Australia/Lord_Howe", True, (2027, 4, 3, 15, 15)),
    ],
)
def test_a_wall_time_means_one_moment(wall, zone, is_deadline, instant):
    moment = to_instant(wall, ZoneInfo(zone), is_deadline=is_deadline)

    assert moment == datetime(*instant, tzinfo=UTC)


def data(**fields):
    return {
        "number": "1",
        "title": "Building everyday life",
        "guidelines_html": "<p>Write <em>well</em>.</p><script>alert(1)</script>",
        "opens_wall": "2027-03-01T08:00",
        "due_wall": "2027-03-14T23:59",
        "locks_wall": "",
        "points": "20",
        "words_min": "500",
        "words_max": "750",
        "sources_wanted": "2",
        "replies_wanted": "2",
        "readings-TOTAL_FORMS": "1",
        "readings-INITIAL_FORMS": "0",
        "readings-0-source": "",
        "readings-0-pages": "",
        **fields,
    }


def test_an_assignment_is_made_with_its_readings(course, prof, as_user):
    source = make_source(course)
    url = reverse("blog:assignment-create", args=[course.slug])

    answer = as_user(prof).post(
        url, data(**{"readings-0-source": source.pk, "readings-0-pages": "406-433"})
    )

    assignment = Assignment.objects.get()
    assert answer.status_code == 302
    assert (assignment.due_wall, assignment.due_at.day) == ("2027-03-14T23:59", 14)
    assert [str(r) for r in assignment.readings.all()] == [f"{source.title}, 406-433"]
    assert assignment.guidelines_html == "<p>Write <em>well</em>.</p>"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "0"),
        ("number", "32768"),  # no address has it
        ("number", "7"),  # taken
        ("title", ""),
        ("due_wall", ""),
        ("due_wall", "tomorrow"),
        ("due_wall", "2027-02-30T10:00"),
        ("due_wall", "2027-01-01T10:00"),  # before it opens
        ("locks_wall", "2027-03-02T10:00"),  # before it is due
        ("words_max", "12"),
        ("points", "-1"),
        ("points", "NaN"),
    ],
)
def test_a_wrong_field_says_so_and_nothing_is_saved(
    field, value, course, prof, as_user
):
    make_assignment(course, number=7)
    url = reverse("blog:assignment-create", args=[course.slug])

    answer = as_user(prof).post(url, data(**{field: value}))

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize(
    ("times", "field"),
    [
        # 02:45 is skipped and means 03:45
        (
            {"opens_wall": "2027-03-14T02:45", "due_wall": "2027-03-14T03:00"},
            "due_wall",
        ),
        (
            {"due_wall": "2027-03-14T02:45", "locks_wall": "2027-03-14T03:00"},
            "locks_wall",
        ),
    ],
)
def test_times_are_compared_as_moments(times, field, prof, course, as_user):
    course.timezone = "America/New_York"
    course.save(update_fields=["timezone"])

    answer = as_user(prof).post(
        reverse("blog:assignment-create", args=[course.slug]), data(**times)
    )

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(
    "times",
    [
        {"opens_wall": "2027-03-14T02:45", "due_wall": "2027-03-14T03:00"},
        {"due_wall": "2027-03-14T02:45", "locks_wall": "2027-03-14T03:00"},
    ],
)
def test_a_zone_in_which_times_would_collide_is_refused(times, prof, course, as_user):
    client = as_user(prof)
    client.post(reverse("blog:assignment-create", args=[course.slug]), data(**times))
    typed = {"title": "New", "timezone": "America/New_York", "accent": "red"}

    answer = client.post(reverse("blog:course-edit", args=[course.slug]), typed)

    course.refresh_from_db()
    assert answer.status_code == 400
    assert "the clocks skip the hour in which assignment 1" in answer.content.decode()
    assert course.timezone == "UTC"


def test_another_courses_source_cannot_be_assigned(course, prof, as_user):
    foreign = make_source(make_course())
    url = reverse("blog:assignment-create", args=[course.slug])

    answer = as_user(prof).post(url, data(**{"readings-0-source": foreign.pk}))

    assert answer.status_code == 400
    assert not Assignment.objects.exists()


def test_pages_must_look_like_pages(course, prof, as_user):
    url = reverse("blog:assignment-create", args=[course.slug])
    source = make_source(course)

    answer = as_user(prof).post(
        url, data(**{"readings-0-source": source.pk, "readings-0-pages": "all of it"})
    )

    assert "Enter pages as 406-433" in answer.content.decode()


# --- Two at once --------------------------------------------------------------------


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(act)`: act is done between the look at a form and the saving of it."""

    def arrange(act):
        save = assignments.save_assignment

        def after_act(*args, **options):
            act()
            return save(*args, **options)

        monkeypatch.setattr(assignments, "save_assignment", after_act)

    return arrange


def edited(client, course, **fields):
    """The answer to the form of assignment 1."""
    return client.post(
        reverse("blog:assignment-edit", args=[course.slug, 1]), data(**fields)
    )


def listed(assignment, *readings):
    """The readings' part of the form, as it is shown."""
    forms = {"readings-TOTAL_FORMS": "5", "readings-INITIAL_FORMS": len(readings)}
    for number, reading in enumerate(readings):
        forms |= {
            f"readings-{number}-id": reading.pk,
            f"readings-{number}-assignment": assignment.pk,
            f"readings-{number}-source": reading.source_id,
            f"readings-{number}-pages": reading.pages,
        }
    return forms


def test_of_two_assignments_of_one_number_the_second_is_told_and_keeps_its_words(
    course, prof, as_user, meanwhile
):
    meanwhile(lambda: make_assignment(course, number=1))

    answer = as_user(prof).post(
        reverse("blog:assignment-create", args=[course.slug]), data()
    )

    assert answer.status_code == 400
    assert answer.context["form"].errors["number"] == [
        "There is already an assignment 1. Choose another number."
    ]
    assert "Building everyday life" in answer.content.decode()
    assert Assignment.objects.count() == 1


def test_a_number_that_is_taken_while_an_assignment_is_changed_is_told(
    course, prof, as_user, meanwhile
):
    assignment = make_assignment(course, number=1)
    meanwhile(lambda: make_assignment(course, number=2))

    answer = edited(as_user(prof), course, number="2")

    assert answer.status_code == 400
    assert "There is already an assignment" in answer.content.decode()
    assert Assignment.objects.get(pk=assignment.pk).number == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_make_the_same_number_at_once_make_one(course):
    def make(title):
        assignment = Assignment(
            course=course, number=1, title=title, due_wall="2027-03-14T23:59"
        )
        assignments.save_assignment(assignment, [])

    problems = at_once(lambda: make("Mine"), lambda: make("Theirs"))

    assert [type(problem) for problem in problems] == [assignments.NumberTaken]
    assert Assignment.objects.count() == GradeItem.objects.count() == 1


def test_columns_that_somebody_else_changes_meanwhile_stay_theirs(
    course, prof, as_user, meanwhile
):
    source, other = make_source(course), make_source(course)
    assignment = make_assignment(course, number=1)
    kept = assignment.readings.create(source=source, pages="1-9")
    moved = assignment.readings.create(source=other, pages="10", position=1)

    def act():
        Assignment.objects.update(guidelines_html="<p>Theirs.</p>")
        Reading.objects.filter(pk=kept.pk).update(pages="2-8")
        Course.objects.update(timezone="Asia/Tokyo")

    forms = listed(assignment, kept, moved) | {"readings-1-pages": "11"}
    meanwhile(act)

    edited(as_user(prof), course, guidelines_html="", title="Mine", **forms)

    assignment.refresh_from_db()
    assert assignment.title == "Mine"
    assert assignment.guidelines_html == "<p>Theirs.</p>"
    assert assignment.due_at == datetime(2027, 3, 14, 14, 59, tzinfo=UTC)
    assert [r.pages for r in assignment.readings.all()] == ["2-8", "11"]


@pytest.mark.django_db(transaction=True)  # what a row points at is checked at the end
@pytest.mark.parametrize("what", ["removed", "changed", "its source removed"])
def test_what_does_not_go_with_what_somebody_else_did_is_not_saved_and_told(
    what, course, prof, as_user, meanwhile
):
    source = make_source(course)
    assignment = make_assignment(course, number=1)
    forms = listed(assignment) | {"readings-0-source": source.pk}
    act = {
        "removed": lambda: assignments.delete_assignment(assignment),
        "changed": lambda: Assignment.objects.update(words_min=800, words_max=900),
        "its source removed": source.delete,
    }[what]
    meanwhile(act)
    least = {"words_min": "", "words_max": "100"} if what == "changed" else {}

    answer = edited(as_user(prof), course, **least, **forms)

    assert answer.status_code == 400
    assert "Nothing was saved: somebody else" in answer.content.decode()
    assert "Building everyday life" in answer.content.decode()
    assert not Assignment.objects.filter(title="Building everyday life").exists()


def test_a_reading_that_another_window_has_removed_is_told(course, prof, as_user):
    assignment = make_assignment(course, number=1)
    one = assignment.readings.create(source=make_source(course), pages="1-9")
    two = assignment.readings.create(source=make_source(course), pages="10")
    forms = listed(assignment, one, two)
    one.delete()

    answer = edited(as_user(prof), course, **forms)

    assert answer.status_code == 400
    assert "A reading has been removed in the meantime" in answer.content.decode()


def test_a_reading_keeps_its_place_when_its_pages_change(course, prof, as_user):
    assignment = make_assignment(course, number=1)
    one = assignment.readings.create(source=make_source(course), pages="1-9")
    two = assignment.readings.create(source=make_source(course), pages="10", position=1)
    forms = listed(assignment, one, two) | {"readings-0-pages": "1-8"}

    edited(as_user(prof), course, **forms)

    assert [r.pages for r in assignment.readings.all()] == ["1-8", "10"]


def test_an_assignment_with_essays_stays(course, ada, prof, as_user):
    begun, fresh = make_assignment(course), make_assignment(course)
    make_post(author=ada, course=course, assignment=begun, handed_in=False)
    client = as_user(prof)

    for assignment in (begun, fresh):
        client.post(
            reverse("blog:assignment-delete", args=[course.slug, assignment.number])
        )

    assert list(Assignment.objects.all()) == [begun]


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_however_long(
    count, course, ada, ben, as_user, django_assert_num_queries
):
    assignment = make_assignment(course)
    for number in range(count):
        make_assignment(course)
        author = [ada, ben, ada][number]
        make_post(
            author=author,
            course=course,
            assignment=assignment if number < 2 else None,
        )
    client = as_user(ada)
    client.get(course.get_absolute_url())

    with django_assert_num_queries(5):
        client.get(reverse("blog:assignment-list", args=[course.slug]))
    with django_assert_num_queries(8):
        client.get(assignment.get_absolute_url())


def test_the_page_says_what_is_asked_and_a_draft_of_others_is_not_there(
    course, ada, ben, as_user
):
    assignment = make_assignment(course, words_min=500, words_max=700)
    make_post(
        author=ben,
        course=course,
        assignment=assignment,
        title="Secret",
        handed_in=False,
    )
    make_post(author=ada, course=course, assignment=assignment, title="Shown")

    page = as_user(ada).get(assignment.get_absolute_url()).content.decode()

    assert "500–700" in page
    assert "Shown" in page
    assert "Secret" not in page
