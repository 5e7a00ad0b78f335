"""The library, its imports and exports."""

from django.urls import path

from blog.shelf.views import (
    curation,
    exports,
    imports,
    references,
    source_texts,
    sources,
    suggestions,
)

course_urls = [
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
    path("library/export/<slug:form>/", exports.course_export, name="course-export"),
]
"""Below a course's address."""

essay_urls = [
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
    path(
        "sources/<slug:form>/",
        exports.post_export,
        name="post-export",
    ),
]
"""Below an essay's address."""
