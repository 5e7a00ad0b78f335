"""The essay's page and its comments."""

from django.urls import path

from blog.discussion.views import comments, essay

course_urls = [
    path("comments/<id:pk>/", comments.comment_detail, name="comment-detail"),
    path("comments/<id:pk>/edit/", comments.comment_edit, name="comment-edit"),
    path("comments/<id:pk>/remove/", comments.comment_remove, name="comment-remove"),
]
"""Below a course's address."""

essay_urls = [
    path("", essay.post_detail, name="post-detail"),
    path("comments/", comments.comment_create, name="comment-create"),
    path(
        "works-cited/",
        essay.works_cited_retry,
        name="works-cited-retry",
    ),
]
"""Below an essay's address."""
