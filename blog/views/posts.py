"""The reading page."""

from __future__ import annotations

import math
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog import finishing, metadata, permissions, works
from blog.forms.comments import CommentForm, new_sent_key
from blog.http import UserRequest, get_member
from blog.models import Comment, Membership, Post
from blog.paging import page_by_key
from blog.services import posts as services
from blog.services.visits import note_visit
from blog.threads import thread_rows
from citations.models import Source

COMMENTS_ON_A_PAGE = 50
WORDS_A_MINUTE = 230


@require_safe
def post_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """An essay with its works cited and its discussion. A draft leads to the editor."""
    member = get_member(request, slug)
    post = find_post(member, pk)
    if not post.is_handed_in:
        return redirect("blog:draft-edit", slug, pk)

    note_visit(member)
    return render(request, "blog/post_detail.html", page_context(request, member, post))


def find_post(member: Membership, pk: int) -> Post:
    """The essay with its live revision and its neighbours: one query, one for authors."""
    posts = Post.objects.visible_to(member).for_page().with_neighbours()
    post = get_object_or_404(posts, pk=pk)
    post.course = member.course
    return post


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
    sees_states = permissions.can_see_states(member, post)
    thread = page_by_key(
        Comment.objects.filter(post=post).with_author(),
        request,
        by=(("path", "asc"),),
        size=COMMENTS_ON_A_PAGE,
    )
    rows, still_open = thread_rows(
        thread.items, reader_id=member.user_id, since=member.previous_visit_at
    )
    keys = [work["key"] for work in revision.works_cited]
    cards = {
        source.key: source
        for source in Source.objects.filter(
            library_id=member.course.library_id, key__in=keys
        )
    }
    shows_hero = revision.hero is not None and finishing.shows_hero_above(
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
        "works": [(work, cards.get(work["key"])) for work in revision.works_cited],
        "open_rows": works.open_rows(revision.document_id) if sees_states else [],
        "rows": rows,
        "still_open": still_open,
        "thread": thread,
        "new_count": sum(row.is_new for row in rows),
        "form": form or _comment_form(request, post),
        "can_comment": permissions.can_comment(member, post),
        "can_moderate": permissions.can_teach(member),
        "can_draft": permissions.can_draft(member, post),
        "can_see_revisions": permissions.can_see_revisions(member, post),
        "can_retry": permissions.can_see_states(member, post)
        and permissions.can_change_anything(member),
        "is_staff": member.is_instructor or member.is_assistant,
    }


def _comment_form(request: UserRequest, post: Post) -> CommentForm:
    reply_to = request.GET.get("reply_to", "")
    initial: dict[str, object] = {"sent_key": new_sent_key()}
    if reply_to.isdigit() and len(reply_to) < 16:
        initial["parent"] = int(reply_to)
    return CommentForm(post=post, initial=initial)


@require_POST
def works_cited_retry(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Ask the style engine again for a list that is pending."""
    member = get_member(request, slug)
    post = find_post(member, pk)
    permissions.require(
        permissions.can_see_states(member, post)
        and permissions.can_change_anything(member)
    )

    revision = post.live_revision
    if revision is not None and services.retry_works_cited(revision):
        messages.success(request, _("The works cited are there."))
    else:
        messages.warning(
            request, _("The works cited are still pending. Try again in a minute.")
        )
    return redirect(post)
