"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def course_overview(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def assignment_overview(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def release(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def take_back(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)
