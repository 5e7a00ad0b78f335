"""What `make run` starts once the packages are there: the whole site, on this machine."""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command

HOST = "127.0.0.1"


def prepare() -> None:
    """Migrate, load the demo class into an empty database, collect static files."""
    call_command("migrate", verbosity=0)
    from blog.models import Course  # noqa: PLC0415  after django.setup()

    if not Course.objects.exists():
        sys.stdout.write("Making the demo class …\n")
        call_command("load_demo")
    call_command("collectstatic", interactive=False, verbosity=0)


def announce(port: str) -> None:
    """The address, who can sign in, and where mail goes."""
    sys.stdout.write(f"\nSovclass runs at http://{HOST}:{port}/\n")
    call_command("load_demo", sign_ins=True)
    sys.stdout.write(f"Mail is written to {settings.EMAIL_FILE_PATH}\n")
    sys.stdout.write("Stop with Ctrl-C; everything is kept.\n\n")
    sys.stdout.flush()


def main() -> None:
    """Prepare, announce, and become gunicorn (one process, eight threads)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sovclass.settings")
    django.setup()
    port = os.environ.get("PORT", "8000")
    prepare()
    announce(port)
    gunicorn = os.path.join(os.path.dirname(sys.executable), "gunicorn")
    os.execv(  # noqa: S606  our own program, fixed arguments
        gunicorn,
        [
            gunicorn,
            "sovclass.wsgi:application",
            *("--bind", f"{HOST}:{port}"),
            *("--workers", "1", "--threads", "8", "--worker-class", "gthread"),
            *("--access-logfile", "/dev/null"),
        ],
    )


if __name__ == "__main__":
    main()
