"""Publish a draft: what is read, written and refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Subquery
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from blog.assignments.readings import assigned_pages
from blog.essays import derivation, display
from blog.essays.models import Draft, Post, Revision
from blog.essays.permissions import is_early, is_locked
from blog.essays.services.drafts import Discarded, StaleDraft, logger, picture_urls
from blog.essays.works_cited import Occurrence, works_rows
from blog.html.sanitiser import TooMuch, clean_html
from blog.web.requests import User
from citations.documents.models import Document
from citations.documents.services.read import ReadText, read_html
from citations.documents.services.record import record
from citations.library.services.works_cited import kept_works_cited, works_cited
from citations.prepared import Param, prepared, prepared_update
from citations.quotations.services.checks import check_document
from citations.styles import BibliographyError


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


def reopen(post: Post) -> None:
    """Let a handed-in essay be revised although its assignment is locked."""
    post.reopened_at = timezone.now()
    post.save(update_fields=["reopened_at"])


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
    finished = derivation.derive_revision(post.pk, body, read)
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
        body = clean_html(draft.body_html, pictures=picture_urls(post, draft.body_html))
    except TooMuch as problem:
        raise Refused({**errors, "body": [str(problem)]}) from None
    read = read_html(
        body,
        post.course.library,
        line=post.line,
        readings=assigned_pages(post.assignment),
    )
    if not display.has_words(display.prose(read.projection)):
        errors["body"] = [_("There are no words in this essay yet.")]
    if errors:
        raise Refused(errors)
    return body, read


def _refuse_by_time(post: Post, now: datetime) -> None:
    if is_early(post, now):
        sentence = _("This assignment is not open yet. Your text is kept as a draft.")
        raise Refused({"assignment": [sentence]}, is_forbidden=True)
    if is_locked(post, now):
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
    finished: display.Finished,
    user: User,
    at: datetime | None,
) -> Revision:
    """The one short transaction of a publication. Only rows are written in it."""
    cited = derivation.cited_sources(read)
    kept = kept_works_cited(cited, post.course.library.style)
    if kept is None:
        rows, state = derivation.interim_rows(read), Revision.WorksCited.PENDING
    else:
        rows, state = derivation.list_rows(kept, read), Revision.WorksCited.READY
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
            **derivation.columns(finished),
        )
        revision.save(force_insert=True)
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
    revision.works_cited = works_rows(
        entries,
        [
            Occurrence(c.source.key, c.locator_label, c.locator_first, c.locator_last)
            if not c.is_page_outside
            else Occurrence(c.source.key, "", "", "")
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
