"""What happens to an essay: begun, saved, published, put back, thrown away."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _

from blog import deriving, finishing, works
from blog.assigned import assigned_pages
from blog.models import Assignment, Authorship, Course, Draft, Figure, Post, Revision
from blog.sanitising import TooMuch, clean
from citations.documents.models import Document, DocumentLine
from citations.documents.services.read import ReadText, read_html
from citations.documents.services.record import record
from citations.inserting import insert
from citations.library.services.works_cited import kept_works_cited, works_cited
from citations.prepared import Param, prepared, prepared_update
from citations.quotations.services.checks import check_document
from citations.styles import BibliographyError

if TYPE_CHECKING:
    from sovclass.accounts.models import User  # a type only

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


class Refused(Exception):
    """An essay cannot be published as it is: field → sentences.

    `is_forbidden` when it is not the text but the time that forbids it.
    """

    def __init__(
        self, errors: Mapping[str, list[str]], *, is_forbidden: bool = False
    ) -> None:
        super().__init__(" ".join(s for found in errors.values() for s in found))
        self.errors = dict(errors)
        self.is_forbidden = is_forbidden


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
        if assignment is None or not begun:  # the assignment was removed meanwhile
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
    body = clean(fields["body"], pictures=picture_urls(post, fields["body"]))
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


def discard(post: Post) -> None:
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


def reopen(post: Post) -> None:
    """Let a handed-in essay be revised although its assignment is locked."""
    post.reopened_at = timezone.now()
    post.save(update_fields=["reopened_at"])


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


def restore(
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


# --- Publishing ---------------------------------------------------------------------


def publish(
    post: Post, version: int, user: User, *, at: datetime | None = None
) -> Revision:
    """Hand in, or publish a revision. Publishing one version twice is publishing it once.

    Sanitising and reading come before the transaction, works cited and the checking of
    quotations after it. Raises StaleDraft when the draft is not at `version`, Discarded
    when it is gone, Refused with sentences when the text or the time forbids it. Where
    works cited fail, the essay is published all the same and `works_cited_state` is
    pending. `at`: another moment than now, for imports.
    """
    draft: Any = _draft().first(post=post.pk, version=version)
    if draft is None:
        raise Discarded
    if draft.done is not None:
        return Revision.objects.get(pk=draft.done)
    if draft.version != version:
        raise StaleDraft(draft)
    revision = _published(post, draft, user, at)
    if revision.works_cited_state == Revision.WorksCited.PENDING:
        retry_works_cited(revision)
    check_document(revision.document)
    for name in _GOES_LIVE:
        setattr(post, name, getattr(revision.post, name))
    return revision


def _published(
    post: Post, draft: Draft, user: User, at: datetime | None, *, again: bool = True
) -> Revision:
    """Read and written; once `again` where a source was deleted in between."""
    body, read = _publishable(post, draft)
    _refuse_by_time(post, at or timezone.now())
    finished = deriving.finish(post.pk, body, read)
    try:
        return _write(post, draft, body, read, finished, user, at)
    except IntegrityError:
        made = Revision.objects.filter(post=post, draft_version=draft.version).first()
        if made is None and not again:
            raise
    return made or _published(post, draft, user, at, again=False)


@prepared
def _draft() -> QuerySet[Draft]:
    """The working copy, and `done`: the revision that this version of it became."""
    return Draft.objects.filter(post_id=Param("post")).annotate(done=_became())


@prepared
def _held() -> QuerySet[Post]:
    return Post.objects.filter(pk=Param("post")).select_for_update(no_key=True)


@prepared
def _last() -> QuerySet[Any, Any]:
    """(the newest revision's number, `done` as above). To be asked for when the essay is
    held: another publication may have been waited for."""
    revisions = Revision.objects.filter(post_id=Param("post")).annotate(done=_became())
    return revisions.order_by("-number").values_list("number", "done")[:1]


def _became() -> Subquery:
    made = Revision.objects.filter(
        post_id=Param("post"), draft_version=Param("version")
    )
    return Subquery(made.order_by().values("pk")[:1])


def _publishable(post: Post, draft: Draft) -> tuple[str, ReadText]:
    """The clean body, read; or Refused with what is missing."""
    errors: dict[str, list[str]] = {}
    if not draft.title.strip():
        errors["title"] = [_("Give the essay a title before you hand it in.")]
    body = ""
    try:
        body = clean(draft.body_html, pictures=picture_urls(post, draft.body_html))
    except TooMuch as problem:
        raise Refused({**errors, "body": [str(problem)]}) from None
    read = read_html(
        body,
        post.course.library,
        line=post.line,
        readings=assigned_pages(post.assignment),
    )
    if not finishing.has_words(finishing.prose(read.projection)):
        errors["body"] = [_("There are no words in this essay yet.")]
    if errors:
        raise Refused(errors)
    return body, read


def _refuse_by_time(post: Post, now: datetime) -> None:
    assignment = post.assignment
    if assignment is None:
        return
    if assignment.opens_at is not None and assignment.opens_at > now:
        sentence = _("This assignment is not open yet. Your text is kept as a draft.")
        raise Refused({"assignment": [sentence]}, is_forbidden=True)
    locked = assignment.locks_at is not None and assignment.locks_at <= now
    if locked and post.reopened_at is None:
        sentence = _(
            "This assignment is locked: nothing can be handed in or revised any more. "
            "Your text is kept; ask your instructor to reopen the essay."
        )
        raise Refused({"assignment": [sentence]}, is_forbidden=True)


def _write(
    post: Post,
    draft: Draft,
    body: str,
    read: ReadText,
    finished: finishing.Finished,
    user: User,
    at: datetime | None,
) -> Revision:
    """The one short transaction of a publication. Only rows are written in it."""
    cited = deriving.cited_sources(read)
    kept = kept_works_cited(cited, post.course.library.style)
    if kept is None:
        rows, state = deriving.interim_rows(read), Revision.WorksCited.PENDING
    else:
        rows, state = deriving.works_rows(kept, read), Revision.WorksCited.READY
    live = Document.objects.filter(line_id=post.line_id)
    with transaction.atomic():
        stored = _held().first(post=post.pk)
        if stored is None:
            raise Discarded
        last, done = _last().first(post=post.pk, version=draft.version) or (0, None)
        if done is not None:
            revision = Revision.objects.get(pk=done)
            revision.post = stored
            return revision
        now = at or timezone.now()
        _refuse_by_time(stored, now)
        revision = Revision(
            post=stored,
            number=last + 1,
            draft_version=draft.version,
            created_by=user,
            created_at=now,
            title=draft.title.strip(),
            standfirst=draft.standfirst.strip(),
            body_html=body,
            document=record(
                read,
                post.course.library,
                line=post.line,
                is_live=True,
                instead_of=live if last else None,
            ),
            hero_id=next(iter(finished.picture_ids), None),
            works_cited=rows,
            works_cited_state=state,
            **deriving.columns(finished),
        )
        insert([revision])
        if finished.picture_ids:
            revision.figures.set(finished.picture_ids)
        _go_live(stored, revision, now)
    return revision


def _go_live(post: Post, revision: Revision, now: datetime) -> None:
    """Point the essay at its new revision; the first one is the hand-in."""
    if post.handed_in_at is None:
        post.handed_in_at = now
    else:
        post.revised_at = now
    post.state = Post.State.HANDED_IN
    post.live_revision = revision
    post.title = revision.title
    post.slug = slugify(revision.title, allow_unicode=True)[:80]
    _live.run(pk=post.pk, **{name: getattr(post, name) for name in _GOES_LIVE})
    _based.run(post=post.pk, revision=revision.pk)


_GOES_LIVE = (
    *("state", "handed_in_at", "revised_at", "live_revision_id"),
    *("title", "slug"),
)


@prepared_update
def _live() -> tuple[QuerySet[Post], dict[str, Any]]:
    changes = {name: Param(name, or_null=True) for name in _GOES_LIVE}
    return Post.objects.filter(pk=Param("pk")), changes


@prepared_update
def _based() -> tuple[QuerySet[Draft], dict[str, Any]]:
    draft = Draft.objects.filter(post_id=Param("post"))
    return draft, {"base_revision_id": Param("revision")}


def retry_works_cited(revision: Revision) -> bool:
    """Format a revision's works cited; False when the style engine failed again.

    Runs a subprocess: never call it in a transaction. What somebody else has made
    meanwhile stays.
    """
    cited = [
        c
        for c in revision.document.citations.select_related("source")
        if c.source is not None
    ]
    sources = {c.source.key: c.source for c in cited if c.source is not None}
    try:
        entries = works_cited(list(sources.values()), revision.document.library.style)
    except BibliographyError as problem:
        logger.warning(
            "Works cited of revision %s are pending: %s", revision.pk, problem
        )
        return False
    revision.works_cited = works.works_rows(
        entries,
        [
            works.Place(c.source.key, c.locator_label, c.locator_first, c.locator_last)
            for c in cited
            if c.source is not None
        ],
    )
    revision.works_cited_state = Revision.WorksCited.READY
    Revision.objects.filter(
        pk=revision.pk, works_cited_state=Revision.WorksCited.PENDING
    ).update(
        works_cited=revision.works_cited, works_cited_state=revision.works_cited_state
    )
    return True
