"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def revision_list(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def revision_detail(
    request: UserRequest, slug: str, pk: int, number: int
) -> HttpResponse:
    return HttpResponse(status=501)


def revision_restore(
    request: UserRequest, slug: str, pk: int, number: int
) -> HttpResponse:
    return HttpResponse(status=501)
