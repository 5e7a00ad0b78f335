"""Read a JSON body that every database can hold, or say what is wrong with it."""

from __future__ import annotations

import json
import math
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils.translation import gettext as _


class BadInput(SuspiciousOperation):
    """What was sent cannot be used: a 400 that shows this sentence."""


def is_storable(text: str) -> bool:
    """Whether both databases can hold it: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def require_storable(text: str) -> None:
    """Raise BadInput for text that no database can hold."""
    if not is_storable(text):
        raise BadInput(
            _(
                "The text holds characters that cannot be stored. Remove them and send it again."
            )
        )


def read_json(
    request: HttpRequest, *, max_bytes: int, max_depth: int = 32
) -> dict[str, Any]:
    """The object in the request's body.

    Raises BadInput (a 400) when the body is longer than `max_bytes`, is not UTF-8 or
    not a JSON object, is nested deeper than `max_depth`, or holds NUL, lone
    surrogates, or numbers that are not finite.
    """
    body = request.body
    if len(body) > max_bytes:
        raise BadInput(
            _("This is longer than the site accepts: at most %(most)d kB.")
            % {"most": max_bytes // 1024}
        )
    value = _parse(body)
    if not isinstance(value, dict):
        raise BadInput(_("A JSON object was expected."))
    _check(value, max_depth)
    return value


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # not UTF-8, not JSON, NaN, or a number of thousands of digits
        raise BadInput(_("The text sent is not JSON.")) from None


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _too_deep() -> BadInput:
    return BadInput(_("The text sent is nested too deeply."))


def _check(value: Any, max_depth: int) -> None:
    """Walk without recursion: the input decides how deep it is."""
    todo = [(value, 1)]
    while todo:
        item, depth = todo.pop()
        if isinstance(item, str):
            require_storable(item)
        elif isinstance(item, float) and not math.isfinite(item):
            raise BadInput(_("A number is too large."))
        elif isinstance(item, dict | list):
            if depth > max_depth:
                raise _too_deep()
            todo += ((child, depth + 1) for child in _children(item))


def _children(item: dict[str, Any] | list[Any]) -> list[Any]:
    return [*item.keys(), *item.values()] if isinstance(item, dict) else item
