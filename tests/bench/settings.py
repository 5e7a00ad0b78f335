"""Production's weight without its TLS: manifest static files, real middleware."""

import os

from sovclass.settings import *  # noqa: F403  the bench's alone

ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ACCOUNT_RATE_LIMITS = False
SILENCED_SYSTEM_CHECKS: list[str] = []
WRITE_LIMITS = False

if os.environ.get("BENCH_COLD") == "1":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
