"""The classroom's site map, put together from those of its rooms."""

from django.urls import URLPattern, URLResolver, include, path

from blog.assignments import urls as assignments
from blog.classroom import urls as classroom
from blog.discussion import urls as discussion
from blog.essays import urls as essays
from blog.front import urls as front
from blog.jobs import urls as jobs
from blog.shelf import urls as shelf
from blog.shelf.map import urls as course_map

app_name = "blog"

course_urls: list[URLPattern | URLResolver] = [
    *front.course_urls,
    *classroom.course_urls,
    *essays.course_urls,
    path(
        "essays/<id:pk>/",
        include([*discussion.essay_urls, *essays.essay_urls, *shelf.essay_urls]),
    ),
    *discussion.course_urls,
    *assignments.course_urls,
    *shelf.course_urls,
    *course_map.course_urls,
    *jobs.course_urls,
]

urlpatterns = [
    *front.site_urls,
    *classroom.site_urls,
    path("courses/<slug:slug>/", include(course_urls)),
]
