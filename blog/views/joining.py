"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def join_by_code(request: UserRequest) -> HttpResponse:
    return HttpResponse(status=501)


def join(request: UserRequest, code: str) -> HttpResponse:
    return HttpResponse(status=501)


def invitation_claim(request: UserRequest, token: str) -> HttpResponse:
    return HttpResponse(status=501)
