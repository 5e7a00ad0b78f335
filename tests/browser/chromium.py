"""Chromium, and static files served as in production: once for each worker."""

import os
import shutil

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import sync_playwright

from tests.browser.patience import patient_hands
from tests.browser.static import collect_once


@pytest.fixture(scope="session")
def static_as_served():
    """With the manifest, names carry a hash that the test server's own handler, which
    asks the finders, does not know: leave them to WhiteNoise."""
    if os.environ.get("SOVCLASS_TEST_MANIFEST") != "1":
        yield
        return
    collect_once()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda self, path: False)
        yield


@pytest.fixture(scope="session")
def browser(static_as_served):
    """One Chromium for each worker; each test gets contexts of its own (`new_page`)."""
    # Playwright keeps an event loop in this thread; our own database calls are done
    # by then or run in the server's thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright, patient_hands():
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
