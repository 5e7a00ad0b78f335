"""The checklist, handing in, and what undoes either."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.assignments.readings import assigned_pages
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.essays.access import own_post
from blog.essays.editor import checklist
from blog.essays.models import Post, Revision
from blog.essays.permissions import can_discard, can_publish, can_reopen
from blog.essays.quotation_notes import notes_of_read, page_url_for
from blog.essays.services import drafts, publication
from blog.web.numbers import whole_number
from blog.web.requests import UserRequest
from citations.documents.services.read import read_html


def post_publish(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """The checklist, and the button that hands in or publishes a revision."""
    member, post = own_post(request, slug, pk)
    if request.method != "POST":
        return _hand_in_page(request, member, post)

    version = whole_number(request.POST.get("version", ""), digits=9)
    if version is None:
        return _hand_in_page(request, member, post, status=400)
    try:
        revision = publication.publish(post, version, request.user)
    except publication.Refused as refused:
        status = 403 if refused.is_forbidden else 400
        return _hand_in_page(request, member, post, refused.errors, status)
    except drafts.StaleDraft as stale:
        post.draft = stale.stored
        changed = _("The draft was saved again in the meantime. This is the new one.")
        return _hand_in_page(request, member, post, {"body": [changed]}, 409)
    _tell(request, revision)
    return redirect("blog:post-detail", slug, pk)


def _tell(request: UserRequest, revision: Revision) -> None:
    if revision.number == 1:
        messages.success(request, _("Your essay is handed in. The class can read it."))
    else:
        messages.success(request, _("Your revision is published."))
    if revision.works_cited_state == Revision.WorksCited.PENDING:
        messages.warning(
            request,
            _("The works cited could not be formatted yet. Try again on this page."),
        )


def _hand_in_page(
    request: UserRequest,
    member: Membership,
    post: Post,
    errors: dict[str, list[str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = post.draft
    read = read_html(
        draft.body_html,
        member.course.library,
        line=post.line,
        readings=assigned_pages(post.assignment),
    )
    context = {
        "member": member,
        "here": "work",
        "post": post,
        "draft": draft,
        "act": _("Publish the revision") if post.is_handed_in else _("Hand in"),
        "errors": errors or {},
        "can_publish": can_publish(member, post),
        "is_unchanged": drafts.is_as_live(post, draft),
        "bar": checklist.word_bar(read, post.assignment),
        "needs": checklist.needs(read),
        "quotations": notes_of_read(read, page_url_for(member)),
        "ticks": checklist.checklist(draft.body_html, read, post.assignment),
    }
    return render(request, "blog/essays/hand_in.html", context, status=status)


@require_POST
def post_discard(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Throw away an essay that was never handed in."""
    member, post = own_post(request, slug, pk)
    require(can_discard(member, post))

    try:
        drafts.discard_essay(post)
    except drafts.HandedInMeanwhile:
        messages.error(request, _("This essay has since been handed in, so it stays."))
        return redirect("blog:post-detail", slug, pk)
    messages.success(request, _("Draft deleted."))
    return redirect("blog:course-detail", slug)


@require_POST
def post_reopen(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Let a locked essay be revised."""
    member = get_member(request, slug)
    post = get_object_or_404(Post.objects.visible_to(member), pk=pk)
    require(can_reopen(member, post))

    publication.reopen(post)
    messages.success(request, _("The essay can be revised again."))
    return redirect("blog:post-detail", slug, pk)
