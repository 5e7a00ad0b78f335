"""The reading page."""

from __future__ import annotations

import math
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_change_anything, can_suggest, require
from blog.classroom.services.visits import note_visit
from blog.discussion.forms import CommentForm, new_sent_key
from blog.discussion.models import Comment
from blog.discussion.permissions import can_comment
from blog.discussion.threads import build_thread
from blog.essays import display, metadata, works_cited
from blog.essays.access import find_post
from blog.essays.models import Post, Revision
from blog.essays.permissions import can_draft, can_see_revisions, can_see_states
from blog.essays.services import publication
from blog.web.numbers import whole_number
from blog.web.paging import first_page, page_by_key
from blog.web.requests import UserRequest
from citations.library.models import Source
from citations.prepared import Param, filling, one_of, prepared

COMMENTS_ON_A_PAGE = 50
BY_PATH = (("path", "asc"),)
WORDS_A_MINUTE = 230


@require_safe
def post_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """An essay with its works cited and its discussion. A draft leads to the editor."""
    member = get_member(request, slug)
    post = find_post(member, pk)
    if not post.is_handed_in:
        return redirect("blog:draft-edit", slug, pk)

    note_visit(member)
    return render(
        request, "blog/discussion/post_detail.html", page_context(request, member, post)
    )


def _thread(post_id: Any) -> QuerySet[Comment, Any]:
    return Comment.objects.filter(post_id=post_id).as_said()


@prepared
def _thread_begins() -> QuerySet[Comment, Any]:
    return first_page(_thread(Param("post")), BY_PATH, COMMENTS_ON_A_PAGE)


@prepared
def _cards(size: int) -> QuerySet[Source]:
    shelf = Source.objects.filter(library_id=Param("library"))
    return shelf.filter(key__in=one_of("key", size)).only(
        "key", "title", "citation_count", "library_id", "updated_at", "csl"
    )


def _cards_by_key(member: Membership, keys: list[str]) -> dict[str, Source]:
    """What the cards of cited sources show: one query, none for none."""
    if not keys:
        return {}
    size, places = filling("key", keys)
    found = _cards(size).all(library=member.course.library_id, **places)
    return {source.key: source for source in found}


def _works_cited(
    member: Membership, revision: Revision, sees_states: bool
) -> dict[str, Any]:
    """The list with its sources, what names no source, and what there is to say instead."""
    listed = revision.works_cited
    sources = _cards_by_key(member, [work["key"] for work in listed])
    open_rows = works_cited.open_rows(revision.document_id) if sees_states else []
    is_ready = revision.works_cited_state == Revision.WorksCited.READY
    return {
        "works": [(work, sources.get(work["key"])) for work in listed],
        "open_rows": open_rows,
        "works_pending": revision.works_cited_state == Revision.WorksCited.PENDING,
        "cites_nothing": is_ready and not listed and not open_rows,
    }


def _neighbours(post: Any) -> dict[str, list[str]]:
    """[pk, title] of the essay before and of the one after, where there is one."""
    pairs = {name: getattr(post, name) for name in ("before", "after")}
    return {name: pair.split(" ", 1) for name, pair in pairs.items() if pair}


def page_context(
    request: UserRequest,
    member: Membership,
    post: Post,
    form: CommentForm | None = None,
) -> dict[str, Any]:
    """Everything the page shows; also used when a comment has to be mended."""
    revision = post.live_revision
    assert revision is not None  # noqa: S101  it is handed in
    sees_states = can_see_states(member, post)
    page = page_by_key(
        lambda: _thread(post.pk),
        request,
        by=BY_PATH,
        size=COMMENTS_ON_A_PAGE,
        first=_thread_begins(),
        values={"post": post.pk},
    )
    shows_hero = revision.hero is not None and display.shows_hero_above(
        revision.body_html
    )
    url = request.build_absolute_uri(post.get_absolute_url())
    return {
        "member": member,
        "here": "essays",
        "post": post,
        "highwire": metadata.highwire(post, member, url),
        "json_ld": metadata.json_ld(post, member, url),
        **_neighbours(post),
        "revision": revision,
        "hero": revision.hero if shows_hero else None,
        "body": revision.marked_html if sees_states else revision.finished_html,
        "sees_states": sees_states,
        "minutes": max(1, math.ceil(revision.word_count / WORDS_A_MINUTE)),
        **_works_cited(member, revision, sees_states),
        "thread": build_thread(page.items, reader=member, post=post),
        "page": page,
        "form": form or CommentForm(initial=_blank_comment(request)),
        "can_comment": can_comment(member, post),
        "can_suggest": can_suggest(member),
        "can_draft": can_draft(member, post),
        "can_see_revisions": can_see_revisions(member, post),
        "can_retry": can_see_states(member, post) and can_change_anything(member),
    }


def _blank_comment(request: UserRequest) -> dict[str, Any]:
    """What a new comment's form begins with: the comment it answers, and its key."""
    return {
        "parent": whole_number(request.GET.get("reply_to", "")),
        "sent_key": new_sent_key(),
    }


@require_POST
def works_cited_retry(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Ask the style engine again for a list that is pending."""
    member = get_member(request, slug)
    post = find_post(member, pk)
    require(can_see_states(member, post) and can_change_anything(member))

    revision = post.live_revision
    if revision is not None and publication.retry_works_cited(revision):
        messages.success(request, _("The works cited are ready."))
    else:
        messages.warning(
            request, _("The works cited are still pending. Try again in a minute.")
        )
    return redirect(post)
