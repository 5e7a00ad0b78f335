"""What happens to comments: said, changed, removed."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from blog.classroom.models import Course, Membership
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.web.requests import User
from citations.documents.models import Document
from citations.documents.services.read import ReadText, read_html
from citations.documents.services.record import delete_text, record, retire_documents
from citations.library.services.shelf import StoredShelf
from citations.prepared import Param, prepared_update
from citations.quotations.services.checks import check_document, has_quotations
from citations.reading.annotation import Mark, annotate

DEEPEST = 6
"""Replies below this depth appear beside what they answer."""

_URL = re.compile(r"https?://[^\s<>\"]{3,500}")


def to_html(body: str) -> str:
    """Plain text as paragraphs; blank lines separate them, bare URLs become links."""
    blocks = re.split(r"\n[ \t]*(?:\n[ \t]*)+", body.replace("\r\n", "\n").strip())
    return "".join(
        f'<p dir="auto">{_links(block).replace(chr(10), "<br>")}</p>'
        for block in blocks
    )


def _links(text: str) -> str:
    out, place = [], 0
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:!?)’'\"]")
        end = match.start() + len(url)
        out.append(escape(text[place : match.start()], quote=False))
        out.append(f'<a href="{escape(url)}" rel="nofollow ugc">{escape(url)}</a>')
        place = end
    out.append(escape(text[place:], quote=False))
    return "".join(out)


def derive_comment(
    body: str,
    course: Course,
    *,
    document: Document | None = None,
    sources: StoredShelf | None = None,
) -> tuple[str, ReadText]:
    """The HTML that readers get, and what was read. A linked citation leads to its source.

    What `document` links stays linked. `sources`: the shelf, where it is known already.
    """
    html = to_html(body)
    read = read_html(html, course.library, document=document, sources=sources)
    marks = [
        Mark(
            citation.start,
            citation.end,
            "a",
            {
                "class": "cite",
                "data-state": "linked",
                "href": reverse(
                    "blog:source-detail",
                    args=[course.slug, read.sources[citation.source].pk],
                ),
            },
        )
        for citation in read.reading.citations
        if citation.source is not None and citation.source in read.sources
    ]
    return annotate(html, marks, read.projection), read


def say(
    post: Post,
    *,
    member: Membership,
    body: str,
    parent: Comment | None,
    sent_key: str,
    again: bool = True,
) -> Comment:
    """Add a comment. The same `sent_key` sent twice makes one: the constraint refuses
    the second, and the first is answered.

    Where a source was deleted while it was read, it is read once `again`.
    """
    finished, read = derive_comment(body, post.course)
    now = timezone.now()
    while parent is not None and parent.depth >= DEEPEST:
        parent = parent.parent
    try:
        with transaction.atomic():
            _one_more.run(post=post.pk, at=now)
            document = record(read, post.course.library, is_live=True)
            above = f"{parent.path}/" if parent else ""
            comment = Comment(
                course_id=post.course_id,
                post=post,
                revision_id=post.live_revision_id or 0,
                author_id=member.user_id,
                parent=parent,
                # A document's number: as comments do, it grows with every comment.
                path=f"{above}{document.pk:010d}",
                depth=parent.depth + 1 if parent else 0,
                body=body,
                finished_html=finished,
                document=document,
                sent_key=sent_key,
                created_at=now,
            )
            comment.save(force_insert=True)
    except IntegrityError:
        said = Comment.objects.filter(author_id=member.user_id, sent_key=sent_key)
        if said:
            return said[0]
        if not again:
            raise
        return say(
            post,
            member=member,
            body=body,
            parent=parent,
            sent_key=sent_key,
            again=False,
        )
    if has_quotations(read):
        check_document(document)
    return comment


@prepared_update
def _one_more() -> tuple[QuerySet[Post], dict[str, Any]]:
    return Post.objects.filter(pk=Param("post")), {
        "comment_count": F("comment_count") + 1,
        "last_comment_at": Param("at"),
    }


def change(comment: Comment, *, body: str, again: bool = True) -> Comment:
    """Change the words; it is marked as edited, its citations are read again.

    Where a source was deleted while they were read, they are read once `again`.
    """
    if comment.body == body:
        return comment
    finished, read = derive_comment(
        body, comment.post.course, document=comment.document
    )
    try:
        with transaction.atomic():
            if not _lock(comment):
                return comment
            _rewrite(comment, body, finished, read)
    except IntegrityError:
        if not again:
            raise
        comment.refresh_from_db(fields=["body", "document"])
        return change(comment, body=body, again=False)
    if has_quotations(read) and comment.document is not None:
        check_document(comment.document)
    return comment


def _rewrite(comment: Comment, body: str, finished: str, read: ReadText) -> None:
    old = comment.document
    comment.document = record(
        read,
        comment.post.course.library,
        is_live=True,
        instead_of=Document.objects.filter(pk__in=[comment.document_id]),
    )
    comment.body = body
    comment.finished_html = finished
    comment.edited_at = timezone.now()
    comment.save(update_fields=["document", "body", "finished_html", "edited_at"])
    if old is not None:
        delete_text(old)


def _lock(comment: Comment) -> bool:
    """Keep the row until the transaction ends, unless it has since been removed.

    Essays come first, then comments, then sources, so that no two writers wait for each
    other in a ring.
    """
    held = Comment.objects.filter(pk=comment.pk).select_for_update(no_key=True).get()
    comment.document = held.document
    return not held.is_removed


@transaction.atomic
def remove(comment: Comment, *, by: User) -> None:
    """Leave a tombstone; replies stay, its citations are no longer counted."""
    list(Post.objects.filter(pk=comment.post_id).select_for_update(no_key=True))
    changed = Comment.objects.filter(pk=comment.pk, removed_at=None).update(
        removed_at=timezone.now(), removed_by=by
    )
    if not changed:
        return
    document = Comment.objects.values_list("document_id", flat=True).get(pk=comment.pk)
    retire_documents(Document.objects.filter(pk=document))
    Post.objects.filter(pk=comment.post_id).update(comment_count=F("comment_count") - 1)
