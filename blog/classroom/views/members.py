"""Who is in the course: the teachers' page."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.forms.members import InvitationForm, MemberForm
from blog.classroom.models import Invitation, Membership
from blog.classroom.permissions import can_see_members_page, can_teach, require
from blog.classroom.services import courses as course_services
from blog.classroom.services import members
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest


@require_safe
def member_list(request: UserRequest, slug: str) -> HttpResponse:
    """Members by surname, open invitations, and the join link."""
    member = get_member(request, slug)
    require(can_see_members_page(member))

    return _members_page(request, member)


def _members_page(
    request: UserRequest, member: Membership, form: InvitationForm | None = None
) -> HttpResponse:
    course = member.course
    people = course.memberships.select_related("user", "section").prefetch_related(
        "assists"
    )
    query = request.GET.get("q", "").strip()[:100]
    if query:
        people = people.filter(
            Q(user__name__icontains=query) | Q(user__email__icontains=query)
        )
    page = page_by_key(
        people,
        request,
        by=(("user__sort_key", "asc"), ("pk", "asc")),
        size=50,
    )
    link = reverse("blog:join", args=[course.join_code])
    context = {
        "member": member,
        "here": "members",
        "people": page,
        "query": query,
        "count": course.memberships.active().count(),
        "invitations": course.invitations.unanswered().select_related("section")[:100],
        "form": form or InvitationForm(course=course),
        "join_link": request.build_absolute_uri(link),
        "join_code": course_services.shown_join_code(course.join_code),
        "can_teach": can_teach(member),
    }
    status = 400 if form is not None else 200
    return render(request, "blog/classroom/member_list.html", context, status=status)


def member_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Change somebody's role or section."""
    member = get_member(request, slug)
    require(can_see_members_page(member))
    other = _find(member, pk)
    if request.method == "POST":
        require(can_teach(member))

    form = MemberForm(request.POST or None, member=other)
    if request.method == "POST" and form.is_valid():
        try:
            members.change_member(other, **form.cleaned_data)
        except members.LastInstructor:
            form.add_error("role", _("Nobody would be left to teach this course."))
        else:
            messages.success(request, _("Saved."))
            return redirect("blog:member-list", slug)
    context = {
        "member": member,
        "here": "members",
        "form": form,
        "other": other,
        "can_teach": can_teach(member),
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/classroom/member_edit.html", context, status=status)


def _find(member: Membership, pk: int) -> Membership:
    return get_object_or_404(
        Membership.objects.select_related("user", "course", "section"),
        pk=pk,
        course_id=member.course_id,
    )


@require_POST
def member_withdraw(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """End somebody's access; their work stays."""
    member = get_member(request, slug)
    require(can_teach(member))
    other = _find(member, pk)

    try:
        members.withdraw(other)
    except members.LastInstructor:
        messages.error(request, _("Nobody would be left to teach this course."))
    else:
        messages.success(
            request,
            _("%(name)s no longer has access. Their work stays.")
            % {"name": other.user.name},
        )
    return redirect("blog:member-list", slug)


@require_POST
def member_restore(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody in again."""
    member = get_member(request, slug)
    require(can_teach(member))
    other = _find(member, pk)

    members.readmit(other)
    messages.success(request, _("%(name)s is back.") % {"name": other.user.name})
    return redirect("blog:member-list", slug)


@require_POST
def invitation_create(request: UserRequest, slug: str) -> HttpResponse:
    """Invite by e-mail."""
    member = get_member(request, slug)
    require(can_teach(member))

    form = InvitationForm(request.POST, course=member.course)
    if not form.is_valid():
        return _members_page(request, member, form)
    sent = members.invite(member.course, invited_by=request.user, **form.cleaned_data)
    link = request.build_absolute_uri(reverse("blog:invitation-claim", args=["TOKEN"]))
    failed = members.mail_invitations(sent, link_to=link)
    done = len(sent) - len(failed)
    if done:
        text = ngettext("%(n)d invitation sent.", "%(n)d invitations sent.", done)
        messages.success(request, text % {"n": done})
    if failed:
        messages.error(
            request,
            _("E-mail could not be sent to %(who)s. Invite them again later.")
            % {"who": ", ".join(failed[:5])},
        )
    return redirect("blog:member-list", slug)


@require_POST
def invitation_revoke(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    member = get_member(request, slug)
    require(can_teach(member))
    invitation = get_object_or_404(Invitation, pk=pk, course_id=member.course_id)

    members.revoke(invitation)
    messages.success(request, _("The invitation has been cancelled."))
    return redirect("blog:member-list", slug)


@require_POST
def join_link_renew(request: UserRequest, slug: str) -> HttpResponse:
    """A new join code; the old one opens nothing."""
    member = get_member(request, slug)
    require(can_teach(member))

    course_services.renew_join_code(member.course)
    messages.success(request, _("There is a new code. The old one no longer works."))
    return redirect("blog:member-list", slug)


@require_POST
def join_link_switch(request: UserRequest, slug: str) -> HttpResponse:
    """Turn the join link on or off."""
    member = get_member(request, slug)
    require(can_teach(member))

    is_open = request.POST.get("open") == "1"
    course_services.switch_join(member.course, is_open=is_open)
    return redirect("blog:member-list", slug)
