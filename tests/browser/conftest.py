"""What every browser test needs: static files served as in production."""

import os

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command


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
