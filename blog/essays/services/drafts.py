"""What happens to an essay: begun, saved, published, put back, thrown away."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from blog.assignments.models import Assignment
from blog.classroom.models import Course
from blog.essays.models import Authorship, Draft, Figure, Post, Revision
from blog.html.sanitiser import clean_html
from blog.web.requests import User
from citations.documents.models import DocumentLine
from citations.prepared import Param, prepared_update

logger = logging.getLogger(__name__)


class StaleDraft(Exception):
    """Somebody (the same person in another window, perhaps) saved in between."""

    def __init__(self, stored: Draft) -> None:
        super().__init__("The draft was saved elsewhere in the meantime.")
        self.stored = stored


class Discarded(Http404):
    """The essay was thrown away in another window: a page answers that it is not there."""


class HandedInMeanwhile(Exception):
    """What was to be thrown away is an essay by now."""


# --- Drafts -------------------------------------------------------------------------


def start_post(course: Course, user: User, assignment: Assignment | None) -> Post:
    """A new essay with an empty draft, or the one this author began already."""
    try:
        with transaction.atomic():
            post = Post.objects.create(
                course=course,
                assignment=assignment,
                line=DocumentLine.objects.create(library_id=course.library_id),
                created_by=user,
            )
            Authorship.objects.create(post=post, user=user, assignment=assignment)
            Draft.objects.create(post=post, saved_by=user)
    except IntegrityError:
        begun = Post.objects.filter(
            authorships__user=user, assignment=assignment, course=course
        )
        if assignment is None or not begun:  # the assignment has since been removed
            raise
        return begun[0]
    return post


def picture_urls(post: Post, html: str) -> set[str]:
    """The addresses of the essay's pictures; no query for a text without any."""
    if "<img" not in html.lower():
        return set()
    return {
        picture_url(post.course.slug, pk, size)
        for pk in Figure.objects.filter(post=post).values_list("pk", flat=True)
        for size in ("large", "small")
    }


def picture_url(slug: str, pk: int, size: str) -> str:
    """Where a picture is served from."""
    return reverse("blog:figure-image", args=[slug, pk, size])


def save_draft(
    draft: Draft, version: int, fields: Mapping[str, str], user: User | None
) -> int:
    """Keep the working copy, sanitised. The new version.

    `fields`: title, standfirst, body. Raises StaleDraft (with what is stored) when the
    draft is not at `version` any more, Discarded, and TooMuch. Compare and set in one
    statement, so the same holds on both databases.
    """
    post = draft.post
    body = clean_html(fields["body"], pictures=picture_urls(post, fields["body"]))
    saved = _saved.run(
        pk=draft.pk,
        version=version,
        title=fields["title"],
        standfirst=fields["standfirst"],
        body=body,
        user=user.pk if user else None,
        now=timezone.now(),
    )
    if not saved:
        try:
            draft.refresh_from_db()
        except Draft.DoesNotExist:
            raise Discarded from None
        raise StaleDraft(draft)
    if not post.is_handed_in and post.title != fields["title"]:
        Post.objects.filter(pk=post.pk, state=Post.State.DRAFT).update(
            title=fields["title"]
        )
    return version + 1


@prepared_update
def _saved() -> tuple[QuerySet[Draft], dict[str, Any]]:
    return Draft.objects.filter(pk=Param("pk"), version=Param("version")), {
        "version": F("version") + 1,
        "title": Param("title"),
        "standfirst": Param("standfirst"),
        "body_html": Param("body"),
        "saved_by": Param("user", or_null=True),
        "saved_at": Param("now"),
    }


def set_aside(body: str, other: str, when: datetime) -> str:
    """A text with another one kept at its end, under a heading that says since when."""
    if not other.strip() or other == body:
        return body
    stamp = date_format(timezone.localtime(when), "DATETIME_FORMAT")
    heading = escape(_("Set aside, %(when)s") % {"when": stamp})
    return f"{body}<hr><h2>{heading}</h2>{other}"


def discard_essay(post: Post) -> None:
    """Throw away an essay that was never handed in, its pictures' files included.

    Raises HandedInMeanwhile.
    """
    with transaction.atomic():
        held = Post.objects.filter(pk=post.pk).select_for_update().first()
        if held is None:
            return
        if held.is_handed_in:
            raise HandedInMeanwhile
        figures = list(post.figures.all())
        files = [file for figure in figures for file in (figure.large, figure.small)]
        line = post.line
        post.delete()
        line.delete()
    for file in files:
        file.storage.delete(str(file.name))


def save_conflict(
    draft: Draft,
    version: int,
    mine: Mapping[str, str],
    user: User,
    *,
    choice: str,
    keep_other: bool,
) -> int:
    """After a stale save: "mine" or "theirs" goes on, the other stays at its end."""
    stored = {
        "title": draft.title,
        "standfirst": draft.standfirst,
        "body": draft.body_html,
    }
    chosen, other = (dict(mine), stored) if choice == "mine" else (stored, dict(mine))
    if keep_other:
        chosen["body"] = set_aside(chosen["body"], other["body"], draft.saved_at)
    return save_draft(draft, version, chosen, user)


def restore_revision(
    revision: Revision, version: int, user: User, *, keep_draft: bool = True
) -> int:
    """Put a revision's text into the draft; the new version. The live essay stays.

    The draft's present text stays at the end of it unless `keep_draft` is off.
    """
    draft = Draft.objects.select_related("post__course").get(post_id=revision.post_id)
    body = revision.body_html
    if keep_draft and has_unpublished_words(draft):
        body = set_aside(body, draft.body_html, draft.saved_at)
    fields = {
        "title": revision.title,
        "standfirst": revision.standfirst,
        "body": body,
    }
    return save_draft(draft, version, fields, user)


def has_unpublished_words(draft: Draft) -> bool:
    """The draft holds a text that is in no revision."""
    if not (draft.body_html.strip() or draft.title):
        return False
    return not draft.post.revisions.filter(
        body_html=draft.body_html, title=draft.title, standfirst=draft.standfirst
    ).exists()


def is_as_live(post: Post, draft: Draft) -> bool:
    """The class reads exactly this text already."""
    live = post.live_revision
    return live is not None and (live.title, live.standfirst, live.body_html) == (
        draft.title.strip(),
        draft.standfirst.strip(),
        draft.body_html,
    )
