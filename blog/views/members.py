"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def member_list(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def member_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def member_withdraw(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def member_restore(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def invitation_create(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def invitation_revoke(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def join_link_renew(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)


def join_link_switch(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)
