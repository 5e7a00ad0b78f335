"""A member's page: what they have written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.essays.querysets import add_authors
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest


@require_safe
def member_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Essays handed in, and how much they said; one's own drafts on one's own page."""
    member = get_member(request, slug)
    author = get_object_or_404(
        Membership.objects.select_related("user", "section"),
        pk=pk,
        course_id=member.course_id,
    )

    written = Post.objects.visible_to(member).written_by(author.user_id)
    essays = page_by_key(
        written.handed_in().for_list(),
        request,
        by=(("handed_in_at", "desc"), ("pk", "desc")),
        size=12,
    )
    add_authors(essays.items)
    is_own = author.user_id == member.user_id
    said = Comment.objects.visible_to(member).standing().filter(author=author.user)
    context = {
        "member": member,
        "here": "",
        "author": author,
        "essays": essays,
        "drafts": list(written.filter(state="draft")[:50]) if is_own else [],
        "is_own": is_own,
        "comments": page_by_key(
            said.select_related("post"),
            request,
            by=(("created_at", "desc"), ("pk", "desc")),
            size=10,
            param="said",
        ),
    }
    return render(request, "blog/front/member_detail.html", context)
