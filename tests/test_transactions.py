"""Transactions stay short: no subprocess, mail, image work or sleep inside one."""

from __future__ import annotations

import subprocess
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from blog.classroom.models import Invitation, Membership
from blog.discussion import services as comments
from blog.essays.models import Draft, Revision
from blog.essays.services import drafts, publication
from blog.jobs.models import Job
from blog.shelf.services.pending_lists import ask_for_pending_lists
from citations.exchange.imports.models import Import
from citations.exchange.remote import ask
from citations.exchange.remote.ask import limited_get
from citations.library.models import FormattedWorks, Source
from citations.quotations.match import SourceIndex
from citations.quotations.models import QuotationCheck
from citations.quotations.services import checks
from tests.citations.exchange.services import service
from tests.factories import (
    make_assignment,
    make_course,
    make_member,
    make_source,
    make_source_text,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow_things(monkeypatch):
    """Every slow thing notes whether a transaction was open; returns the notes."""
    notes: list[tuple[str, bool]] = []

    def watch(target, name):
        original = getattr(target, name)

        def watched(*args, **kwargs):
            notes.append((name, connection.in_atomic_block))
            return original(*args, **kwargs)

        monkeypatch.setattr(target, name, watched)

    watch(subprocess.Popen, "__init__")
    watch(EmailBackend, "send_messages")
    watch(Image.Image, "save")
    watch(Image.Image, "load")
    watch(time, "sleep")
    watch(SourceIndex, "__init__")
    watch(checks, "check_quotation")
    return notes


@pytest.fixture
def world(as_user):
    """A course with its teacher, signed in."""
    course = make_course(slug="russia")
    prof = make_user("Prof")
    make_member(course, prof, role="instructor")
    return course, prof, as_user(prof)


def names(notes):
    return {name for name, _inside in notes}


def inside(notes):
    return [name for name, was_inside in notes if was_inside]


def test_a_source_is_formatted_before_it_is_written(slow_things, world):
    course, _prof, client = world
    url = reverse("blog:source-create", args=[course.slug]) + "?type=book"

    client.post(url, {"title": "Russia: A History", "author": "Freeze, Gregory"})

    assert Source.objects.exists()
    assert "__init__" in names(slow_things)
    assert inside(slow_things) == []


def test_an_import_formats_and_asks_services_outside_its_transactions(
    slow_things, world, settings, monkeypatch
):
    course, _prof, client = world

    def look(url, **options):
        slow_things.append(("network", connection.in_atomic_block))
        return limited_get(url, **options)

    monkeypatch.setattr(ask, "limited_get", look)
    with service() as (base, _asked):
        settings.SOURCE_SERVICES = dict.fromkeys(settings.SOURCE_SERVICES, base)
        for name, data in (
            ("import-look-up", {"number": "9780199560417"}),
            ("import-zotero", {"address": "https://www.zotero.org/groups/7/x"}),
        ):
            client.post(reverse(f"blog:{name}", args=[course.slug]), data)
            batch = Import.objects.latest("pk")
            client.post(
                reverse("blog:import-confirm", args=[course.slug, batch.pk]), data
            )

    assert Source.objects.count() == 231
    assert {"network", "__init__"} <= names(slow_things)
    assert inside(slow_things) == []


def test_an_essay_is_published_without_a_subprocess_in_its_transaction(
    slow_things, world
):
    course, prof, client = world
    test_a_source_is_formatted_before_it_is_written(slow_things, world)
    slow_things.clear()
    post = drafts.start_post(course, prof, make_assignment(course))
    draft = Draft.objects.get(post=post)
    fields = {
        "title": "T",
        "standfirst": "",
        "body": "<p>It fell (Freeze 4).</p>",
    }
    version = drafts.save_draft(draft, draft.version, fields, prof)

    revision = publication.publish(post, version, prof)

    assert revision.works_cited_state == "ready"
    assert "__init__" in names(slow_things)
    assert inside(slow_things) == []


def test_invitations_are_mailed_after_they_are_written(slow_things, world):
    course, _prof, client = world

    client.post(
        reverse("blog:invitation-create", args=[course.slug]),
        {"emails": "a@example.org", "role": "student"},
    )

    assert Invitation.objects.exists()
    assert len(mail.outbox) == 1
    assert "send_messages" in names(slow_things)
    assert inside(slow_things) == []


def test_a_source_text_is_extracted_outside_any_transaction(world, slow_things):
    course, _prof, client = world
    source = make_source(course)
    where = reverse("blog:source-text", args=[course.slug, source.pk])
    text = "Words of a page, enough of them to be a text."

    sent = {"pasted": text, "rights": "Public domain", "confirmed": "on"}
    answer = client.post(where, sent)

    assert answer.status_code == 302
    assert "__init__" in names(slow_things)
    assert inside(slow_things) == []


def test_sources_are_changed_suggested_and_restyled_outside_any_transaction(
    world, slow_things
):
    course, prof, client = world
    source = make_source(course)
    hand_in_citing(course, prof, source)
    slow_things.clear()

    def at(name, *args):
        return reverse(f"blog:{name}", args=[course.slug, *args])

    client.post(at("source-edit", source.pk), {"title": "New", "author": "Freeze, G."})
    client.post(at("source-suggest") + "?type=book", {"title": "Another"})
    suggested = Source.objects.get(title="Another")
    client.post(at("source-approve", suggested.pk))
    client.post(at("course-style"), {"style": "apa"})
    client.post(at("source-merge", suggested.pk), {"into": source.pk})

    jobs = set(Job.objects.values_list("kind", "state"))
    assert jobs == {("reread", "done"), ("restyle", "done")}
    assert "__init__" in names(slow_things)
    assert inside(slow_things) == []


def test_quotations_are_checked_outside_any_transaction(world, slow_things):
    course, prof, client = world
    source = make_source(course, family="Freeze")
    post = hand_in_citing(course, prof, source)
    make_source_text(source, {"4": "It fell, and it stayed."}, state="preview")
    slow_things.clear()

    client.post(reverse("blog:source-text-preview", args=[course.slug, source.pk]))
    said = comments.say(
        post,
        member=Membership.objects.select_related("course").get(user=prof),
        body="“It fell, and yet it stayed” (Freeze 4).",
        parent=None,
        sent_key="key",
    )
    comments.change(said, body="“It fell, and it really stayed” (Freeze 4).")

    assert QuotationCheck.objects.count() == 2
    assert {"__init__", "check_quotation"} <= names(slow_things)
    assert inside(slow_things) == []


def test_works_cited_that_are_pending_are_made_outside_any_transaction(
    world, slow_things
):
    course, prof, client = world
    post = hand_in_citing(course, prof, make_source(course))
    Revision.objects.update(
        works_cited_state="pending", created_at=timezone.now() - timedelta(hours=1)
    )
    FormattedWorks.objects.all().delete()
    slow_things.clear()

    ask_for_pending_lists()
    client.get(reverse("blog:works-list", args=[course.slug, post.pk, "apa"]))

    assert Revision.objects.get().works_cited_state == "ready"
    assert "__init__" in names(slow_things)
    assert inside(slow_things) == []


def hand_in_citing(course, user, source):
    """An essay that quotes and cites the source."""
    post = drafts.start_post(course, user, None)
    name = source.family_names[0]
    body = f"<p>“It fell, and it stayed” ({name} 4).</p>"
    fields = {"title": "T", "standfirst": "", "body": body}
    publication.publish(post, drafts.save_draft(post.draft, 0, fields, user), user)
    return post
