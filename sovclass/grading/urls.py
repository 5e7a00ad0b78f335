"""The grading pages' site map."""

from django.urls import URLPattern, URLResolver, include, path

from sovclass.grading.views import books, desk, disclosure, items, overview, own

app_name = "grading"

grading_urls = [
    path("", overview.course_overview, name="course"),
    path(
        "<int:number>/",
        overview.assignment_overview,
        name="assignment",
    ),
    path(
        "<int:number>/release/",
        overview.release,
        name="release",
    ),
    path(
        "<int:number>/take-back/",
        overview.take_back,
        name="take-back",
    ),
    path(
        "<int:number>/next/",
        desk.next_ungraded,
        name="next",
    ),
    path(
        "<int:number>/students/<int:member_pk>/",
        desk.desk,
        name="desk",
    ),
    path(
        "<int:number>/items/",
        items.item_create,
        name="item-create",
    ),
    path(
        "items/<int:pk>/",
        items.item_edit,
        name="item-edit",
    ),
    path(
        "items/<int:pk>/delete/",
        items.item_delete,
        name="item-delete",
    ),
]

course_urls: list[URLPattern | URLResolver] = [
    path("my-work/", own.my_work, name="my-work"),
    path("gradebook/", books.gradebook, name="gradebook"),
    path("gradebook.csv", books.gradebook_csv, name="gradebook-csv"),
    path("grading/", include(grading_urls)),
]

urlpatterns = [
    path("courses/<slug:slug>/", include(course_urls)),
    path("support/feedback/", disclosure.disclosure_list, name="disclosure-list"),
    path("support/feedback/<int:pk>/", disclosure.disclosure, name="disclosure"),
]
