"""An essay's revisions: listed, read, put back into the draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.essays import display, works_cited
from blog.essays.models import Post, Revision
from blog.essays.permissions import can_draft, can_see_revisions
from blog.essays.services import drafts
from blog.html.sanitiser import TooMuch
from blog.web.numbers import whole_number
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest


def _find(request: UserRequest, slug: str, pk: int) -> tuple[Membership, Post]:
    member = get_member(request, slug)
    post = get_object_or_404(
        Post.objects.visible_to(member)
        .select_related("assignment", "live_revision", "draft")
        .with_byline(),
        pk=pk,
    )
    post.course = member.course
    require(can_see_revisions(member, post))
    return member, post


@require_safe
def revision_list(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Every time the essay was published, newest first."""
    member, post = _find(request, slug, pk)

    page = page_by_key(
        post.revisions.select_related("created_by").defer(
            "body_html", "finished_html", "marked_html"
        ),
        request,
        by=(("number", "desc"),),
        size=30,
    )
    context = {
        "member": member,
        "here": "",
        "post": post,
        "page": page,
        "can_draft": can_draft(member, post),
    }
    return render(request, "blog/essays/revision_list.html", context)


@require_safe
def revision_detail(
    request: UserRequest, slug: str, pk: int, number: int
) -> HttpResponse:
    """One revision as it was, with the state of every citation."""
    member, post = _find(request, slug, pk)
    revision = get_object_or_404(
        post.revisions.select_related("created_by", "hero", "document"), number=number
    )

    return render(
        request, "blog/essays/revision_detail.html", _page(member, post, revision)
    )


def _page(member: Membership, post: Post, revision: Revision) -> dict[str, object]:
    is_writer = can_draft(member, post)
    return {
        "member": member,
        "here": "",
        "post": post,
        "revision": revision,
        "open_rows": works_cited.open_rows(revision.document_id),
        "is_live": post.live_revision_id == revision.pk,
        "hero": revision.hero if display.shows_hero_above(revision.body_html) else None,
        "can_draft": is_writer,
        "draft_differs": is_writer and drafts.has_unpublished_words(post.draft),
    }


@require_POST
def revision_restore(
    request: UserRequest, slug: str, pk: int, number: int
) -> HttpResponse:
    """Put a revision's text into the draft. The draft's words stay at its end, unless
    the writer said that they may go."""
    member, post = _find(request, slug, pk)
    require(can_draft(member, post))
    revision = get_object_or_404(post.revisions, number=number)

    sent = whole_number(request.POST.get("version", ""), digits=9)
    version = -1 if sent is None else sent
    try:
        drafts.restore_revision(
            revision, version, request.user, keep_draft="drop_draft" not in request.POST
        )
    except drafts.StaleDraft as stale:
        post.draft = stale.stored
        messages.error(
            request,
            _("The draft was saved in the meantime. Look at it, then restore again."),
        )
        page = _page(member, post, revision)
        return render(request, "blog/essays/revision_detail.html", page, status=409)
    except TooMuch as problem:
        messages.error(request, str(problem))
        page = _page(member, post, revision)
        return render(request, "blog/essays/revision_detail.html", page, status=400)
    messages.success(request, _("The text of the revision is now in your draft."))
    return redirect("blog:draft-edit", slug, pk)
