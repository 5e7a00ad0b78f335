"""Crossref, Open Library and Zotero as their documents describe them, on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CROSSREF = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "type": "journal-article",
        "DOI": "10.2307/2499923",
        "title": ["The Two Faces of Anastasia"],
        "subtitle": ["Narratives and Counter-Narratives of Identity"],
        "container-title": ["Slavic Review", "Slav. rev."],
        "author": [
            {"given": "Sheila", "family": "Fitzpatrick", "sequence": "first"},
            {"name": "A Working Group", "sequence": "additional"},
        ],
        "volume": "52",
        "issue": "2",
        "page": "225-241",
        "publisher": "Cambridge University Press",
        "issued": {"date-parts": [[1993]]},
        "published-print": {"date-parts": [[1993, 6]]},
        "ISSN": ["0037-6779"],
        "reference": [{"key": "1", "unstructured": "left alone"}],
    },
}
OPEN_LIBRARY = {
    "ISBN:9780199560417": {
        "title": "Russia",
        "subtitle": "A History",
        "authors": [{"name": "Gregory L. Freeze", "url": "https://example.org/a"}],
        "publishers": [{"name": "Oxford University Press"}],
        "publish_places": [{"name": "Oxford"}],
        "publish_date": "March 2009",
        "number_of_pages": 559,
    }
}


def zotero_items(number: int) -> list[dict[str, Any]]:
    """As many books, each with an author of its own."""
    return [
        {
            "id": f"7/{n}",
            "type": "book",
            "title": f"Zotero Book {n}",
            "author": [{"family": f"Author{n}", "given": "A."}],
            "issued": {"date-parts": [["2001"]]},
        }
        for n in range(number)
    ]


class Answer:
    """What the server sends: an object as JSON, or bytes; and how."""

    def __init__(self, body: Any, status: int = 200, **headers: str) -> None:
        is_raw = isinstance(body, bytes)
        self.body = body if is_raw else json.dumps(body).encode()
        self.status = status
        self.headers = {
            name.replace("_", "-"): value for name, value in headers.items()
        }


Answering = Callable[[str, dict[str, str]], Answer]


def answers(path: str, query: dict[str, str]) -> Answer:
    """The three services on one address."""
    if path.startswith("/works/"):
        known = path == "/works/10.2307/2499923"
        return Answer(CROSSREF) if known else Answer(b"Resource not found.", 404)
    if path == "/api/books":
        key = query["bibkeys"]
        found = {key: OPEN_LIBRARY[key]} if key in OPEN_LIBRARY else {}
        return Answer(found)
    if path.startswith("/groups/7/"):
        start, limit = int(query["start"]), int(query["limit"])
        items = zotero_items(230)
        page = {"items": items[start : start + limit]}
        return Answer(page, Total_Results=str(len(items)))
    return Answer(b"Forbidden", 403)


@contextmanager
def service(answering: Answering = answers) -> Iterator[tuple[str, list[str]]]:
    """(its base address, the paths asked for so far)."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            parts = urlsplit(self.path)
            query = {name: v[0] for name, v in parse_qs(parts.query).items()}
            answer = answering(parts.path, query)
            self.send_response(answer.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(answer.body)
            except OSError:  # the client has seen enough
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
