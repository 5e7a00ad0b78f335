"""The pages of the target table, as requests."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from tests.bench.load import Request

SLUG = "bench"
TOKEN = "b" * 32
"""Any secret does: the cookie and the header only have to agree."""

AUTHORS = (
    *("Arendt", "Bloch", "Castells", "Duby", "Elias", "Foucault", "Geertz", "Hobsbawm"),
    *("Illich", "Judt", "Kracauer", "Lotman", "Mumford", "Nora", "Oakeshott"),
)
"""Whom the class reads: one book each, so that what is typed links itself."""

TEXT = (
    "<p>The city wrote letters to itself all winter “as if paper were warm” "
    "(Bloch 41). Nobody answered (Castells 52; Duby 60).</p>"
)


def pages(facts: Mapping[str, Any]) -> dict[str, tuple[Request, bool]]:
    """Name → the n-th request of it, and whether nothing may be kept in the cache."""

    def headers(session: str, **more: str) -> dict[str, str]:
        cookie = f"{facts['cookie']}={session}; {facts['csrf_cookie']}={TOKEN}"
        return {"Cookie": cookie, "X-CSRFToken": TOKEN, **more}

    def get(path: str, who: str = "student") -> Request:
        return lambda n: ("GET", path, None, headers(facts[who]))

    base = f"/courses/{SLUG}"
    essay = f"{base}/essays/{facts['newest']}/"
    discussed = f"{base}/essays/{facts['discussed']}/"
    json_type = {"Content-Type": "application/json", "Accept": "application/json"}
    form_type = {"Content-Type": "application/x-www-form-urlencoded"}
    versions: dict[int, int] = {}

    def comment(n: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        body = urlencode(
            {
                "body": "I read it the other way (Bloch 41).",
                "sent_key": uuid.uuid4().hex,
            }
        ).encode()
        session = facts["writers"][n % len(facts["writers"])]
        return ("POST", f"{discussed}comments/", body, headers(session, **form_type))

    def save(n: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        who = n % len(facts["drafts"])
        version = versions.get(who, 0)
        versions[who] = version + 1
        body = json.dumps(
            {
                "version": version,
                "title": "A draft",
                "standfirst": "",
                "body": TEXT * 8 + f"<p>{n}</p>",
            }
        ).encode()
        path = f"{base}/essays/{facts['drafts'][who]}/draft/"
        return ("POST", path, body, headers(facts["writers"][who], **json_type))

    def publish(n: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        ready = facts["ready"]
        path = f"{base}/essays/{ready[n % len(ready)]}/hand-in/"
        session = facts["writers"][n % len(ready) % len(facts["writers"])]
        return ("POST", path, b"version=1", headers(session, **form_type))

    def another_essay(n: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        number = facts["essays"][n % len(facts["essays"])]
        return ("GET", f"{base}/essays/{number}/", None, headers(facts["student"]))

    def another_reader(n: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        session = facts["writers"][n % len(facts["writers"])]
        return ("GET", f"{base}/", None, headers(session))

    warm = {
        "essay + 30 comments + works cited": get(essay),
        "front page": get(f"{base}/"),
        "library": get(f"{base}/library/"),
        "source page": get(f"{base}/library/{facts['source']}/"),
        "course map": get(f"{base}/map/"),
        "assignment": get(f"{base}/assignments/1/"),
        "my work": get(f"{base}/my-work/"),
        "comment posted": comment,
        "draft saved": save,
        "revision published": publish,
        "members": get(f"{base}/members/", "teacher"),
        "grading dashboard": get(f"{base}/grading/1/", "teacher"),
        "desk": get(f"{base}/grading/1/students/{facts['desk']}/", "teacher"),
        "gradebook": get(f"{base}/gradebook/", "teacher"),
    }
    cold = {
        "essay, every time another one, cold": another_essay,
        "front page, every time another reader, cold": another_reader,
    }
    return {
        **{name: (make, True) for name, make in cold.items()},
        **{name: (make, False) for name, make in warm.items()},
    }
