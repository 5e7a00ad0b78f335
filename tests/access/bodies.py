"""What a form or script would send to each URL, so that a yes is a true yes."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from citations.styles.registry import DEFAULT
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem
from tests.access.world import PASSWORD, World

Thing = dict[str, Any]

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9Z3"
    "9wAAAABJRU5ErkJggg=="
)

JSON_URLS = {"blog:draft-save", "blog:draft-read", "blog:decision-save"}
"""Scripts talk to these."""

QUERIES = {"blog:source-create": "?type=book"}
"""What stands behind the question mark, where the page needs it."""


@dataclass(frozen=True)
class Body:
    """Keyword arguments for the test client's `post`."""

    data: Any = field(default_factory=dict)
    is_json: bool = False

    @property
    def arguments(self) -> dict[str, Any]:
        """As the client takes them."""
        if not self.is_json:
            return {"data": self.data}
        return {"data": json.dumps(self.data), "content_type": "application/json"}


COURSE = {"title": "A new title", "timezone": "UTC", "accent": "red"}
ASSIGNMENT = {
    "number": "77",
    "title": "A new title",
    "due_wall": "2030-01-01T23:59",
    "points": "10",
    "sources_wanted": "0",
    "replies_wanted": "0",
    "readings-TOTAL_FORMS": "0",
    "readings-INITIAL_FORMS": "0",
    "readings-MIN_NUM_FORMS": "0",
    "readings-MAX_NUM_FORMS": "40",
}
ITEM = {"kind": "other", "title": "A new item", "points": "20", "weight": "1"}
DRAFT = {"title": "A new title", "standfirst": "", "body": "<p>New words.</p>"}

PLAIN: dict[str, dict[str, Any]] = {
    "blog:course-create": COURSE,
    "blog:course-edit": COURSE,
    "blog:course-style": {"style": DEFAULT.name},
    "blog:section-create": {"name": "Section C"},
    "blog:section-edit": {"name": "Section D"},
    "blog:member-edit": {"role": "observer"},
    "blog:invitation-create": {"emails": "new@example.org", "role": "student"},
    "blog:join-link-switch": {"open": "0"},
    "blog:assignment-create": ASSIGNMENT,
    "blog:assignment-edit": ASSIGNMENT,
    "blog:source-create": {"title": "A new book"},
    "blog:source-suggest": {"title": "A new book"},
    "blog:source-decline": {"reason": "We have it already."},
    "blog:source-edit": {"title": "A new title"},
    "blog:import-create": {"text": "@book{new, title = {A new book}}"},
    "blog:import-zotero": {"address": "https://www.zotero.org/groups/7/new"},
    "blog:import-look-up": {"number": "10.2307/2499923"},
    "blog:import-choose-all": {"chosen_all": "0"},
    "blog:source-text": {
        "pasted": "Words of a page, enough of them to be a text.",
        "rights": "Public domain",
        "confirmed": "on",
    },
    "blog:source-text-readers": {"students_may_read": "yes"},
    "blog:draft-read": DRAFT,
    "blog:decision-save": {
        "marker_key": "freeze 352",
        "context_key": "as the letters say",
        "verdict": "none",
        "source": "",
    },
    "blog:comment-create": {"body": "New words."},
    "blog:comment-edit": {"body": "New words."},
    "grading:item-create": ITEM,
    "grading:item-edit": ITEM | {"kind": "essay"},
    "grading:disclosure": {"reason": "A parent asked in writing."},
    "accounts:profile": {"name": "A New Name", "sort_name": "Name, A New"},
    "account_login": {"login": "nobody@example.org", "password": PASSWORD},
    "account_signup": {"email": "new@example.org", "name": "New"},
    "account_email": {"action_add": "", "email": "new@example.org"},
    "account_reauthenticate": {"password": PASSWORD},
    "account_change_password": {
        "oldpassword": PASSWORD,
        "password1": f"{PASSWORD} 2",
        "password2": f"{PASSWORD} 2",
    },
    "account_reset_password": {"email": "nobody@example.org"},
    "account_request_login_code": {"email": "nobody@example.org"},
}


def body_for(world: World, name: str, of: str) -> Body:
    """What to send to this URL about this thing."""
    thing = world.at[of]
    if name in MADE:
        return Body(MADE[name](thing), is_json=name in JSON_URLS)
    return Body(PLAIN.get(name, {}), is_json=name in JSON_URLS)


def _draft(thing: Thing) -> Thing:
    return DRAFT | {"version": thing["version"]}


def _version(thing: Thing) -> Thing:
    return {"version": thing["version"]}


def _picture(thing: Thing) -> Thing:
    image = SimpleUploadedFile("dot.png", PIXEL, content_type="image/png")
    return {"image": image, "alt": "A dot"}


def _student(thing: Thing) -> Thing:
    return {"member": thing["member_pk"]}


def _marks(thing: Thing) -> Thing:
    items = GradeItem.objects.filter(
        assignment__course__slug=thing["slug"], assignment__number=thing["number"]
    )
    versions = dict(
        Grade.objects.filter(item__in=items, membership=thing["member_pk"]).values_list(
            "item_id", "version"
        )
    )
    marks: Thing = {"feedback": "New words.", "then": "stay"}
    for item in items:
        marks[f"score-{item.pk}"] = "7"
        marks[f"version-{item.pk}"] = str(versions.get(item.pk, 0))
    return marks


MADE: dict[str, Callable[[Thing], Thing]] = {
    "blog:draft-save": _draft,
    "blog:draft-edit": _draft,
    "blog:draft-conflict": _draft,
    "blog:post-publish": _version,
    "blog:revision-restore": _version,
    "blog:figure-create": _picture,
    "blog:import-choose": lambda thing: {"shown": thing["shown"]},
    "blog:post-create": lambda thing: {"assignment": thing.get("number", "")},
    "blog:join-code": lambda thing: {"code": "JOINRUSSIA"},
    "blog:join": lambda thing: {"section": thing["section"]},
    "blog:source-merge": lambda thing: {"into": thing["into"]},
    "grading:desk": _marks,
    "grading:release": _student,
    "grading:take-back": _student,
}
"""Bodies that depend on what the URL is about."""
