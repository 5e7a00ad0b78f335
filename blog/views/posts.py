"""Placeholder: being written."""

from django.http import HttpResponse

from blog.http import UserRequest


def post_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)


def works_cited_retry(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse(status=501)
