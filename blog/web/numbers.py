"""Numbers in forms and in query strings."""

from __future__ import annotations


def whole_number(text: str, digits: int = 15) -> int | None:
    """The number written there in plain digits; None for anything else.

    Of up to `digits`: 15 fit every row's number, 9 every version. Signs that only look
    like digits (“²”) are not digits.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if is_number else None
