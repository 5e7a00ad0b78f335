"""One request as one person, undone again, and what it did to the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.urls import reverse

from tests.access.addresses import address
from tests.access.bodies import QUERIES, body_for
from tests.access.world import World

OUR_APPS = {"accounts", "auth", "account", "blog", "citations", "grading"}
NOT_COUNTED = {
    "auth.Permission",
    "account.EmailConfirmation",
    "citations.FormattedWorks",  # a cache: what the style engine printed
}
PASSING = {"last_login", "visited_at", "previous_visit_at"}
"""Columns that reading a page may write."""

_READ = re.compile(
    r"\s*(?:SELECT|EXECUTE sovclass_select_|SAVEPOINT|RELEASE|ROLLBACK"
    r"|WITH(?!.*\b(?:INSERT|UPDATE|DELETE)\b))",
    re.IGNORECASE | re.DOTALL,
)
"""What changes nothing; a statement that PostgreSQL keeps is named after what it does."""

Fingerprint = dict[str, list[tuple[Any, ...]]]


_WRITE = re.compile(
    r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"(?!.*\b(?:INSERT|DELETE)\b)',
    re.IGNORECASE | re.DOTALL,
)
"""What writes one table, which it names; our triggers write none, they only refuse."""


def written_tables(statements: Iterable[str]) -> set[str] | None:
    """The tables that these have written; None if it cannot be told."""
    found = [_WRITE.match(sql) for sql in statements]
    return None if None in found else {match[1] for match in found if match}


def fingerprint(tables: set[str] | None = None) -> Fingerprint:
    """All rows of our tables, of all or of these; sessions are not among them."""
    found: Fingerprint = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.app_label not in OUR_APPS or meta.label in NOT_COUNTED:
            continue
        if tables is not None and meta.db_table not in tables:
            continue
        columns = [f.attname for f in meta.concrete_fields if f.name not in PASSING]
        rows = model._base_manager.order_by("pk").values_list(*columns)
        found[meta.label] = list(rows)
    return found


GET_WRITES = {
    r'UPDATE "blog_membership" SET "visited_at" = [^,]*, "previous_visit_at" = .*': (
        "when a member was last here, at most once in five minutes: what came later is new"
    ),
    r'(INSERT INTO|UPDATE|DELETE FROM) "django_session".*': (
        "the door that was opened, the page to come back to, a sign-out"
    ),
    r'INSERT INTO "citations_formattedworks".*': (
        "a cache: what the style engine printed for a page that shows a style"
    ),
}
"""What opening a page may write, as patterns of SQL, and why."""


def writes_of_a_look(answer: Answer) -> list[str]:
    """What an answer to GET wrote that no look at a page may write."""
    patterns = [re.compile(pattern, re.DOTALL) for pattern in GET_WRITES]
    return [
        sql
        for sql in answer.written
        if not any(pattern.match(sql) for pattern in patterns)
    ]


class _Writes:
    """Notes whatever is sent to the database that is no SELECT."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: Any,
    ) -> Any:
        if not _READ.match(sql):
            self.seen.append(sql.strip())
        return execute(sql, params, many, context)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    leads_to: str
    """The address of a redirect."""
    headers: frozenset[str]
    changed: tuple[str, ...]
    """Tables that were not as before, until it was all undone."""
    written: tuple[str, ...] = ()
    """Every statement that could have changed something, sessions included."""


class _Undo(Exception):
    """Leaves a transaction without keeping anything."""


def ask(world: World, role: str, method: str, url: str, **sent: Any) -> Answer:
    """Send it as this person, look at what it changed, and undo it."""
    cache.clear()  # the limits count in there
    client, writes = world.client(role), _Writes()
    changed: list[str] = []
    try:
        with transaction.atomic():
            with connection.execute_wrapper(writes):
                response = getattr(client, method.lower())(url, **sent)
                raw = b"".join(response) if response.streaming else response.content
            if writes.seen:
                after = fingerprint(written_tables(writes.seen))
                changed = [name for name in after if after[name] != world.rows[name]]
            raise _Undo
    except _Undo:
        pass
    return Answer(
        response.status_code,
        raw.decode("utf-8", "replace"),
        response.headers.get("Location", ""),
        frozenset(response.headers),
        tuple(changed),
        tuple(writes.seen),
    )


def target(world: World, name: str, of: str) -> str:
    """The address of a row."""
    return address(name, world.at[of]) + QUERIES.get(name, "")


def ask_row(world: World, role: str, method: str, name: str, of: str) -> Answer:
    """A row of the table, as this person."""
    sent = body_for(world, name, of).arguments if method == "POST" else {}
    return ask(world, role, method, target(world, name, of), **sent)


PLAIN = {200: "o", 302: ">", 403: "x", 404: "-", 405: "."}


def letter(name: str, method: str, answer: Answer) -> str:
    """The answer as the table writes it; the bare status where it has no letter."""
    is_sign_in = answer.leads_to.startswith(f"{reverse('account_login')}?next=")
    # 401: a script is told so, and a form with words in it gets them back.
    is_told = answer.status == 401 and method == "POST"
    if answer.changed:
        is_done = answer.status in {200, 201, 204, 302} and not is_sign_in
        return "+" if is_done else f"{answer.status} changed {answer.changed}"
    if is_sign_in or is_told:
        return "s"
    return PLAIN.get(answer.status, str(answer.status))


_VOLATILE = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"csrf": "[^"]*"'
)


def without_what_was_asked(text: str, url: str, arguments: dict[str, Any]) -> str:
    """A page without what is new each time and without its own address."""
    text = _VOLATILE.sub("", text).replace(url, "ADDRESS")
    for name in ("code", "token"):
        if arguments.get(name):
            text = text.replace(str(arguments[name]), "ASKED")
    return text
