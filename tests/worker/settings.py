"""The site's settings with the real queue, for a worker in a process of its own."""

from sovclass.settings import *  # noqa: F403  tests alone may
from sovclass.settings import INSTALLED_APPS as OURS

SECRET_KEY = "tests-only"
INSTALLED_APPS = [*OURS, "tests.worker"]
