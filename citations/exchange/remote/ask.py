"""Asking a service, within limits: the address is ours, the answer small and soon.

No address a person typed is ever requested: callers take numbers and keys out of it and
put them after a base address from the settings. Only https is spoken (to this machine
also http), no redirect is followed, and no other handler of urllib's is there: it opens
neither files nor FTP.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from citations.items.clean import Note

MOST_BYTES = 4 * 1024 * 1024
"""Of an answer, unpacked."""
SECONDS = 5.0
"""To connect, and between two pieces of an answer."""
TOTAL_SECONDS = 12.0
"""From the question to the end of the answer's body."""
_BUSY = frozenset({429, 503})
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_PIECE = 16_384
_ASKED = {
    "accept": "application/json",
    "accept-encoding": "gzip",
    "user-agent": "sovclass",
}


class RemoteProblem(Exception):
    """The service gave no usable answer; the note says why."""

    def __init__(self, code: str, service: str) -> None:
        super().__init__(code)
        self.note = Note(code, service)


class AnswerTooLong(Exception):
    """The answer is longer than MOST_BYTES."""


class Answer(NamedTuple):
    """What came back: headers by their small names, the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get_json(
    base: str, path: str, *, service: str, params: Mapping[str, str] | None = None
) -> tuple[Any, Mapping[str, str]]:
    """A service's answer and its headers. Raises RemoteProblem."""
    query = f"?{urlencode(params)}" if params else ""
    try:
        answer = limited_get(f"{base.rstrip('/')}/{path.lstrip('/')}{query}")
    except AnswerTooLong:
        raise RemoteProblem("service-too-much", service) from None
    except TimeoutError:
        raise RemoteProblem("service-slow", service) from None
    except (
        OSError
    ):  # a URLError: refused, unknown, no certificate, no way there in time
        raise RemoteProblem("service-away", service) from None
    except (HTTPException, zlib.error):
        raise RemoteProblem("service-odd", service) from None
    _check(answer.status, service)
    try:
        return json.loads(answer.body), answer.headers
    except (ValueError, RecursionError):
        raise RemoteProblem("service-odd", service) from None


def limited_get(url: str) -> Answer:
    """The answer to a GET, whatever its status, read within our limits.

    Raises TooMuch, TimeoutError, HTTPException, zlib.error and OSError; ValueError for an
    address we never ask.
    """
    until = time.monotonic() + TOTAL_SECONDS
    parts = urlsplit(url)
    is_here = parts.scheme == "http" and parts.hostname in _THIS_MACHINE
    if parts.scheme != "https" and not is_here:
        raise ValueError("Only https is asked.")
    request = Request(url, headers=_ASKED)  # noqa: S310 - the scheme was looked at
    with _opener().open(request, timeout=SECONDS) as answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        is_packed = headers.get("content-encoding") == "gzip"
        return Answer(answer.status, headers, _body(answer, is_packed, until))


def _opener() -> OpenerDirector:
    """One that gives every status back as it is, redirects too."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return opener


def _body(answer: Any, is_packed: bool, until: float) -> bytes:
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if is_packed else None
    body, read = bytearray(), 0
    while piece := answer.read1(_PIECE):
        read += len(piece)
        body += unpack.decompress(piece, MOST_BYTES) if unpack else piece
        if max(read, len(body)) > MOST_BYTES or (unpack and unpack.unconsumed_tail):
            raise AnswerTooLong
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(body)


def _check(status: int, service: str) -> None:
    """Raise RemoteProblem for anything but a plain answer."""
    if status in (404, 410):
        raise RemoteProblem("not-found", service)
    if status in (401, 403):
        raise RemoteProblem("not-public", service)
    if status in _BUSY:
        raise RemoteProblem("service-busy", service)
    if status != 200:
        raise RemoteProblem("service-odd", service)
