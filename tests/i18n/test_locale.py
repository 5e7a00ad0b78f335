"""Dates and numbers by locale for people; the same for machines in every locale."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sovclass.accounts.services import mark_verified
from tests.factories import (
    make_assignment,
    make_grade,
    make_item,
    make_member,
    make_post,
    make_source,
    make_user,
)
from tests.i18n.shown import Shown
from tests.i18n.world import PASSWORD
from tests.markup import tight

DUE = datetime(2026, 3, 29, 23, 59, tzinfo=UTC)
FOR_MACHINES = {
    *("data-version", "data-words-min", "data-words-max", "datetime"),
    *("x", "y", "width", "height", "viewbox", "min", "max", "step", "rows"),
}
"""Attributes that scripts, drawings and browsers read."""
INPUTS = {"number", "date", "datetime-local", "hidden"}


@pytest.fixture(autouse=True)
def _two_languages(settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]


@pytest.fixture
def speaking(course):
    """`speaking(user, "de")`: a client signed in as the user, who reads German."""

    def sign_in(user, language):
        client = Client(headers={"accept-language": language})
        client.force_login(user, backend="sovclass.accounts.backends.PasswordBackend")
        return client

    return sign_in


@pytest.fixture
def assignment(course):
    return make_assignment(
        course,
        due_at=DUE,
        locks_at=DUE,
        locks_wall="2026-03-29T23:59",
        words_min=1200,
        words_max=1800,
        points=Decimal("2.5"),
    )


@pytest.fixture
def essay(course, ada, assignment):
    return make_post(author=ada, course=course, assignment=assignment, handed_in_at=DUE)


@pytest.fixture
def grade(course, ada, prof, assignment, essay, member_of):
    item = make_item(assignment, points=Decimal("20.5"))
    return make_grade(
        item=item, member=member_of(ada), by=prof, score=Decimal("16.5"), released=True
    )


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "handed_in", "due"),
    [
        ("en", "29 March 2026", "Sunday, 29 March, 23:59"),
        ("de", "29. März 2026", "Sonntag, 29. März, 23:59"),
    ],
)
def test_dates_are_written_as_the_reader_writes_them(
    speaking, ada, essay, language, handed_in, due
):
    client, slug = speaking(ada, language), essay.course.slug
    reading = page(client, "blog:post-detail", slug, essay.pk)
    asked = page(client, "blog:assignment-detail", slug, essay.assignment.number)
    assert f'<html lang="{language}"' in reading
    assert handed_in in reading
    assert due in asked


@pytest.mark.parametrize(("language", "mark"), [("en", "16.5"), ("de", "16,5")])
def test_marks_have_the_readers_decimal_sign(
    speaking, ada, prof, grade, language, mark
):
    slug = grade.membership.course.slug
    book = page(speaking(prof, language), "grading:gradebook", slug)
    mine = page(speaking(ada, language), "grading:my-work", slug)
    assert f"<td>{mark}</td>" in book
    assert f'<div class="score">{mark}<small>' in tight(mine)


def test_the_file_of_marks_is_the_same_in_every_language(speaking, prof, grade):
    address = reverse("grading:gradebook-csv", args=[grade.membership.course.slug])
    rows = [
        list(
            csv.reader(
                io.StringIO(speaking(prof, language).get(address).getvalue().decode())
            )
        )[1]
        for language in ("en", "de")
    ]
    assert rows[0] == rows[1]
    assert rows[0][-2:] == ["16.5", "80.5"]


def test_an_invitation_names_its_last_day_as_the_inviter_writes_dates(
    speaking, prof, course
):
    address = reverse("blog:invitation-create", args=[course.slug])
    data = {"emails": "new@example.org", "role": "student"}
    speaking(prof, "de").post(address, data)
    until = course.invitations.get().expires_at
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    day = f"{until.day}. {months.split()[until.month - 1]} {until.year}"
    assert day in mail.outbox[-1].body


def test_numbers_and_dates_in_forms_and_drawings_are_for_machines(
    speaking, course, ada, prof, grade, essay, member_of
):
    course.starts_on = date(2026, 3, 2)
    course.save()
    source = make_source(course, first_page="1", last_page="900")
    slug, number = course.slug, essay.assignment.number
    client = speaking(prof, "de")
    pages = [
        page(client, "grading:item-edit", slug, grade.item.pk),
        page(client, "grading:desk", slug, number, member_of(ada).pk),
        page(client, "grading:assignment", slug, number),
        page(client, "blog:assignment-edit", slug, number),
        page(client, "blog:course-edit", slug),
        page(client, "blog:source-detail", slug, source.pk),
        page(speaking(ada, "de"), "blog:draft-edit", slug, essay.pk),
        page(client, "usersessions_list"),
    ]
    values = {}
    for html in pages:
        values.update(machine_values(html))
    assert machine_values(pages[0])["points"] == "20.50"
    assert values["starts_on"] == "2026-03-02"
    assert values["due_wall"] == "2026-03-29T23:59"
    assert values["words_min"] == "1200"
    assert len(values) > 20
    assert {
        n: v for n, v in values.items() if "," in v or re.search(r"\d\.\d\.", v)
    } == {}


def machine_values(html):
    """name → value of inputs, and tag and attribute → value of drawings."""
    found = {}

    class Reader(Shown):
        def handle_starttag(self, tag, attrs):
            attributes = {name: value or "" for name, value in attrs}
            is_token = attributes.get("name") == "csrfmiddlewaretoken"
            if tag == "input" and attributes.get("type") in INPUTS and not is_token:
                found[attributes["name"]] = attributes.get("value", "")
            for name in FOR_MACHINES & set(attributes):
                found[f"{tag} {name} {len(found)}"] = attributes[name]
            super().handle_starttag(tag, attrs)

    Reader().feed(html)
    return found


def test_moments_for_machines_are_iso_8601(db):
    mark_verified(make_user(email="nora@example.org", password=PASSWORD))
    client = Client(headers={"accept-language": "de"})
    data = {"login": "nora@example.org", "password": PASSWORD}
    client.post(reverse("account_login"), data)
    html = page(client, "usersessions_list")
    moments = re.findall(r'<time datetime="([^"]*)"', html)
    assert moments
    assert all(datetime.fromisoformat(moment).tzinfo for moment in moments)


def test_what_a_browsers_fields_send_is_understood_in_german(
    speaking, course, prof, grade
):
    client, item = speaking(prof, "de"), grade.item
    address = reverse("grading:item-edit", args=[course.slug, item.pk])
    data = {"kind": "essay", "title": "Essay", "points": "17.25", "weight": "1"}
    assert client.post(address, data).status_code == 302
    item.refresh_from_db()
    assert item.points == Decimal("17.25")
    address = reverse("blog:course-edit", args=[course.slug])
    data = {"title": "R", "timezone": "UTC", "accent": "red", "starts_on": "2026-03-02"}
    assert client.post(address, data).status_code == 302
    course.refresh_from_db()
    assert course.starts_on == date(2026, 3, 2)


@pytest.mark.parametrize("typed", ["16.5", "16,5"])
def test_a_grader_may_type_either_decimal_sign(
    speaking, course, ada, prof, assignment, essay, member_of, typed
):
    item = make_item(assignment)
    address = reverse("grading:desk", args=[course.slug, 1, member_of(ada).pk])
    data = {f"score-{item.pk}": typed, f"version-{item.pk}": "0", "feedback": ""}
    assert speaking(prof, "de").post(address, data).status_code == 302
    assert item.grades.get().score == Decimal("16.5")


def test_of_two_graders_one_may_keep_an_empty_mark(
    speaking, course, ada, prof, assignment, essay, member_of
):
    """The page of both versions must not send the word “None” for no mark."""
    item = make_item(assignment)
    other = make_member(course, role="assistant").user
    address = reverse("grading:desk", args=[course.slug, 1, member_of(ada).pk])
    data = {f"version-{item.pk}": "0", "feedback": "Words."}
    speaking(other, "en").post(address, {**data, f"score-{item.pk}": "3"})
    answer = speaking(prof, "de").post(address, {**data, f"score-{item.pk}": ""})
    sent = machine_values(answer.content.decode())
    assert answer.status_code == 409
    assert sent[f"score-{item.pk}"] == ""
