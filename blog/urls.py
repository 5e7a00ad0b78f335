"""The classroom's site map, grouped by what a page is about."""

from django.urls import include, path

from blog.assignments import views as assignment_views
from blog.classroom.views import courses, join, members
from blog.discussion.views import comments, essay
from blog.essays.views import drafts, editor, figures, publication, revisions
from blog.front.views import assignments, course, home, people, settings
from blog.jobs import views as job_views
from blog.shelf.map import views as course_map
from blog.shelf.views import (
    curation,
    exports,
    imports,
    references,
    source_texts,
    sources,
    suggestions,
)

app_name = "blog"

joining_urls = [
    path("join/", join.join_by_code, name="join-code"),
    path("join/<str:code>/", join.join, name="join"),
    path("invitations/<str:token>/", join.invitation_claim, name="invitation-claim"),
    path(
        "invitations/<id:pk>/accept/",
        join.invitation_accept,
        name="invitation-accept",
    ),
]

course_urls = [
    path("", course.course_detail, name="course-detail"),
    path("settings/", settings.course_edit, name="course-edit"),
    path("archive/", courses.course_archive, name="course-archive"),
    path("reopen/", courses.course_reopen, name="course-reopen"),
    path("style/", settings.course_style, name="course-style"),
    path("sections/", settings.section_create, name="section-create"),
    path("sections/<id:pk>/", settings.section_edit, name="section-edit"),
    path("sections/<id:pk>/delete/", settings.section_delete, name="section-delete"),
]

member_urls = [
    path("members/", members.member_list, name="member-list"),
    path("members/<id:pk>/", members.member_edit, name="member-edit"),
    path("members/<id:pk>/withdraw/", members.member_withdraw, name="member-withdraw"),
    path("members/<id:pk>/restore/", members.member_restore, name="member-restore"),
    path("invitations/", members.invitation_create, name="invitation-create"),
    path(
        "invitations/<id:pk>/revoke/",
        members.invitation_revoke,
        name="invitation-revoke",
    ),
    path("join-link/renew/", members.join_link_renew, name="join-link-renew"),
    path("join-link/switch/", members.join_link_switch, name="join-link-switch"),
    path("people/<id:pk>/", people.member_detail, name="member-detail"),
]

assignment_urls = [
    path("assignments/", assignments.assignment_list, name="assignment-list"),
    path(
        "assignments/new/", assignment_views.assignment_create, name="assignment-create"
    ),
    path(
        "assignments/<number:number>/",
        assignments.assignment_detail,
        name="assignment-detail",
    ),
    path(
        "assignments/<number:number>/edit/",
        assignment_views.assignment_edit,
        name="assignment-edit",
    ),
    path(
        "assignments/<number:number>/delete/",
        assignment_views.assignment_delete,
        name="assignment-delete",
    ),
]

library_urls = [
    path("library/", sources.source_list, name="source-list"),
    path("library/new/", sources.source_create, name="source-create"),
    path("library/suggest/", suggestions.source_suggest, name="source-suggest"),
    path("library/suggestions/", suggestions.suggestion_list, name="suggestion-list"),
    path("library/<id:pk>/", sources.source_detail, name="source-detail"),
    path(
        "library/<id:pk>/references/",
        references.source_references,
        name="source-references",
    ),
    path("library/<id:pk>/edit/", sources.source_edit, name="source-edit"),
    path("library/<id:pk>/delete/", sources.source_delete, name="source-delete"),
    path("library/<id:pk>/approve/", suggestions.source_approve, name="source-approve"),
    path("library/<id:pk>/decline/", suggestions.source_decline, name="source-decline"),
    path("library/<id:pk>/merge/", curation.source_merge, name="source-merge"),
    path("library/<id:pk>/retire/", curation.source_retire, name="source-retire"),
    path("library/<id:pk>/unretire/", curation.source_unretire, name="source-unretire"),
    path("library/<id:pk>/text/", source_texts.source_text, name="source-text"),
    path(
        "library/<id:pk>/text/preview/",
        source_texts.text_preview,
        name="source-text-preview",
    ),
    path(
        "library/<id:pk>/text/discard/",
        source_texts.text_discard,
        name="source-text-discard",
    ),
    path(
        "library/<id:pk>/text/readers/",
        source_texts.text_readers,
        name="source-text-readers",
    ),
    path(
        "library/<id:pk>/text/remove/",
        source_texts.text_remove,
        name="source-text-remove",
    ),
    path(
        "library/<id:pk>/pages/<number:position>/",
        source_texts.source_page,
        name="source-page",
    ),
]

map_urls = [
    path("map/", course_map.course_map, name="course-map"),
    path("map/passages/", course_map.course_passages, name="course-passages"),
    path("map/together/", course_map.course_pairs, name="course-pairs"),
]

import_urls = [
    path("library/import/", imports.import_create, name="import-create"),
    path("library/import/zotero/", imports.import_zotero, name="import-zotero"),
    path("library/import/look-up/", imports.import_look_up, name="import-look-up"),
    path("library/imports/<id:pk>/", imports.import_detail, name="import-detail"),
    path(
        "library/imports/<id:pk>/choose/", imports.import_choose, name="import-choose"
    ),
    path(
        "library/imports/<id:pk>/choose-all/<slug:state>/",
        imports.import_choose_all,
        name="import-choose-all",
    ),
    path(
        "library/imports/<id:pk>/confirm/",
        imports.import_confirm,
        name="import-confirm",
    ),
    path(
        "library/imports/<id:pk>/discard/",
        imports.import_discard,
        name="import-discard",
    ),
]

export_urls = [
    path("library/export/<slug:form>/", exports.course_export, name="course-export"),
]

job_urls = [
    path("jobs/<id:pk>/", job_views.job_detail, name="job-detail"),
]

writing_urls = [
    path("write/", drafts.post_create, name="post-create"),
    path("pictures/<id:pk>/<str:size>/", figures.figure_image, name="figure-image"),
]

essay_urls = [
    path("", essay.post_detail, name="post-detail"),
    path("comments/", comments.comment_create, name="comment-create"),
    path("draft/", editor.draft_save, name="draft-save"),
    path("hand-in/", publication.post_publish, name="post-publish"),
    path("reading/", editor.draft_read, name="draft-read"),
    path(
        "works-cited/",
        essay.works_cited_retry,
        name="works-cited-retry",
    ),
    path(
        "works-cited/<str:style>/",
        references.works_list,
        name="works-list",
    ),
    path(
        "works-cited/<str:style>/<str:ending>/",
        references.works_file,
        name="works-file",
    ),
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
    path(
        "sources/<slug:form>/",
        exports.post_export,
        name="post-export",
    ),
]

comment_urls = [
    path("comments/<id:pk>/", comments.comment_detail, name="comment-detail"),
    path("comments/<id:pk>/edit/", comments.comment_edit, name="comment-edit"),
    path("comments/<id:pk>/remove/", comments.comment_remove, name="comment-remove"),
]

urlpatterns = [
    path("", home.home, name="home"),
    *joining_urls,
    path("courses/new/", courses.course_create, name="course-create"),
    path(
        "courses/<slug:slug>/",
        include(
            [
                *course_urls,
                path("essays/<id:pk>/", include(essay_urls)),
                *comment_urls,
                *member_urls,
                *assignment_urls,
                *library_urls,
                *map_urls,
                *import_urls,
                *export_urls,
                *job_urls,
                *writing_urls,
            ]
        ),
    ),
]
