"""One's own name, and the state of the session for a page that is open long."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.web.changes import save_changes
from blog.web.requests import UserRequest
from sovclass.accounts.forms import ProfileForm


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: UserRequest) -> HttpResponse:
    """One's name and sort name; from here to e-mail, password and sign-ins."""
    shown_name = request.user.name
    form = ProfileForm(request.POST or None, instance=request.user)

    if form.is_bound and form.is_valid():
        save_changes(form)
        messages.success(request, _("Your settings are saved."))
        return redirect("accounts:profile")

    request.user.name = shown_name  # validating has put the typed one there
    status = 400 if form.is_bound else 200
    return render(request, "accounts/profile.html", {"form": form}, status=status)


@login_not_required
@require_safe
def session_state(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and a fresh token.

    An open editor asks after its sign-in has run out and somebody has signed in
    again, in another tab: {"signed_in", "csrf", "user": id or null, "name"}.
    """
    user = request.user
    return JsonResponse(
        {
            "signed_in": user.is_authenticated,
            "csrf": get_token(request),
            "user": user.pk,
            "name": user.name if user.is_authenticated else "",
        }
    )
