"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def disclosure_list(request: UserRequest) -> HttpResponse:
    return HttpResponse(status=501)


def disclosure(request: UserRequest, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
