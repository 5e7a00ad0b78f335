"""What an essay's page tells other programs about the essay, and nothing it does not show.

Highwire's `citation_…` and Schema.org's JSON-LD, so that a reference manager saves the
page as what it is. Names come from `blog.classroom.names`, as everywhere.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from blog.classroom.models import Membership
from blog.classroom.names import byline
from blog.essays.models import Post

_ESCAPED = {
    ord(sign): f"\\u{ord(sign):04X}" for sign in ("<", ">", "&", "\u2028", "\u2029")
}
MOST_WORKS = 100


def highwire(post: Post, viewer: Membership, url: str) -> list[tuple[str, str]]:
    """(name, content) of the page's `<meta>` elements, in order."""
    revision = post.live_revision
    assert revision is not None and post.handed_in_at is not None  # noqa: S101, PT018  it is handed in
    day = timezone.localtime(post.handed_in_at, viewer.course.zone)
    return [
        ("citation_title", revision.title),
        *(("citation_author", name) for name in byline(post, viewer)),
        ("citation_publication_date", f"{day:%Y/%m/%d}"),
        ("citation_publisher", viewer.course.title),
        ("citation_language", revision.language),
        ("citation_fulltext_html_url", url),
    ]


def json_ld(post: Post, viewer: Membership, url: str) -> SafeString:
    """Schema.org's description, safe inside `<script type="application/ld+json">`."""
    revision = post.live_revision
    assert revision is not None and post.handed_in_at is not None  # noqa: S101, PT018  it is handed in
    zone = viewer.course.zone
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": revision.title,
        "url": url,
        "author": [{"@type": "Person", "name": name} for name in byline(post, viewer)],
        "datePublished": timezone.localtime(post.handed_in_at, zone).isoformat(),
        "inLanguage": revision.language,
        "wordCount": revision.word_count,
        "isPartOf": {"@type": "Course", "name": viewer.course.title},
        "citation": [work["text"] for work in revision.works_cited[:MOST_WORKS]],
    }
    if post.revised_at is not None:
        about["dateModified"] = timezone.localtime(post.revised_at, zone).isoformat()
    text = json.dumps(about, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(text)  # noqa: S308  nothing in it can end the element
