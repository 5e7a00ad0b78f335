"""Make and change assignments."""

from django.urls import path

from blog.assignments import views

course_urls = [
    path("assignments/new/", views.assignment_create, name="assignment-create"),
    path(
        "assignments/<number:number>/edit/",
        views.assignment_edit,
        name="assignment-edit",
    ),
    path(
        "assignments/<number:number>/delete/",
        views.assignment_delete,
        name="assignment-delete",
    ),
]
"""Below a course's address."""
