"""The essays, written, illustrated and handed in at the hour the data says."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from blog.essays.models import Draft, Post
from blog.essays.services import drafts, figures, publication
from sovclass.accounts.models import User
from sovclass.demo.material import DemoClass, Item, paragraphs, picture, read_essays


def hand_in(demo: DemoClass) -> None:
    """Every essay, the oldest first."""
    for essay in sorted(read_essays(), key=lambda essay: _handed_in(demo, essay)):
        demo.posts[essay["key"]] = _essay(demo, essay)


def _handed_in(demo: DemoClass, essay: Item) -> datetime:
    """Hours before the assignment was due, or hours before now."""
    if "hours_before_due" in essay:
        due = demo.assignments[essay["assignment"]].due_at
        return due - timedelta(hours=essay["hours_before_due"])
    return timezone.now() - timedelta(hours=essay.get("hours_ago", 0))


def _essay(demo: DemoClass, essay: Item) -> Post:
    author = demo.people[essay["author"]].user
    assignment = demo.assignments.get(essay.get("assignment", 0))
    post = drafts.start_post(demo.course, author, assignment)
    figure = _figure_html(post, essay.get("picture"))
    version = _type(post, essay, figure + paragraphs(essay["body"], ""), author)
    if essay.get("state") != "draft":
        at = _handed_in(demo, essay)
        publication.publish(post, version, author, at=at)
        if "revised" in essay:
            text = figure + paragraphs(essay["revised"], "")
            version = _type(post, essay, text, author)
            publication.publish(post, version, author, at=at + timedelta(hours=5))
        post.refresh_from_db()
    return post


def _type(post: Post, essay: Item, body: str, author: User) -> int:
    """Put a text into the draft; its new version."""
    draft = Draft.objects.get(post=post)
    fields = {
        "title": essay["title"],
        "standfirst": essay.get("standfirst", ""),
        "body": body,
    }
    return drafts.save_draft(draft, draft.version, fields, author)


def _figure_html(post: Post, about: Item | None) -> str:
    """The essay's picture, uploaded; nothing when it has none."""
    if about is None:
        return ""
    file = picture(about["file"])
    figure = figures.add_figure(
        post,
        post.created_by,
        file,
        size=file.size or 0,
        alt=about["alt"],
        caption=about["caption"],
        credit=about["credit"],
        licence=about.get("licence", ""),
    )
    return figures.figure_html(figure, post.course.slug)
