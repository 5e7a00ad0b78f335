"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def comment_create(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def comment_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def comment_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def comment_remove(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
