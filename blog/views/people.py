"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def member_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
