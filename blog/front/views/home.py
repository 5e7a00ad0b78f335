"""The signed-in user's courses."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.classroom.models import Membership
from blog.classroom.permissions import can_create_courses
from blog.classroom.services.members import invitations_for
from blog.web.requests import UserRequest


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """The courses one is in, and places one was offered."""
    memberships = (
        Membership.objects.active()
        .filter(user_id=request.user.pk)
        .select_related("course")
        .order_by("course__state", "course__title", "pk")
    )
    context = {
        "memberships": list(memberships[:200]),
        "invitations": list(invitations_for(request.user)[:50]),
        "can_create": can_create_courses(request.user),
    }
    return render(request, "blog/front/home.html", context)
