"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def assignment_list(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def assignment_create(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def assignment_detail(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def assignment_edit(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)


def assignment_delete(request: UserRequest, slug: str, number: int) -> HttpResponse:
    return HttpResponse(status=501)
