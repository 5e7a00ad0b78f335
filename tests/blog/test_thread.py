"""The discussion is kept by all that it shows: nobody sees an old one, or another's."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import permutations

import pytest
import time_machine
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone, translation

from blog.classroom.models import Course, Membership
from blog.discussion import services as comments
from blog.discussion.threads import build_thread
from sovclass.accounts.models import User
from tests.factories import make_comment, make_member, make_post, make_user

EACH_TIME = re.compile(r'(?:csrfmiddlewaretoken|sent_key)" value="[^"]*"|nonce="[^"]*"')
"""What is new in every answer."""


@pytest.fixture
def talk(course, ada, ben):
    """An essay by ada with her comment, ben's reply and a comment that was removed."""
    essay = make_post(author=ada, course=course, title="The Metro")
    first = make_comment(post=essay, author=ada, body="Who dug it?")
    make_comment(post=essay, author=ben, body="The Komsomol.", parent=first)
    make_comment(post=essay, author=ben, body="Regretted.", removed_at=timezone.now())
    return essay


@pytest.fixture
def read(talk, as_user):
    """`read(ada)`: the page as she gets it."""

    def page(user: User) -> str:
        answer = as_user(user).get(talk.get_absolute_url())
        return EACH_TIME.sub("", answer.content.decode())

    return page


def forget() -> None:
    caches["template_fragments"].clear()


def test_what_is_read_again_is_kept(read, ben):
    fragments = caches["template_fragments"]

    once = read(ben)
    kept = dict(fragments._cache)
    again = read(ben)

    assert once == again
    assert fragments._cache == kept
    assert any("thread" in key for key in kept)


def change_words(talk, ada, ben):
    comment = talk.comments.get(body="Who dug it?")
    comments.change(comment, body="Who paid for it?")


def read_words_again(talk, ada, ben):
    """As the shelf's changes do: nothing but what is shown is another."""
    words = '<p>Who dug it? <a class="cite" href="/x/">(Bloch 41)</a></p>'
    talk.comments.filter(body="Who dug it?").update(finished_html=words)


def remove(talk, ada, ben):
    comments.remove(talk.comments.get(body="The Komsomol."), by=ben)


def say_more(talk, ada, ben):
    make_comment(post=talk, author=ada, body="So I heard.")


def reply(talk, ada, ben):
    parent = talk.comments.get(body="The Komsomol.")
    make_comment(post=talk, author=ada, body="So I heard.", parent=parent)


def rename_author(talk, ada, ben):
    User.objects.filter(pk=ada.pk).update(name="Ada Digger")


def move_in_time(talk, ada, ben):
    earlier = timezone.now() - timedelta(days=3)
    talk.comments.filter(body="Who dug it?").update(created_at=earlier)


def move_zone(talk, ada, ben):
    Course.objects.update(timezone="Asia/Vladivostok")


def rename_address(talk, ada, ben):
    Course.objects.update(slug="ussr")
    talk.course.slug = "ussr"


def archive(talk, ada, ben):
    Course.objects.update(state=Course.State.ARCHIVED)


def only_observe(talk, ada, ben):
    Membership.objects.filter(user=ben).update(role="observer")


def come_to_moderate(talk, ada, ben):
    Membership.objects.filter(user=ben).update(role="instructor")


def come_again(talk, ada, ben):
    """What ada said is new to ben now."""
    since = timezone.now() - timedelta(hours=1)
    Membership.objects.filter(user=ben).update(previous_visit_at=since)


@pytest.mark.parametrize(
    "change",
    [
        *(change_words, read_words_again, remove, say_more, reply, rename_author),
        *(move_in_time, move_zone, rename_address, archive, only_observe),
        *(come_to_moderate, come_again),
    ],
)
def test_a_change_of_anything_shown_is_seen_at_once(change, talk, read, ada, ben):
    with time_machine.travel(timezone.now(), tick=False):
        before = read(ben)
        change(talk, ada, ben)

        after = read(ben)

        forget()
        assert after == read(ben)
        assert discussion(after) != discussion(before)


def discussion(page: str) -> str:
    return page[page.index('id="comments"') :]


def test_each_language_has_its_own_words(talk, ben, member_of):
    def shown(language: str) -> str:
        said = talk.comments.in_thread_order().as_said()
        thread = build_thread(said, reader=member_of(ben), post=talk)
        given = {"thread": thread, "course": talk.course, "can_comment": True}
        with translation.override(language):
            return render_to_string("blog/discussion/_thread.html", given)

    kept = {language: shown(language) for language in ("en", "de")}

    assert kept["en"] != kept["de"]
    for language, words in kept.items():
        forget()
        assert shown(language) == words


def test_nobody_is_shown_what_another_may_do(talk, read, course, ada, ben, prof):
    silent, watcher = make_user("Silas Silent"), make_user("Wera Watcher")
    make_member(course, silent)
    make_member(course, watcher, role="observer")
    people = (ada, ben, prof, silent, watcher)
    own = {}
    for user in people:
        forget()
        own[user] = read(user)

    assert len({discussion(page) for page in own.values()}) == len(people)
    for first, second in permutations(people, 2):
        forget()
        read(first)
        assert read(second) == own[second]
