"""What `make run` starts once packages are installed: the whole site, locally."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from sovclass import keeper

HOST = "127.0.0.1"


def port_to_use(raw: str) -> int:
    """The port as a number, free to listen on; else leaves with a sentence."""
    if not (raw.isascii() and raw.isdigit() and 0 < int(raw) < 65_536):
        raise SystemExit(f"PORT is “{raw}”. Write a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(raw)))
        except OSError as error:
            raise SystemExit(
                f"Port {raw} cannot be used ({error.strerror}). "
                "Choose another: PORT=9000 make run"
            ) from None
    return int(raw)


def fingerprint() -> str:
    """Changes whenever a static file is added, removed or changed."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = os.stat(storage.path(path))
            seen.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def collect() -> None:
    """Collect, hash and compress static files, unless nothing changed: it takes seconds."""
    stamp = Path(settings.DATA_DIR) / "static-files-seen"
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    now = fingerprint()
    if manifest.exists() and stamp.exists() and stamp.read_text("ascii") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now, "ascii")


def prepare() -> None:
    """Migrate, collect static files, have old readings renewed, load the demo class into
    an empty database."""
    call_command("migrate", verbosity=0)
    collect()
    call_command("reread_documents", verbosity=0)
    from blog.classroom.models import Course  # noqa: PLC0415  after django.setup()

    if not Course.objects.exists():
        sys.stdout.write("Making the demo class …\n")
        sys.stdout.flush()
        call_command("load_demo")


def announce(port: int) -> None:
    """The address, who can sign in, and where mail goes."""
    sys.stdout.write(f"\nSovclass runs at http://{HOST}:{port}/\n")
    call_command("load_demo", sign_ins=True)
    mail = settings.EMAIL_HOST or f"files in {settings.EMAIL_FILE_PATH}"
    sys.stdout.write(f"Mail goes to {mail}\n")
    sys.stdout.write("Stop with Ctrl-C; everything is kept.\n\n")
    sys.stdout.flush()


def main() -> None:
    """Prepare, announce, start the worker, become gunicorn (one process, eight threads)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sovclass.settings")
    django.setup()
    if settings.PRODUCTION:
        raise SystemExit(
            "`make run` loads a demo class with known passwords, so it does not run "
            "with SOVCLASS_MODE=production. See docs/deploying.md."
        )
    port = port_to_use(os.environ.get("PORT") or "8000")
    prepare()
    announce(port)
    keeper.start()
    os.execv(  # noqa: S606  our own program, fixed arguments
        sys.executable,
        [
            *(sys.executable, "-m", "gunicorn", "sovclass.wsgi:application"),
            *("--bind", f"{HOST}:{port}", "--log-level", "warning"),
            *("--workers", "1", "--threads", "8", "--worker-class", "gthread"),
        ],
    )


if __name__ == "__main__":
    main()
