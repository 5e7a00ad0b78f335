"""Numbers in addresses: those that a column can hold. Of others there is nothing (404)."""

from __future__ import annotations

from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    """`<id:pk>`: a row's number."""

    most = 2**63 - 1

    def to_python(self, value: str) -> int:
        """Raises ValueError for a number that is too large: then no page has the address."""
        number = int(value)
        if number > self.most:
            raise ValueError(value)
        return number


class NumberConverter(IdConverter):
    """`<number:number>`: a place in a row of few, as an assignment's number."""

    most = 2**15 - 1
