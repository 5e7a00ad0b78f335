"""The grading pages' site map."""

from django.urls import path

from sovclass.grading.views import books, desk, disclosure, items, overview, own

app_name = "grading"

urlpatterns = [
    path("courses/<slug:slug>/my-work/", own.my_work, name="my-work"),
    path("courses/<slug:slug>/grading/", overview.course_overview, name="course"),
    path(
        "courses/<slug:slug>/grading/<int:number>/",
        overview.assignment_overview,
        name="assignment",
    ),
    path(
        "courses/<slug:slug>/grading/<int:number>/release/",
        overview.release,
        name="release",
    ),
    path(
        "courses/<slug:slug>/grading/<int:number>/take-back/",
        overview.take_back,
        name="take-back",
    ),
    path(
        "courses/<slug:slug>/grading/<int:number>/next/",
        desk.next_ungraded,
        name="next",
    ),
    path(
        "courses/<slug:slug>/grading/<int:number>/students/<int:member_pk>/",
        desk.desk,
        name="desk",
    ),
    path(
        "courses/<slug:slug>/grading/<int:number>/items/",
        items.item_create,
        name="item-create",
    ),
    path(
        "courses/<slug:slug>/grading/items/<int:pk>/",
        items.item_edit,
        name="item-edit",
    ),
    path(
        "courses/<slug:slug>/grading/items/<int:pk>/delete/",
        items.item_delete,
        name="item-delete",
    ),
    path("courses/<slug:slug>/gradebook/", books.gradebook, name="gradebook"),
    path(
        "courses/<slug:slug>/gradebook.csv", books.gradebook_csv, name="gradebook-csv"
    ),
    path("support/feedback/", disclosure.disclosure_list, name="disclosure-list"),
    path("support/feedback/<int:pk>/", disclosure.disclosure, name="disclosure"),
]
