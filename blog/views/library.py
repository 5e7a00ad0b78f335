"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def source_list(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def source_create(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def source_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def source_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def source_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
