"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def item_create(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def item_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def item_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
