"""The discussion's markup, written in Python.

As a template with its tags, 30 comments took three quarters of the essay page's time
(docs/performance.md); here what is the same for every row is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blog.classroom import names
from blog.classroom.models import Membership
from blog.classroom.templatetags.look import avatar, wall_in
from blog.discussion.forms import CommentForm, new_sent_key
from blog.discussion.threads import Row, Said
from blog.essays.models import Post
from blog.essays.querysets import Author
from blog.web.filled import filled

register = template.Library()


@register.simple_tag
def comment_rows(
    rows: Iterable[Row],
    still_open: Sequence[int],
    member: Membership,
    can_comment: bool,
    can_moderate: bool,
) -> SafeString:
    """`{% comment_rows rows still_open member can_comment can_moderate %}`: the articles
    of a thread, replies nested in what they answer."""
    look = _Look(member, can_comment, can_moderate)
    markup = "".join(
        _closed(row.closes)
        + ('<div class="thread">' if row.opens else "")
        + look.article(row)
        for row in rows
    )
    return mark_safe(markup + _closed(still_open))  # noqa: S308  escaped piece by piece


@register.simple_tag
def comment_form(
    form: CommentForm | None,
    reply_to: int | None,
    post: Post,
    member: Membership,
    csrf: str,
) -> SafeString:
    """`{% comment_form form reply_to post member csrf_token %}`: where one answers; `form`
    is what was sent and has to be mended, or None."""
    if form is None:
        parent, sent_key, body = reply_to, new_sent_key(), _blank_body(get_language())
    else:
        parent, sent_key = form["parent"].value(), form["sent_key"].value()
        body = form["body"].as_field_group()
    return filled(
        "blog/discussion/_comment_form.html",
        slug=member.course.slug,
        pk=post.pk,
        user=member.user_id,
        csrf=csrf,
        sent_key=sent_key or "",
        parent=parent or "",
        note_hidden="" if parent else " hidden",
        body=body,
    )


@lru_cache(maxsize=64)
def _blank_body(_language: str | None) -> SafeString:
    return CommentForm()["body"].as_field_group()


def _closed(levels: Sequence[int]) -> str:
    """The end tags of so many articles, each inside the thread of the one before."""
    return "</article>" + "</div></article>" * (len(levels) - 1) if levels else ""


class _Look:
    """What all rows of one page share: words, addresses, and who is reading."""

    def __init__(self, member: Membership, can_comment: bool, can_moderate: bool):
        self.member = member
        self.zone = member.course.zone
        self.language = get_language()
        self.can_comment = can_comment
        self.can_moderate = can_moderate
        address = reverse("blog:comment-detail", args=[member.course.slug, 0])
        self.root = address.removesuffix("0/")
        self.gone = escape(_("Removed. Replies stay."))
        self.edited = f"<span>{escape(_('edited'))}</span>"
        self.new = f'<span class="new">{escape(_("New"))}</span>'
        self.reply = escape(_("Reply"))
        self.edit = escape(_("Edit"))
        self.remove = escape(_("Remove"))

    def article(self, row: Row) -> str:
        """One comment, or the tombstone of one; its end tag comes with a later row."""
        comment = row.comment
        start = (
            f'<article class="comment" id="c{comment.pk}"'
            f"{' data-new' if row.is_new else ''}>\n"
        )
        if comment.removed_at:
            return (
                f'{start}<span class="avatar" data-hue="8" aria-hidden="true">–</span>'
                f'<p class="comment-gone">{self.gone}</p>\n'
            )
        author = Author(comment.author_id, comment.author__name)
        name = escape(names.display_name(author, self.member))
        when = escape(wall_in(comment.created_at, self.zone, self.language))
        return (
            f"{start}{avatar(author)}"
            f'<div class="comment-head"><b><bdi>{name}</bdi></b>'
            f'<a href="{self.root}{comment.pk}/">{when}</a>'
            f"{self.edited if comment.edited_at else ''}"
            f"{self.new if row.is_new else ''}</div>\n"
            f'<div class="comment-text" dir="auto">{comment.finished_html}</div>\n'
            f'<div class="comment-do">{self._doings(comment, name)}</div>\n'
        )

    def _doings(self, comment: Said, name: str) -> str:
        """What this reader may do with it."""
        is_own = comment.author_id == self.member.user_id
        links = []
        if self.can_comment:
            links.append(
                f'<a class="btn btn-quiet btn-sm" href="?reply_to={comment.pk}#reply" '
                f'data-reply="{comment.pk}">{self.reply}'
                f'<span class="vh">: {name}</span></a>'
            )
        if self.can_comment and is_own:
            links.append(self._link(f"{comment.pk}/edit/", self.edit))
        if self.can_moderate or (self.can_comment and is_own):
            links.append(self._link(f"{comment.pk}/remove/", self.remove))
        return "".join(links)

    def _link(self, where: str, words: str) -> str:
        return f'<a class="btn btn-quiet btn-sm" href="{self.root}{where}">{words}</a>'
