"""Static files as production serves them: hashed, compressed, and collected once."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
MAKERS = ("requirements.txt", "sovclass/static_files.py")


def digest() -> str:
    """Another one after any change to a static file or to what prepares them."""
    found = hashlib.sha256()
    for name in MAKERS:
        found.update((ROOT / name).read_bytes())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda one: one[0]):
            found.update(path.encode())
            with storage.open(path) as file:
                found.update(file.read())
    return found.hexdigest()


def collect_once() -> None:
    """Collect what has changed since an earlier run; the other workers wait meanwhile."""
    folder = Path(settings.STATIC_ROOT)
    folder.parent.mkdir(parents=True, exist_ok=True)
    stamp, now = folder.with_suffix(".digest"), digest()
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_text() == now:
            return
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(now)
