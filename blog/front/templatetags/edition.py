"""Essays in lists of them, and what is said about them on the front page."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from blog.classroom import names
from blog.classroom.models import Membership
from blog.classroom.templatetags.look import avatar, byline, wall
from blog.web.filled import filled

register = template.Library()

WORDS_OVERHEARD = 45
CHARACTERS_OVERHEARD = 400


@register.simple_tag
def story(post: Any, member: Membership, since: datetime | None = None) -> SafeString:
    """`{% story post member since %}`: an essay of `for_list` in a list of them."""
    live, slug = post.live_revision, member.course.slug
    hero = live.hero
    return filled(
        "blog/front/_story.html",
        plain="" if hero else " story-plain",
        new=_new(since is not None and post.handed_in_at > since),
        photo=_photo(slug, hero) if hero else "",
        comments=comment_count(post.comment_count) if post.comment_count else _none(),
        language=live.language,
        direction=live.direction,
        slug=slug,
        pk=post.pk,
        title=post.title,
        excerpt=live.excerpt,
        byline=byline(post, member),
    )


def _photo(slug: str, hero: Any) -> SafeString:
    return filled(
        "blog/front/_story_photo.html",
        slug=slug,
        pk=hero.pk,
        width=hero.width,
        height=hero.height,
    )


def _new(is_new: bool) -> str:
    return filled("blog/front/_new.html") if is_new else ""


def _none() -> str:
    return _("No comments")


@register.simple_tag
def comment_count(number: int) -> str:
    """`{% comment_count post.comment_count %}`: “3 comments”."""
    return _comment_count(number, get_language())


@lru_cache(maxsize=1024)
def _comment_count(number: int, _language: str | None) -> str:
    return ngettext("%(n)s comment", "%(n)s comments", number) % {"n": localize(number)}


@register.simple_tag
def overheard(comment: Any, member: Membership, since: datetime | None) -> SafeString:
    """`{% overheard comment member since %}`: a comment's first words on the front page."""
    others = comment.author_id != member.user_id
    return filled(
        "blog/front/_overheard.html",
        avatar=avatar(comment.author),
        name=names.display_name(comment.author, member),
        day=wall(comment.created_at, member.course, "day"),
        new=_new(since is not None and others and comment.created_at > since),
        words=_first_words(comment.body),
        slug=member.course.slug,
        pk=comment.pk,
        title=comment.post.title,
    )


def _first_words(text: str) -> str:
    """So many words, or characters where a script does without spaces."""
    words = text[: CHARACTERS_OVERHEARD + 1].split(None, WORDS_OVERHEARD)
    shown = " ".join(words[:WORDS_OVERHEARD])[:CHARACTERS_OVERHEARD]
    is_whole = len(words) <= WORDS_OVERHEARD and len(text) <= CHARACTERS_OVERHEARD
    return shown if is_whole else f"{shown.rstrip()} …"
