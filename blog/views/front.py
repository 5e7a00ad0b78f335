"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def home(request: UserRequest) -> HttpResponse:
    return HttpResponse(status=501)


def course_detail(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)
