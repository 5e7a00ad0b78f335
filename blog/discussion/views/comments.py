"""Saying something, changing it, removing it, and finding it again."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.classroom.querysets import ANY_MEMBER, values_of
from blog.discussion import services as comments
from blog.discussion.forms import CommentEditForm, CommentForm
from blog.discussion.models import Comment
from blog.discussion.permissions import (
    can_comment,
    can_edit_comment,
    can_remove_comment,
)
from blog.discussion.views.essay import COMMENTS_ON_A_PAGE, page_context
from blog.essays.access import find_post
from blog.essays.models import Post
from blog.essays.quotation_notes import notes_of_comments, page_url_for
from blog.web.limits import is_over_limit
from blog.web.paging import link_after
from blog.web.requests import UserRequest
from citations.prepared import Param, prepared

MOST_A_MINUTE = 20


@require_POST
def comment_create(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Post a comment or a reply."""
    member = get_member(request, slug)
    post = _post().first(pk=pk, **values_of(member))
    if post is None:
        raise Http404
    post.course = member.course
    require(can_comment(member, post))

    form = CommentForm(request.POST, post=post)
    status = 400
    if form.is_valid():
        if not is_over_limit("comment", member.user_id, most=MOST_A_MINUTE, seconds=60):
            comment = comments.say(post, member=member, **form.cleaned_data)
            return redirect("blog:comment-detail", slug, comment.pk)
        form.add_error(
            "body",
            _("You are posting very fast. Your text is kept: post it in a minute."),
        )
        status = 429
    context = page_context(request, member, find_post(member, pk), form)
    answer = render(request, "blog/discussion/post_detail.html", context, status=status)
    if status == 429:
        answer["Retry-After"] = "60"
    return answer


@prepared
def _post() -> QuerySet[Post]:
    return Post.objects.visible_to(ANY_MEMBER).filter(pk=Param("pk"))


def _find(member: Membership, pk: int) -> Comment:
    comment = get_object_or_404(
        Comment.objects.visible_to(member).select_related(
            "post", "author", "document", "post__live_revision"
        ),
        pk=pk,
    )
    comment.post.course = member.course
    return comment


@require_safe
def comment_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """A comment's permalink: the right page of its essay's thread."""
    member = get_member(request, slug)
    comment = _find(member, pk)

    earlier = Comment.objects.filter(post=comment.post, path__lt=comment.path)
    place = earlier.count()
    query = ""
    if place >= COMMENTS_ON_A_PAGE:
        first = place - place % COMMENTS_ON_A_PAGE
        before = earlier.order_by("path")[first - 1]
        query = link_after([before.path])
    return redirect(f"{comment.post.get_absolute_url()}{query}#c{comment.pk}")


def comment_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Change one's own words."""
    member = get_member(request, slug)
    comment = _find(member, pk)
    require(can_edit_comment(member, comment, comment.post))

    form = CommentEditForm(request.POST or None, initial={"body": comment.body})
    if request.method == "POST" and form.is_valid():
        comments.change(comment, body=form.cleaned_data["body"])
        return redirect(comment)
    notes = notes_of_comments([comment], page_url_for(member))
    context = {
        "member": member,
        "here": "essays",
        "form": form,
        "comment": comment,
        "quotations": notes.get(comment.pk, []),
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/discussion/comment_edit.html", context, status=status)


def comment_remove(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then leave a tombstone."""
    member = get_member(request, slug)
    comment = _find(member, pk)
    require(can_remove_comment(member, comment, comment.post))

    if request.method == "POST":
        comments.remove(comment, by=request.user)
        messages.success(request, _("Comment removed. Replies stay."))
        return redirect(comment)
    context = {"member": member, "here": "essays", "comment": comment}
    return render(request, "blog/discussion/comment_remove.html", context)
