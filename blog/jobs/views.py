"""How far longer work has come."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.classroom.access import get_member
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.web.requests import UserRequest

LONG_WAIT = timedelta(seconds=30)
"""After which the page says that perhaps no worker runs."""


@require_safe
def job_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Its progress while it is done, then its result and a way back."""
    member = get_member(request, slug)
    job = get_object_or_404(Job.objects.visible_to(member), pk=pk)

    runner = jobs.runner_of(job.kind)
    context = {
        "member": member,
        "here": "library",
        "job": job,
        "title": runner.title if runner else job.kind,
        "said": runner.said(job.result)
        if runner and runner.said and job.state == Job.State.DONE
        else "",
        "back": reverse(runner.back if runner else "blog:source-list", args=[slug]),
        "waits_long": job.state == Job.State.QUEUED
        and timezone.now() - job.created_at > LONG_WAIT,
    }
    return render(request, "blog/jobs/job_detail.html", context)
