"""What people do when they write: publish, and add a picture."""

from __future__ import annotations

import io

from django.core.files.base import ContentFile
from PIL import Image

from blog.essays.models import Draft, Figure, Post, Revision
from blog.essays.services import drafts, figures, publication
from sovclass.accounts.models import User

SEEN = {
    "alt": "A lit window",
    "caption": "A window at night.",
    "credit": "Drawing: N. Lindqvist",
    "credit_url": "https://example.org/lindqvist",
    "licence": "own",
}
"""What is said about a picture."""


def a_picture(colour: str = "indigo") -> bytes:
    """The bytes of a small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (640, 360), colour).save(out, "PNG")
    return out.getvalue()


def upload_picture(post: Post, user: User, **said: str) -> Figure:
    """A picture of this essay."""
    data = a_picture()
    file = ContentFile(data, name="k.png")
    return figures.add_figure(post, user, file, size=len(data), **{**SEEN, **said})


def add_picture(post: Post, user: User) -> str:
    """The HTML of a picture of this essay."""
    return figures.figure_html(upload_picture(post, user), post.course.slug)


def publish(
    post: Post, user: User, body: str, *, title: str = "", standfirst: str = ""
) -> Revision:
    """Save this text as the draft and publish it, as a person would."""
    draft = Draft.objects.get(post=post)
    fields = {
        "title": title or post.title,
        "standfirst": standfirst or "In a line.",
        "body": body,
    }
    version = drafts.save_draft(draft, draft.version, fields, user)
    return publication.publish(post, version, user)
