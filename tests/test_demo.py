"""The demo class is whole, the same each time, and leaves nothing behind half done."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from blog.classroom.models import Course, Membership
from blog.discussion.models import Comment
from blog.essays.models import Figure, Post
from citations.documents.models import Citation
from citations.library.models import Source
from sovclass.accounts.models import User
from sovclass.demo import grades
from sovclass.demo.classroom import open_until
from sovclass.demo.material import FOLDER, PASSWORD
from sovclass.grading.grades.models import Grade
from tests.shared import SHARED

SEEDS = SHARED / "seeds/two_essays.txt"


def row_counts() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label in {"blog", "citations", "accounts", "grading"}
    }


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.slow
def test_the_demo_is_a_whole_class_and_a_second_run_changes_nothing(db, media, capsys):
    call_command("load_demo")

    roles = Counter(Membership.objects.active().values_list("role", flat=True))
    assert roles == {"instructor": 1, "assistant": 2, "student": 14, "observer": 1}
    assert Source.objects.count() >= 12
    assert len(set(Source.objects.values_list("type", flat=True))) >= 9
    assert User.objects.get(email="vance@class.example").check_password(PASSWORD)

    now = timezone.now()
    essays = list(Post.objects.filter(handed_in_at__isnull=False))
    words = [post.live_revision.word_count for post in essays]
    assert len(essays) >= 16
    assert min(words) >= 300
    assert max(words) <= 800
    assert not Post.objects.filter(handed_in_at__gt=now).exists()
    assert all(post.live_revision.works_cited for post in essays)
    assert Figure.objects.count() == len(list((FOLDER / "pictures").iterdir()))

    states = Counter(Citation.objects.values_list("state", flat=True))
    assert states["linked"] > 100
    assert states["ambiguous"] >= 2
    assert states["unknown"] >= 2
    codes = Counter(
        finding["code"]
        for post in essays
        for finding in post.live_revision.document.findings
    )
    assert {"page-outside-source", "unclosed-quotation"} <= set(codes)

    assert Comment.objects.count() >= 60
    assert Comment.objects.filter(parent__isnull=False).count() >= 30
    assert not Comment.objects.filter(created_at__gt=timezone.now()).exists()
    assert set(Grade.objects.values_list("state", flat=True)) == {"draft", "released"}

    course = Course.objects.get()
    readings = [a.readings.count() for a in course.assignments.all()]
    assert readings == [3, 3, 3, 3]
    open_now = [a for a in course.assignments.all() if a.is_open and a.due_at > now]
    assert [a.number for a in open_now] == [4]
    late = [e for e in essays if e.assignment and e.handed_in_at > e.assignment.due_at]  # type: ignore[operator]
    assert len(late) == 1

    before = row_counts()
    call_command("load_demo")

    assert row_counts() == before
    assert "nothing was changed" in capsys.readouterr().out


@pytest.mark.slow
def test_a_load_that_is_cut_off_leaves_nothing_behind(db, media, monkeypatch):
    def cut_off(_demo):
        raise KeyboardInterrupt

    monkeypatch.setattr(grades, "mark", cut_off)
    before = row_counts()

    with pytest.raises(KeyboardInterrupt):
        call_command("load_demo")

    assert row_counts() == before


@pytest.mark.parametrize("day", range(7))
def test_the_open_assignment_is_due_on_a_sunday_night_next_week(day):
    now = datetime(2026, 11, 23, 3, 30, tzinfo=UTC) + timedelta(days=day)

    due = open_until(ZoneInfo("America/New_York"), now)

    assert (due.weekday(), due.hour, due.minute) == (6, 23, 59)
    assert timedelta(days=6) <= due - now <= timedelta(days=13)


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed essays are not here")
def test_no_sentence_of_the_seed_essays_is_in_the_demo():
    told = " ".join(
        path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.json")
    ).replace("’", "'")
    seeds = SEEDS.read_text(encoding="utf-8").replace("’", "'")
    words = re.findall(r"\w+(?:'\w+)?", seeds)
    runs = {" ".join(words[i : i + 10]) for i in range(len(words) - 9)}
    plain = " ".join(re.findall(r"\w+(?:'\w+)?", told))

    assert len(runs) > 500
    assert [run for run in runs if run in plain] == []
