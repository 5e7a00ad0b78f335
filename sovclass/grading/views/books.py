"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def gradebook(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def gradebook_csv(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)
