"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def post_create(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def draft_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def draft_save(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def draft_conflict(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def draft_read(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def decision_save(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def post_publish(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def post_discard(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def post_reopen(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
