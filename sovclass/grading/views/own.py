"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def my_work(request: UserRequest, slug: str) -> HttpResponse:
    return HttpResponse(status=501)
