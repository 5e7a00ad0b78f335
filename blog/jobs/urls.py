"""Longer work."""

from django.urls import path

from blog.jobs import views

course_urls = [
    path("jobs/<id:pk>/", views.job_detail, name="job-detail"),
]
"""Below a course's address."""
