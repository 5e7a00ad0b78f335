"""What every browser test needs: static files served as in production."""

import os
import shutil

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session", autouse=True)
def _static_files():
    """With the manifest, names carry a hash that the test server's own handler, which
    asks the finders, does not know: leave them to WhiteNoise."""
    if os.environ.get("SOVCLASS_TEST_MANIFEST") != "1":
        yield
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda self, path: False)
        yield


@pytest.fixture(scope="module")
def browser():
    # Playwright keeps an event loop in this thread; our own database calls are done
    # by then or run in the server's thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def watch(page, address):
    """Collect what the policy blocks and what breaks into `page.blocked`, requests to
    other hosts into `page.elsewhere`."""
    page.blocked = []
    page.elsewhere = []

    def note(message):
        if "Content Security Policy" in message.text:
            page.blocked.append((page.url, message.text))

    def look(request):
        if not request.url.startswith((address, "data:", "blob:")):
            page.elsewhere.append(request.url)

    page.on("console", note)
    page.on("pageerror", lambda error: page.blocked.append((page.url, str(error))))
    page.on("request", look)
    return page


@pytest.fixture
def new_page(browser, live_server):
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
