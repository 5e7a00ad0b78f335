"""The discussion: said through the service, then set back to the hour of the data."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from blog.discussion import services as comments
from blog.discussion.models import Comment
from blog.essays.models import Post
from sovclass.demo.material import DemoClass, Item, paragraphs, read_data


def talk(demo: DemoClass) -> None:
    """Every comment in the order of the data: an answer after what it answers."""
    for given in read_data("comments.json"):
        demo.comments[given["key"]] = _comment(demo, given)
    for post in demo.posts.values():
        newest = post.comments.order_by("-created_at").first()
        if newest is not None:
            Post.objects.filter(pk=post.pk).update(last_comment_at=newest.created_at)


def _comment(demo: DemoClass, given: Item) -> Comment:
    post = demo.posts[given["essay"]]
    parent = demo.comments.get(given.get("parent", ""))
    comment = comments.say(
        post,
        member=demo.people[given["author"]],
        body=paragraphs(given["body"], "\n\n"),
        parent=parent,
        sent_key=f"demo-{given['key']}",
    )
    at = _said_at(post, given, parent)
    edited_at = at + timedelta(minutes=9) if given.get("edited") else None
    Comment.objects.filter(pk=comment.pk).update(created_at=at, edited_at=edited_at)
    comment.created_at = at
    if given.get("removed"):
        comments.remove(comment, by=comment.author)
    return comment


def _said_at(post: Post, given: Item, parent: Comment | None) -> datetime:
    """Hours after the hand-in; after what it answers, and not in the future."""
    handed_in = post.handed_in_at or timezone.now()
    at = handed_in + timedelta(hours=given["hours_after"])
    if parent is not None:
        at = max(at, parent.created_at + timedelta(minutes=3))
    return min(at, timezone.now())
