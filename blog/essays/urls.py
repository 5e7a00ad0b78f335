"""Write, publish, look back."""

from django.urls import path

from blog.essays.views import drafts, editor, figures, publication, revisions

course_urls = [
    path("write/", drafts.post_create, name="post-create"),
    path("pictures/<id:pk>/<str:size>/", figures.figure_image, name="figure-image"),
]
"""Below a course's address."""

essay_urls = [
    path("draft/", editor.draft_save, name="draft-save"),
    path("hand-in/", publication.post_publish, name="post-publish"),
    path("reading/", editor.draft_read, name="draft-read"),
    path("revisions/", revisions.revision_list, name="revision-list"),
    path(
        "revisions/<number:number>/",
        revisions.revision_detail,
        name="revision-detail",
    ),
    path(
        "revisions/<number:number>/restore/",
        revisions.revision_restore,
        name="revision-restore",
    ),
    path("write/", drafts.draft_edit, name="draft-edit"),
    path("conflict/", drafts.draft_conflict, name="draft-conflict"),
    path("decide/", editor.decision_save, name="decision-save"),
    path("discard/", publication.post_discard, name="post-discard"),
    path("reopen/", publication.post_reopen, name="post-reopen"),
    path("pictures/", figures.figure_create, name="figure-create"),
]
"""Below an essay's address."""
