"""The course map."""

from django.urls import path

from blog.shelf.map import views

course_urls = [
    path("map/", views.course_map, name="course-map"),
    path("map/passages/", views.course_passages, name="course-passages"),
    path("map/together/", views.course_pairs, name="course-pairs"),
]
"""Below a course's address."""
