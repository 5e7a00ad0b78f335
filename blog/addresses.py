"""Addresses of pages that lists are full of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import reverse


def place(name: str, *args: Any) -> str:
    """`{% place "blog:post-detail" member.course.slug post.pk %}`: as `reverse` where the
    last argument is a number; reversed once, however many rows a list has."""
    before, after = _around_number(name, *args[:-1])
    return f"{before}{args[-1]:d}{after}"


@lru_cache(maxsize=4096)
def _around_number(name: str, *args: Any) -> tuple[str, str]:
    before, _zero, after = reverse(name, args=[*args, 0]).rpartition("0")
    return before, after
