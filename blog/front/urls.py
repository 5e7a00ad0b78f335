"""Pages that gather."""

from django.urls import path

from blog.front.views import assignments, course, home, people, settings

site_urls = [path("", home.home, name="home")]
"""Outside any course."""

course_urls = [
    path("", course.course_detail, name="course-detail"),
    path("settings/", settings.course_edit, name="course-edit"),
    path("style/", settings.course_style, name="course-style"),
    path("sections/", settings.section_create, name="section-create"),
    path("sections/<id:pk>/", settings.section_edit, name="section-edit"),
    path("sections/<id:pk>/delete/", settings.section_delete, name="section-delete"),
    path("people/<id:pk>/", people.member_detail, name="member-detail"),
    path("assignments/", assignments.assignment_list, name="assignment-list"),
    path(
        "assignments/<number:number>/",
        assignments.assignment_detail,
        name="assignment-detail",
    ),
]
"""Below a course's address."""
