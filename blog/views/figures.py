"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def figure_create(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def figure_image(request: UserRequest, slug: str, pk: int, size: str) -> HttpResponse:
    return HttpResponse(status=501)
