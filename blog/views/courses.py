"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def course_edit(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def course_archive(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def course_reopen(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def section_create(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def section_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def section_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def course_create(request: UserRequest) -> HttpResponse:
    return HttpResponse(status=501)
