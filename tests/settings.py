"""The site's settings, made fast for tests."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "DATA_DIR" not in os.environ:  # this process makes it, and those it starts share it
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="sovclass-test-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from sovclass.settings import *  # noqa: F403  tests alone may

SECRET_KEY = "tests-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES["default"] = {  # noqa: F405  as they were read
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = Path(os.environ["DATA_DIR"]) / "media"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

if os.environ.get("SOVCLASS_TEST_MANIFEST") == "1":  # see tests/browser/static.py
    STATIC_ROOT = Path(__file__).resolve().parent.parent / "var/tests/static"
else:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
    (Path(os.environ["DATA_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
