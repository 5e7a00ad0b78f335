"""A pseudo-locale finds no untranslated string on any page, in any mail, in any answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from tests.factories import make_user
from tests.i18n import script_texts
from tests.i18n.pseudo import pseudo, pseudo_locale
from tests.i18n.shown import has_plain_letters, untranslated
from tests.i18n.visits import NOT_PAGES, Visit, texts_of, url_names, visits
from tests.i18n.world import make_world
from tests.world import World

TEMPLATES = Path(settings.BASE_DIR, "templates")
MACHINE = {
    *("code", "context_key", "csrf", "first", "html", "key", "kind", "label", "last"),
    *("marker_key", "saved_at", "sign_in", "small_url", "state", "url", "body", "id"),
    *("version", "source_key", "suggest", "verdict", "glyph", "tone"),
}
"""Names of JSON whose values are for scripts."""


@dataclass
class Tour:
    """What was found on the way."""

    visited: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    untranslated: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    mails: int = 0

    def note(self, sender: Any, template: Any, **kwargs: Any) -> None:
        """A template was rendered."""
        self.templates.add(str(template.name))


def look_around(folder: Path) -> Tour:
    """Every visit, each in a transaction that is rolled back."""
    done = Tour()
    template_rendered.connect(done.note)
    with pseudo_locale(folder):
        world = make_world()
        for visit in visits(world):
            cache.clear()
            with transaction.atomic():
                make(visit, world, done)
                transaction.set_rollback(True)
    template_rendered.disconnect(done.note)
    return done


def make(visit: Visit, world: World, done: Tour) -> None:
    """Go there, and read everything that comes back."""
    client = Client(raise_request_exception=False)
    if visit.who != "visitor":
        backend = settings.AUTHENTICATION_BACKENDS[0]
        client.force_login(world.people[visit.who], backend=backend)
    mail.outbox = []
    with pytest.MonkeyPatch.context() as patch:
        for target, value in visit.patches:
            patch.setattr(target, value)
        answer = visit.go(client)
    done.visited.add(visit.name)
    done.mails += len(mail.outbox)
    if visit.status and answer.status_code != visit.status:
        done.odd.append(f"{visit}: {answer.status_code}")
    found = list(left_in(answer))
    if visit.name.startswith("admin:"):
        found = [text for text in found if not OF_DJANGO.fullmatch(text)]
    done.untranslated += [f"{visit}: {text}" for text in found]
    for sent in mail.outbox:
        texts = [sent.subject, *sent.body.splitlines()]
        done.untranslated += [
            f"{visit}, mail: {text}" for text in texts if has_plain_letters(text)
        ]


def left_in(answer: HttpResponse) -> Iterator[str]:
    """The untranslated texts of an answer."""
    kind = answer.get("Content-Type", "").split(";")[0]
    if kind == "text/html":
        yield from untranslated(texts_of(answer))
    elif kind == "application/json":
        yield from left_in_json(json.loads(answer.content))
    elif kind == "text/csv":
        yield from filter(has_plain_letters, texts_of(answer).split(","))


def left_in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in MACHINE or isinstance(inner, list):
                yield from left_in_json(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from left_in_json(inner)
    elif isinstance(value, str) and has_plain_letters(value):
        yield value


# --- The pseudo-locale itself --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Save", "⟦Šàṽé⟧"),
        (" and ", " ⟦àñď⟧ "),
        ("%(n)s of %(most)d", "⟦%(n)s óƒ %(most)d⟧"),
        ("<b>%s</b> word", "⟦<b>%s</b> ŵóŕď⟧"),
        ("{name} &lt;em&gt; 100 %", "⟦{name} &lt;éṁ&gt; 100 %⟧"),
        ("\n", "\n"),
    ],
)
def test_the_pseudo_locale_marks_words_and_keeps_the_rest(text, shown):
    assert pseudo(text) == shown


def test_every_kind_of_gettext_is_pseudo(tmp_path):
    with pseudo_locale(tmp_path):
        assert gettext("Save") == "⟦Šàṽé⟧"
        assert pgettext("month", "May") == "⟦Ṁàý⟧"
        assert ngettext("%d day", "%d days", 2) == "⟦%d ďàýš⟧"
        assert npgettext("time", "day", "days", 1) == "⟦ďàý⟧"
    assert gettext("Save") == "Save"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Save</p>",
        "<p>⟦Šàṽé⟧ now</p>",
        '<a title="Close"></a>',
        '<td data-label="Name"></td>',
        "<svg><title>Strip</title></svg>",
        '<input type="submit" value="Go">',
        "<option>UTC time</option>",
        "<p>⟦Šàṽé Save⟧</p>",
    ],
)
def test_an_untranslated_text_on_a_page_is_found(html):
    assert list(untranslated(html))


def test_what_people_typed_and_names_are_left_alone():
    page = """<title>⟦Šàṽé⟧ · Sovclass</title><p>Ψωμί, 3: a@b.example</p>
    <script>const word = "x"</script><input value="Typed"><kbd>g</kbd>
    <select name="timezone"><option value="Asia/Tokyo">Asia/Tokyo</option></select>"""
    assert list(untranslated(page)) == []


# --- The pages -----------------------------------------------------------------------


NEVER_RENDERED = {
    "account/email_change.html": "not reached with our settings",
    "account/phone_change.html": "not reached with our settings",
    "allauth/elements/": "for pages of allauth that we have no page of our own for",
}
OF_DJANGO = re.compile(
    r"img alt: (?:Search|True|False)|bdi: (?:md5|\w+\*+)|div: \{.*\}"
    r"|p: Whether the user will be able to authenticate .*"
    r"|li: If disabled, the current password for this user will be lost\."
)
"""What the admin itself leaves in English, and what it shows of data."""


@pytest.mark.slow
@pytest.mark.any_database
def test_every_page_mail_and_answer_is_translated(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    tour = look_around(tmp_path / "locale")
    ours = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*")}
    unseen = [
        name
        for name in ours - tour.templates
        if not name.startswith((*NEVER_RENDERED,))
    ]
    assert sorted(set(tour.untranslated)) == []
    assert tour.odd == [], "visits that did not arrive where they should"
    assert url_names() - tour.visited - set(NOT_PAGES) == set(), "never visited"
    assert set(NOT_PAGES) - url_names() == set(), "no such address any more"
    assert unseen == [], "templates never seen"
    assert tour.mails > 8


def test_the_scripts_get_every_text_they_ask_for(as_user, db, tmp_path):
    with pseudo_locale(tmp_path):
        answer = as_user(make_user()).get(reverse("js-texts")).content.decode()
    begin = answer.index("const newcatalog = ") + len("const newcatalog = ")
    catalogue, _end = json.JSONDecoder().raw_decode(answer, begin)
    wanted = script_texts.all_messages()
    assert len(wanted) > 60
    for message in wanted:
        shown = [pseudo(text) for text in message]
        assert catalogue[message[0]] == (shown[0] if len(shown) == 1 else shown)
