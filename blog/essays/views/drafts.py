"""Writing an essay: begin, save, be told what to look at, hand in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from blog.assignments.models import Assignment
from blog.assignments.permissions import can_write_for
from blog.assignments.readings import assigned_pages
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_write, require
from blog.essays import markers
from blog.essays.access import own_post
from blog.essays.editor import checklist
from blog.essays.forms.drafts import LONGEST, DraftForm
from blog.essays.forms.figures import FigureForm
from blog.essays.models import Draft, Post
from blog.essays.permissions import can_discard, can_publish, is_author
from blog.essays.quotation_notes import notes_of_read, page_url_for
from blog.essays.services import drafts
from blog.html.editor_media import editor_media
from blog.html.sanitiser import TooMuch, for_textarea
from blog.web.numbers import whole_number
from blog.web.requests import UserRequest
from citations.documents.services.read import read_html

MAX_JSON = 4 * settings.ESSAY_MAX_CHARACTERS + 20_000
"""Bytes: every character may take four."""


def is_json(request: UserRequest) -> bool:
    """The script asks, not the form."""
    return request.content_type == "application/json" or (
        "application/json" in request.headers.get("Accept", "")
    )


# --- Begin --------------------------------------------------------------------------


def post_create(request: UserRequest, slug: str) -> HttpResponse:
    """Choose an assignment, or none; an essay that was begun is gone on with."""
    member = get_member(request, slug)
    require(can_write(member))

    if request.method == "POST":
        return _begin(request, member)
    mine = {
        post.assignment_id: post
        for post in Post.objects.own(member)
        if post.assignment_id
    }
    assignments = list(Assignment.objects.of(member.course))
    context = {
        "member": member,
        "here": "work",
        "rows": [
            (assignment, mine.get(assignment.pk))
            for assignment in assignments
            if assignment.pk in mine or can_write_for(member, assignment)
        ],
        "later": [a for a in assignments if not a.is_open],
        "drafts": Post.objects.own(member)
        .filter(state=Post.State.DRAFT, assignment=None)
        .order_by("-pk")[:20],
    }
    return render(request, "blog/essays/post_create.html", context)


def _begin(request: UserRequest, member: Membership) -> HttpResponse:
    chosen = request.POST.get("assignment", "")
    assignment = None
    if chosen:
        assignment = get_object_or_404(
            Assignment.objects.of(member.course), number=whole_number(chosen) or 0
        )
        begun = Post.objects.own(member).filter(assignment=assignment).first()
        if begun is None:
            require(can_write_for(member, assignment))
    post = drafts.start_post(member.course, request.user, assignment)
    return redirect("blog:draft-edit", member.course.slug, post.pk)


# --- The editor's page --------------------------------------------------------------


def draft_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """The draft in the editor; with scripts off, in a textarea that this saves."""
    member = get_member(request, slug)
    if request.method != "POST" and not can_write(member):
        return _read_only(request, member, pk)
    member, post = own_post(request, slug, pk, member=member)
    if request.method != "POST":
        return render_draft(request, member, post)

    answer = save_along(request, member, post)
    if answer is not None:
        return answer
    if request.POST.get("then") == "hand-in":
        return redirect("blog:post-publish", slug, pk)
    messages.success(request, _("Draft saved."))
    return redirect("blog:draft-edit", slug, pk)


def _read_only(request: UserRequest, member: Membership, pk: int) -> HttpResponse:
    """One's own words, in a course where one does not write any more."""
    posts = Post.objects.visible_to(member).select_related("draft")
    post = get_object_or_404(posts, pk=pk)
    require(is_author(member, post))
    context = {"member": member, "here": "work", "post": post, "draft": post.draft}
    return render(request, "blog/essays/draft_read_only.html", context)


def save_along(
    request: UserRequest, member: Membership, post: Post
) -> HttpResponse | None:
    """Save the draft a form carries, so that no button loses what was typed.

    None when it is saved (or the form carries none); otherwise the page that says why.
    """
    if "body" not in request.POST:
        return None
    form = DraftForm(request.POST)
    if not form.is_valid():
        return render_draft(request, member, post, form=form, status=400)
    version, fields = form.cleaned_data["version"], form.fields_to_save
    try:
        post.draft.version = drafts.save_draft(
            post.draft, version, fields, request.user
        )
    except TooMuch as problem:
        form.add_error("body", str(problem))
        return render_draft(request, member, post, form=form, status=400)
    except drafts.StaleDraft as stale:
        return _conflict_page(request, member, post, stale.stored, fields)
    draft = Draft.objects.filter(pk=post.draft.pk).first()
    if draft is None:
        raise drafts.Discarded
    post.draft, draft.post = draft, post
    return None


def render_draft(
    request: UserRequest,
    member: Membership,
    post: Post,
    *,
    form: DraftForm | None = None,
    figure_form: FigureForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The editor's page: the saved draft's advice beside it, what was typed kept."""
    draft = post.draft
    read = read_html(
        draft.body_html,
        member.course.library,
        line=post.line,
        readings=assigned_pages(post.assignment),
    )
    typed = form.data if form is not None else None
    title = typed.get("title", "") if typed else draft.title
    context = {
        "member": member,
        "here": "work",
        "post": post,
        "draft": draft,
        "form": form,
        "heading": _("Draft: %(title)s") % {"title": title}
        if title
        else _("New draft"),
        "title": title,
        "standfirst": typed.get("standfirst", "") if typed else draft.standfirst,
        "body": typed.get("body", "") if typed else for_textarea(draft.body_html),
        "version": typed.get("version", "") if typed else draft.version,
        "longest": LONGEST,
        "figure_form": figure_form or FigureForm(),
        "is_locked": not can_publish(member, post),
        "can_discard": can_discard(member, post),
        "bar": checklist.word_bar(read, post.assignment),
        "needs": checklist.needs(read),
        "linked": checklist.linked(read),
        "quotations": notes_of_read(read, page_url_for(member)),
        "ticks": checklist.checklist(draft.body_html, read, post.assignment),
        "sources": markers.picker_sources(read.sources, read.style),
        "editor_media": editor_media(request),
    }
    return render(request, "blog/essays/draft_edit.html", context, status=status)


# --- Two windows --------------------------------------------------------------------


def _conflict_page(
    request: UserRequest,
    member: Membership,
    post: Post,
    stored: Draft,
    mine: dict[str, str],
) -> HttpResponse:
    context = {
        "member": member,
        "here": "work",
        "post": post,
        "stored": stored,
        "stored_body": for_textarea(stored.body_html),
        "mine": mine,
        "longest": LONGEST,
    }
    return render(request, "blog/essays/draft_conflict.html", context, status=409)


def draft_conflict(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """The choice after a stale save: one text goes on, the other is kept at its end."""
    member, post = own_post(request, slug, pk)
    if request.method != "POST":
        return redirect("blog:draft-edit", slug, pk)

    form = DraftForm(request.POST)
    if not form.is_valid():
        return render_draft(request, member, post, form=form, status=400)
    mine = form.fields_to_save
    try:
        drafts.save_conflict(
            post.draft,
            form.cleaned_data["version"],
            mine,
            request.user,
            choice="theirs" if request.POST.get("choice") == "theirs" else "mine",
            keep_other="keep_other" in request.POST,
        )
    except drafts.StaleDraft as stale:
        return _conflict_page(request, member, post, stale.stored, mine)
    except TooMuch as problem:
        form.add_error("body", str(problem))
        return render_draft(request, member, post, form=form, status=400)
    messages.success(request, _("Draft saved."))
    return redirect("blog:draft-edit", slug, pk)
