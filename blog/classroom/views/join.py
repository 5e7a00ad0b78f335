"""The doors into a course: a code, a link, an invitation."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.classroom.forms.members import JoinCodeForm, JoinForm
from blog.classroom.models import Course, Invitation, Membership
from blog.classroom.services import members
from blog.classroom.services.courses import normalise_join_code
from blog.web.limits import is_over_limit
from blog.web.requests import User, UserRequest

SESSION_CODE = "blog.join_code"
SESSION_TOKEN = "blog.invitation_token"  # noqa: S105  a key, not a token


@login_not_required
def join_by_code(request: HttpRequest) -> HttpResponse:
    """Type the code an instructor gave."""
    form = JoinCodeForm(request.POST or None)
    if request.method == "POST":
        if is_over_limit("join-code", _address(request), most=30, seconds=3600):
            return _too_many_tries(request)
        if form.is_valid():
            if _open_course(form.cleaned_data["code"]):
                return redirect("blog:join", form.cleaned_data["code"])
            form.add_error(
                "code",
                _("No course has this code. Check it, or ask for a new one."),
            )
    status = 400 if form.is_bound else 200
    return render(
        request, "blog/classroom/join_code.html", {"form": form}, status=status
    )


def _too_many_tries(request: HttpRequest) -> HttpResponse:
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = "3600"
    return answer


def _address(request: HttpRequest) -> str:
    """The visitor's, not the proxy's: a class behind one proxy shares no limit."""
    return str(get_adapter(request).get_client_ip(request))


def _open_course(code: str) -> Course | None:
    return Course.objects.open_to(normalise_join_code(code)).first()


@login_not_required
def join_link(request: HttpRequest, code: str) -> HttpResponse:
    """What the join link opens: the course, and a button."""
    course = _open_course(code)
    if course is None:
        return _no_course(request, code)
    if not request.user.is_authenticated:
        if request.method == "POST":
            return redirect("account_login")
        request.session[SESSION_CODE] = course.join_code
        return render(request, "blog/classroom/join.html", _course_card(course))
    return _join_signed_in(request, course)


def _no_course(request: HttpRequest, code: str) -> HttpResponse:
    form = JoinCodeForm({"code": code})
    form.is_valid()
    form.add_error(
        "code",
        _("No course has this code. Check it, or ask for a new one."),
    )
    return render(request, "blog/classroom/join_code.html", {"form": form}, status=404)


def _course_card(course: Course) -> dict[str, object]:
    teachers = course.memberships.instructors()
    return {
        "course": course,
        "teachers": [m.user for m in teachers.select_related("user")[:3]],
    }


def _join_signed_in(request: HttpRequest, course: Course) -> HttpResponse:
    user = request.user
    assert user.is_authenticated  # noqa: S101  the caller has looked
    present = Membership.objects.filter(course=course, user_id=user.pk).first()
    if present is not None:
        request.session.pop(SESSION_CODE, None)
        if present.is_active:
            return redirect(course)
        raise PermissionDenied
    form = JoinForm(request.POST or None, course=course)
    if request.method == "POST" and form.is_valid():
        try:
            members.join(course, user, section=form.cleaned_data.get("section"))
        except members.ClosedDoor:
            return _no_course(request, course.join_code)
        request.session.pop(SESSION_CODE, None)
        messages.success(request, _("You have joined the course."))
        return redirect(course)
    status = 400 if request.method == "POST" else 200
    context = {**_course_card(course), "form": form}
    return render(request, "blog/classroom/join.html", context, status=status)


@login_not_required
def invitation_claim(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation's link opens."""
    invitation = members.open_invitation(token)
    if invitation is None:
        request.session.pop(SESSION_TOKEN, None)
        return _no_invitation(request)
    context = {**_course_card(invitation.course), "invitation": invitation}
    if not request.user.is_authenticated:
        request.session[SESSION_TOKEN] = token
        return render(request, "blog/classroom/invitation_claim.html", context)
    if request.method == "POST":
        request.session.pop(SESSION_TOKEN, None)
        return _take_place(request, invitation, request.user)
    return render(request, "blog/classroom/invitation_claim.html", context)


def _take_place(
    request: HttpRequest, invitation: Invitation, user: User
) -> HttpResponse:
    try:
        members.claim(invitation, user)
    except members.ClosedDoor:
        return _no_invitation(request)
    messages.success(request, _("You have joined the course."))
    return redirect(invitation.course)


def _no_invitation(request: HttpRequest) -> HttpResponse:
    return render(request, "blog/classroom/invitation_gone.html", status=404)


@require_POST
def invitation_accept(request: UserRequest, pk: int) -> HttpResponse:
    """Take a place that was offered to one of one's verified addresses."""
    invitation = get_object_or_404(members.invitations_for(request.user), pk=pk)

    return _take_place(request, invitation, request.user)
