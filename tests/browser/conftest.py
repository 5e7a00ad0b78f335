"""What every browser test needs: pages that are watched, visitors who are signed in."""

import time

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection
from django.test import Client

from sovclass.grading.grades.models import GradeEvent


@pytest.fixture(scope="session", autouse=True)
def _static_files(static_as_served):
    """Before the server starts."""


def watch(page, address):
    """Collect what goes wrong: `page.blocked` what the policy blocks, what breaks and
    static files that are missing; `page.elsewhere` requests to other hosts;
    `page.complaints` every error and warning of the console. `page.status` is the
    newest document's."""
    page.blocked, page.elsewhere, page.complaints = [], [], []
    page.status = None

    def hear(message):
        if "Content Security Policy" in message.text:
            page.blocked.append((page.url, message.text))
        if message.type in {"error", "warning"}:
            page.complaints.append((page.url, message.type, message.text))

    def ask(request):
        if not request.url.startswith((address, "data:", "blob:")):
            page.elsewhere.append(request.url)

    page.on("console", hear)
    page.on("pageerror", lambda error: page.blocked.append((page.url, str(error))))
    page.on("request", ask)
    page.on("response", lambda response: note_answer(page, response))
    return page


def note_answer(page, response):
    if response.request.is_navigation_request():
        page.status = response.status
    if "/static/" in response.url and response.status >= 400:
        page.blocked.append((page.url, f"{response.status} {response.url}"))


@pytest.fixture
def quiet(live_server):
    """Wait, when the pages are closed, for what they sent last: a table that is still
    being read cannot be emptied."""
    under_way = []

    def begin(**kwargs):
        under_way.append(1)

    def end(**kwargs):
        if under_way:  # what began before this test is not counted
            under_way.pop()

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    latest = time.monotonic() + 2
    time.sleep(0.05)  # for what is on its way
    while under_way and time.monotonic() < latest:
        time.sleep(0.02)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def new_page(browser, live_server, quiet):
    """`new_page(width=360, java_script_enabled=False)`: a page of its own visitor."""
    contexts = []

    def make(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        return watch(context.new_page(), live_server.url)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def graded_server(live_server):
    """A server for tests that grade: the append-only events go when the test is over,
    before the tables are emptied."""
    yield live_server
    if connection.vendor != "sqlite":  # elsewhere TRUNCATE asks no trigger
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND sql LIKE '%append-only%'"
        )
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        GradeEvent.objects.all().delete()
        for _name, sql in guards:
            cursor.execute(sql)


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def narrow_page(new_page):
    return new_page(width=360, height=740)


@pytest.fixture
def no_scripts_page(new_page):
    return new_page(java_script_enabled=False)


@pytest.fixture
def sign_in(live_server):
    """`sign_in(page, user)`: that page's visitor is signed in as the user."""

    def put(page, user):
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url}]
        )

    return put
