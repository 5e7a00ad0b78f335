"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def next_ungraded(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def desk(request: UserRequest, slug: str, number: int, member_pk: int) -> HttpResponse:
    return HttpResponse(status=501)
