"""Asking a service, within limits: the address is ours, the answer small and soon.

No address a person typed is ever requested: callers take numbers and keys out of it and
put them behind a base address from the settings. Redirects are not followed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import httpx2

from citations.exchange.items import Note

MOST_BYTES = 4 * 1024 * 1024
"""Of an answer, unpacked."""
TOTAL_SECONDS = 12.0
TIMEOUT = httpx2.Timeout(connect=4.0, read=5.0, write=5.0, pool=5.0)
"""Seconds to connect, and between two pieces of an answer."""
_BUSY = frozenset({429, 503})


class RemoteProblem(Exception):
    """The service gave no usable answer; the note says why."""

    def __init__(self, code: str, service: str) -> None:
        super().__init__(code)
        self.note = Note(code, service)


class TooMuch(httpx2.HTTPError):
    """The answer is longer than MOST_BYTES."""


class TooSlow(httpx2.TimeoutException):
    """The answer is not complete after TOTAL_SECONDS."""


def limited_get(
    url: str,
    *,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: object = None,
) -> httpx2.Response:
    """The answer to a GET, read within our limits whatever `timeout` says.

    Raises httpx2.HTTPError.
    """
    until = time.monotonic() + TOTAL_SECONDS
    client = httpx2.Client(timeout=TIMEOUT, follow_redirects=False)
    with client, client.stream("GET", url, params=params, headers=headers) as answer:
        body = bytearray()
        for piece in answer.iter_bytes(16_384):
            body += piece
            if len(body) > MOST_BYTES:
                raise TooMuch("too much")
            if time.monotonic() > until:
                raise TooSlow("too slow")
        return httpx2.Response(
            answer.status_code,
            headers=_plain(answer.headers),
            content=bytes(body),
            request=answer.request,
        )


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    """Without what speaks of the body's packing, which is undone."""
    packed = {"content-encoding", "content-length", "transfer-encoding"}
    return {
        name: value for name, value in headers.items() if name.lower() not in packed
    }


def get_json(
    base: str, path: str, *, service: str, params: Mapping[str, str] | None = None
) -> tuple[Any, Mapping[str, str]]:
    """A service's answer and its headers. Raises RemoteProblem."""
    try:
        answer = limited_get(
            f"{base.rstrip('/')}/{path.lstrip('/')}",
            params=params,
            headers={"accept": "application/json"},
        )
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise problem_of(error, service) from None
    check_status(answer.status_code, service)
    try:
        return json.loads(answer.content), answer.headers
    except (ValueError, RecursionError):
        raise RemoteProblem("service-odd", service) from None


def check_status(status: int, service: str) -> None:
    """Raise RemoteProblem for anything but a plain answer."""
    if status in (404, 410):
        raise RemoteProblem("not-found", service)
    if status in (401, 403):
        raise RemoteProblem("not-public", service)
    if status in _BUSY:
        raise RemoteProblem("service-busy", service)
    if status != 200:
        raise RemoteProblem("service-odd", service)


def problem_of(error: Exception, service: str) -> RemoteProblem:
    """What went wrong on the way, as a problem."""
    if isinstance(error, TooMuch):
        return RemoteProblem("service-too-much", service)
    if isinstance(error, httpx2.ConnectTimeout):
        return RemoteProblem("service-away", service)
    if isinstance(error, httpx2.TimeoutException):
        return RemoteProblem("service-slow", service)
    if isinstance(error, httpx2.NetworkError | OSError | httpx2.ProxyError):
        return RemoteProblem("service-away", service)
    return RemoteProblem("service-odd", service)
