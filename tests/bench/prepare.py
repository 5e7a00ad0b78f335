"""Fill a database for the benchmark, sign people in, and count queries.

Prints one JSON object: session cookies, ids, and the queries of each page.
"""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
django.setup()

from django.conf import settings  # noqa: E402  after django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from blog.essays.models import Post  # noqa: E402
from blog.essays.services.drafts import start_post  # noqa: E402
from sovclass.accounts.models import User  # noqa: E402
from tests.bench import world  # noqa: E402
from tests.bench.pages import pages  # noqa: E402


def sign_in(user: User) -> str:
    """A session's key."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def settle() -> None:
    """Let PostgreSQL do now what it does by itself soon after so many new rows: pages
    would be charged for it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("ANALYZE")


def main(essays: int, comments: int, requests: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    world.build(essays, comments)
    student = User.objects.get(email="s7@example.org")
    teacher = User.objects.get(email="prof@example.org")
    course = Post.objects.order_by("pk").last().course
    writers = list(User.objects.filter(email__startswith="s").order_by("pk")[:40])
    essays = Post.objects.handed_in().order_by("-handed_in_at")
    newest, discussed = essays[:2]
    source = course.library.sources.order_by("-citation_count", "pk")[0]
    drafts = [start_post(course, user, None) for user in writers]
    ready = world.drafts(course, writers, requests)
    settle()
    facts = {
        "student": sign_in(student),
        "teacher": sign_in(teacher),
        "writers": [sign_in(post.created_by) for post in drafts],
        "drafts": [post.pk for post in drafts],
        "ready": [post.pk for post in ready],
        "newest": newest.pk,
        "essays": list(
            essays.filter(comment_count=world.ON_AN_ESSAY).values_list("pk", flat=True)
        ),
        "source": source.pk,
        "desk": course.memberships.get(user=student).pk,
        "discussed": discussed.pk,
        "cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    facts["queries"] = {}
    for name, (make, _is_cold) in pages(facts).items():
        method, path, body, headers = make(1)
        client = Client(headers=dict(headers.items()))
        with CaptureQueriesContext(connection) as captured:
            answer = client.generic(
                method, path, body or b"", headers.get("Content-Type", "")
            )
        facts["queries"][name] = [len(captured), answer.status_code]
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(*(int(given) for given in sys.argv[1:4]))
