"""What happens to an essay: begun, drafted, handed in, revised, restored.

Publishing does its work in three steps, so that the transaction stays short: read and
format (no transaction), write (one transaction), nothing after.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from blog import finishing
from blog.models import Assignment, Authorship, Course, Draft, Figure, Post, Revision
from blog.sanitising import clean
from citations import services as citations
from citations.bibliography import BibliographyError
from citations.models import Document, DocumentLine
from citations.services import ReadText

if TYPE_CHECKING:
    from sovclass.accounts.models import User  # a type only

log = logging.getLogger(__name__)

_PICTURE_ID = re.compile(r'src="/courses/[a-z0-9_-]+/pictures/([0-9]+)/')


@dataclass
class StaleDraft(Exception):
    """Somebody saved a newer version; both texts are there."""

    stored: Draft


class CannotPublish(Exception):
    """Not now, or not this text. `field` names where the sentence belongs, or is ""."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message, self.field = message, field


def start_post(*, course: Course, user: User, assignment: Assignment | None) -> Post:
    """Begin an essay; of an assignment's, the one that is there already, if any."""
    if assignment is not None:
        begun = _own_post(user, assignment)
        if begun is not None:
            return begun
    try:
        with transaction.atomic():
            line = DocumentLine.objects.create(library_id=course.library_id)
            post = Post.objects.create(
                course=course, assignment=assignment, line=line, created_by=user
            )
            Authorship.objects.create(post=post, user=user, assignment=assignment)
            Draft.objects.create(post=post, saved_by=user)
    except IntegrityError:  # begun in another window a moment ago
        begun = _own_post(user, assignment) if assignment else None
        if begun is None:
            raise
        return begun
    return post


def _own_post(user: User, assignment: Assignment) -> Post | None:
    return Post.objects.filter(
        authorships__user=user, authorships__assignment=assignment
    ).first()


def save_draft(
    draft: Draft, *, version: int, title: str, standfirst: str, body: str, user: User
) -> Draft:
    """Save the working copy if nobody saved since `version`.

    Raises StaleDraft with the stored text, and sanitising.TooMuch.
    """
    values = {
        "title": title.strip()[:300],
        "standfirst": standfirst.strip()[:500],
        "body_html": clean(body),
        "version": version + 1,
        "saved_by": user,
        "saved_at": timezone.now(),
    }
    saved = Draft.objects.filter(pk=draft.pk, version=version).update(**values)
    if not saved:
        raise StaleDraft(Draft.objects.get(pk=draft.pk))
    for name, value in values.items():
        setattr(draft, name, value)
    if draft.post.live_revision_id is None:
        Post.objects.filter(pk=draft.post_id).update(title=draft.title)
    return draft


@dataclass(frozen=True)
class Finished:
    """Everything of a revision that is worked out before anything is written."""

    read: ReadText
    body_html: str
    works: list[dict[str, str]] | None
    """None: the style engine did not answer."""


def publish(post: Post, *, version: int, user: User) -> Revision:
    """Make the draft of this version the live revision; the first time, hand it in.

    Idempotent: the same version published twice is one revision. Raises StaleDraft,
    CannotPublish and sanitising.TooMuch; nothing is lost in any of these cases.
    """
    done = post.revisions.filter(draft_version=version).first()
    if done is not None:
        return done
    draft = Draft.objects.get(post=post)
    if draft.version != version:
        raise StaleDraft(draft)
    _check(post, draft)
    finished = finish(post, draft.body_html)
    try:
        with transaction.atomic():
            return _write(post, draft, finished, user)
    except IntegrityError:
        done = post.revisions.filter(draft_version=version).first()
        if done is None:
            raise
        return done


def _check(post: Post, draft: Draft) -> None:
    if not draft.title.strip():
        raise CannotPublish(_("Give the essay a title."), "title")
    if not re.sub(r"<(?!img)[^>]*>|&nbsp;|\s", "", draft.body_html):
        raise CannotPublish(_("There is no text yet. Write some first."), "body")
    assignment = post.assignment
    if assignment is None:
        return
    if not assignment.is_open:
        raise CannotPublish(_("This assignment is not open yet. The draft is kept."))
    if assignment.is_locked and post.reopened_at is None:
        raise CannotPublish(
            _("This assignment is locked. The draft is kept; ask your instructor.")
        )


def finish(post: Post, html: str) -> Finished:
    """Sanitise, read and format; no transaction, and nothing but a cache is written."""
    body = clean(html)
    read = citations.read_html(body, post.course.library, line=post.line)
    return Finished(read, body, _works(post, read))


def _works(post: Post, read: ReadText) -> list[dict[str, str]] | None:
    sources = [read.sources[key] for key in finishing.cited_keys(read.reading)]
    at = finishing.cited_at(
        (
            c.source,
            c.locator.first if c.locator else "",
            c.locator.last if c.locator else "",
        )
        for c in read.reading.citations
        if c.source
    )
    try:
        entries = citations.works_cited(sources, post.course.library.style)
    except BibliographyError as problem:
        log.warning("Works cited pending: %s", problem)
        return None
    return [
        {
            "key": entry["source"],
            "anchor": finishing.anchor(entry["source"]),
            "text": entry["text"],
            "html": entry["html"],
            "at": at.get(entry["source"], ""),
        }
        for entry in entries
    ]


def _write(post: Post, draft: Draft, finished: Finished, user: User) -> Revision:
    """The one transaction of publishing. The caller holds it."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    current = Draft.objects.select_for_update().get(pk=draft.pk)
    if current.version != draft.version:
        raise StaleDraft(current)
    done = post.revisions.filter(draft_version=draft.version).first()
    if done is not None:
        return done
    revision = _make_revision(post, draft, finished, user)
    now = revision.created_at
    if post.handed_in_at is None:
        post.handed_in_at = now
    else:
        post.revised_at = now
    post.state = Post.State.HANDED_IN
    post.title = draft.title
    post.slug = slugify(draft.title, allow_unicode=True)[:80]
    post.live_revision = revision
    post.save()
    Draft.objects.filter(pk=draft.pk).update(base_revision=revision)
    return revision


def _make_revision(
    post: Post, draft: Draft, finished: Finished, user: User
) -> Revision:
    read, body = finished.read, finished.body_html
    text = finishing.prose(read.reading, read.projection.blocks)
    language, direction = finishing.language_of(text)
    Document.objects.filter(line_id=post.line_id, is_live=True).update(is_live=False)
    document = citations.record(read, post.course.library, line=post.line, is_live=True)
    figures = list(Figure.objects.filter(post=post, pk__in=_PICTURE_ID.findall(body)))
    last = post.revisions.order_by("-number").first()
    revision = Revision.objects.create(
        post=post,
        number=last.number + 1 if last else 1,
        draft_version=draft.version,
        created_by=user,
        title=draft.title,
        standfirst=draft.standfirst,
        body_html=body,
        document=document,
        hero=_first_figure(body, figures),
        finished_html=finishing.finished_html(body, read),
        marked_html=finishing.marked_html(body, read),
        excerpt=finishing.excerpt(read.reading, read.projection.blocks),
        language=language,
        direction=direction,
        word_count=finishing.word_count(text),
        citation_counts=finishing.citation_counts(read.reading),
        works_cited=finished.works or [],
        works_cited_state=Revision.WorksCited.PENDING
        if finished.works is None
        else Revision.WorksCited.READY,
    )
    revision.figures.set(figures)
    return revision


def _first_figure(body: str, figures: list[Figure]) -> Figure | None:
    by_id = {figure.pk: figure for figure in figures}
    ids = (int(number) for number in _PICTURE_ID.findall(body))
    return next((by_id[pk] for pk in ids if pk in by_id), None)


def retry_works_cited(revision: Revision) -> bool:
    """Format a pending list again; True when it is there now. No transaction."""
    cited = list(
        revision.document.citations.filter(source__isnull=False)
        .select_related("source")
        .order_by("start")
    )
    sources = list({c.source.key: c.source for c in cited if c.source}.values())
    at = finishing.cited_at(
        (c.source.key, c.locator_first, c.locator_last) for c in cited if c.source
    )
    try:
        entries = citations.works_cited(sources, revision.document.library.style)
    except BibliographyError as problem:
        log.warning("Works cited pending: %s", problem)
        return False
    revision.works_cited = [
        {
            "key": entry["source"],
            "anchor": finishing.anchor(entry["source"]),
            "text": entry["text"],
            "html": entry["html"],
            "at": at.get(entry["source"], ""),
        }
        for entry in entries
    ]
    revision.works_cited_state = Revision.WorksCited.READY
    revision.save(update_fields=["works_cited", "works_cited_state"])
    return True


@transaction.atomic
def restore(revision: Revision, *, version: int, user: User) -> Draft:
    """Put an old revision's text into the draft, as a new version of it.

    Raises StaleDraft when the draft changed since `version`, which the person saw.
    """
    draft = Draft.objects.get(post_id=revision.post_id)
    return save_draft(
        draft,
        version=version,
        title=revision.title,
        standfirst=revision.standfirst,
        body=revision.body_html,
        user=user,
    )


def discard(post: Post) -> list[Figure]:
    """Throw away a draft that was never handed in; the files of its pictures go too."""
    figures = list(post.figures.all())
    line = post.line
    with transaction.atomic():
        post.delete()
        line.delete()
    for figure in figures:
        figure.large.delete(save=False)
        figure.small.delete(save=False)
    return figures


def reopen(post: Post) -> None:
    """Let a locked essay be revised."""
    post.reopened_at = timezone.now()
    post.save(update_fields=["reopened_at"])
