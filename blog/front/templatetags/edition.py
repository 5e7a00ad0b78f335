"""Essays in lists of them, and what is said about them on the front page."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.formats import localize
from django.utils.translation import get_language, ngettext

register = template.Library()

WORDS_OVERHEARD = 45
CHARACTERS_OVERHEARD = 400


@register.simple_tag
def comment_count(number: int) -> str:
    """`{% comment_count post.comment_count %}`: “3 comments”."""
    return _comment_count(number, get_language())


@lru_cache(maxsize=1024)
def _comment_count(number: int, _language: str | None) -> str:
    return ngettext("%(n)s comment", "%(n)s comments", number) % {"n": localize(number)}


@register.filter
def first_words(text: str) -> str:
    """So many words, or characters where a script does without spaces."""
    words = text[: CHARACTERS_OVERHEARD + 1].split(None, WORDS_OVERHEARD)
    shown = " ".join(words[:WORDS_OVERHEARD])[:CHARACTERS_OVERHEARD]
    is_whole = len(words) <= WORDS_OVERHEARD and len(text) <= CHARACTERS_OVERHEARD
    return shown if is_whole else f"{shown.rstrip()} …"
