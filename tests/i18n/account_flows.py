"""Ways through the account pages that take more than one request."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.i18n.world import PASSWORD
from tests.world import World

CODE = r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$"
LINK = r"https?://[^/]+(/\S+)"
PERSON = {
    "name": "Νέα Νίκη",
    "email": "new@example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}
WRONG = {"name": "", "email": "ζ", "password1": "1", "password2": "2"}


def account_flows(world: World) -> list[tuple[str, str, Callable[[Client], Any]]]:
    """(URL's name, note, what to do) for a visitor."""
    code = world.course.join_code
    confirm, key = "account_email_verification_sent", "account_reset_password_from_key"
    return [
        ("account_signup", "open", partial(open_sign_up, code)),
        ("account_signup", "wrong", partial(sign_up, code, **WRONG)),
        ("account_signup", "taken", partial(sign_up, code, email="ada@example.org")),
        ("account_signup", "done", partial(sign_up, code)),
        (confirm, "wrong", partial(confirm_address, code, "ζ")),
        (confirm, "right", partial(confirm_address, code, "")),
        ("account_confirm_login_code", "asked", ask_code),
        ("account_confirm_login_code", "unknown", partial(ask_code, who="no")),
        ("account_confirm_login_code", "wrong", partial(sign_in_by_code, "ζ")),
        ("account_confirm_login_code", "right", partial(sign_in_by_code, "")),
        (key, "open", open_link),
        (key, "short", partial(set_password, "1")),
        (key, "done", partial(set_password, PASSWORD * 2)),
        ("usersessions_list", "two", two_sessions),
    ]


def in_mail(pattern: str) -> str:
    """What the newest mail says there."""
    found = re.search(pattern, mail.outbox[-1].body, re.M)
    assert found, mail.outbox[-1].body
    return found[1]


def open_sign_up(join_code: str, client: Client) -> Any:
    client.get(reverse("blog:join", args=[join_code]))
    return client.get(reverse("account_signup"))


def sign_up(join_code: str, client: Client, **changed: str) -> Any:
    open_sign_up(join_code, client)
    return client.post(reverse("account_signup"), {**PERSON, **changed}, follow=True)


def confirm_address(join_code: str, typed: str, client: Client) -> Any:
    sign_up(join_code, client)
    data = {"code": typed or in_mail(CODE)}
    return client.post(reverse("account_email_verification_sent"), data, follow=True)


def ask_code(client: Client, who: str = "ada") -> Any:
    data = {"email": f"{who}@example.org"}
    return client.post(reverse("account_request_login_code"), data, follow=True)


def sign_in_by_code(typed: str, client: Client) -> Any:
    ask_code(client)
    data = {"code": typed or in_mail(CODE)}
    return client.post(reverse("account_confirm_login_code"), data, follow=True)


def open_link(client: Client) -> Any:
    client.post(reverse("account_reset_password"), {"email": "ada@example.org"})
    return client.get(in_mail(LINK), follow=True)


def set_password(password: str, client: Client) -> Any:
    page = open_link(client)
    data = {"password1": password, "password2": password}
    return client.post(page.request["PATH_INFO"], data, follow=True)


def two_sessions(client: Client) -> Any:
    data = {"login": "ada@example.org", "password": PASSWORD}
    elsewhere = Client(headers={"user-agent": "Unknown/1"})
    for browser in (elsewhere, client):
        browser.post(reverse("account_login"), data)
    return client.get(reverse("usersessions_list"))
