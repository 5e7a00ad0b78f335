"""The grading pages' site map."""

from django.urls import URLPattern, URLResolver, include, path

from sovclass.grading.book import views as book
from sovclass.grading.desk.views import desk, overview
from sovclass.grading.feedback.views import disclosure, own
from sovclass.grading.items import views as items

app_name = "grading"

grading_urls = [
    path("", overview.course_overview, name="course"),
    path(
        "<number:number>/",
        overview.assignment_overview,
        name="assignment",
    ),
    path(
        "<number:number>/release/",
        overview.release_grades,
        name="release",
    ),
    path(
        "<number:number>/take-back/",
        overview.take_back_grades,
        name="take-back",
    ),
    path(
        "<number:number>/next/",
        desk.next_ungraded,
        name="next",
    ),
    path(
        "<number:number>/students/<id:member_pk>/",
        desk.desk,
        name="desk",
    ),
    path(
        "<number:number>/items/",
        items.item_create,
        name="item-create",
    ),
    path(
        "items/<id:pk>/",
        items.item_edit,
        name="item-edit",
    ),
    path(
        "items/<id:pk>/delete/",
        items.item_delete,
        name="item-delete",
    ),
]

course_urls: list[URLPattern | URLResolver] = [
    path("my-work/", own.my_work, name="my-work"),
    path("gradebook/", book.gradebook, name="gradebook"),
    path("gradebook.csv", book.gradebook_csv, name="gradebook-csv"),
    path("grading/", include(grading_urls)),
]

urlpatterns = [
    path("courses/<slug:slug>/", include(course_urls)),
    path("support/feedback/", disclosure.disclosure_list, name="disclosure-list"),
    path("support/feedback/<id:pk>/", disclosure.disclosure, name="disclosure"),
]
