"""Placeholder: being written."""

from django.http import HttpRequest, HttpResponse


def profile(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)


def session_state(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=501)
