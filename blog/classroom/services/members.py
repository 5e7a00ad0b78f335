"""How people get into a course, change their part in it, and leave."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.classroom.models import Course, Invitation, Membership, Section
from blog.web.requests import User

logger = logging.getLogger(__name__)

INVITATION_LASTS = timedelta(days=30)


class LastInstructor(Exception):
    """A course needs somebody who teaches it."""


class ClosedDoor(Exception):
    """The code, link or invitation opened the course a moment ago, and does not now."""


@dataclass(frozen=True)
class SentInvitation:
    """An invitation and the token that only its mail carries."""

    invitation: Invitation
    token: str


def token_hash(token: str) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def join(course: Course, user: User, *, section: Section | None = None) -> Membership:
    """Join as a student. Somebody who is in already keeps their part, whatever it is.

    A withdrawn member is not let in by the course's link: only a teacher restores.
    Raises ClosedDoor when the link was switched off or renewed since `course` was read.
    """
    _lock_door(Course.objects.open_to(course.join_code).filter(pk=course.pk))
    member, _created = Membership.objects.get_or_create(
        course=course,
        user=user,
        defaults={"role": Membership.Role.STUDENT, "section": _still_there(section)},
    )
    return member


def invite(
    course: Course,
    *,
    emails: Iterable[str],
    role: str,
    section: Section | None,
    invited_by: User,
) -> list[SentInvitation]:
    """Offer a place to each address. An open invitation is renewed with a new link.

    `emails` are folded addresses. Mails are not sent here: see `mail_invitations`.
    """
    sent = []
    with transaction.atomic():
        _lock(Course.objects.filter(pk=course.pk))
        section = _still_there(section)
        for email in emails:
            token = secrets.token_urlsafe(32)
            invitation, _created = Invitation.objects.update_or_create(
                course=course,
                email=email,
                accepted_at=None,
                revoked_at=None,
                defaults={
                    "role": role,
                    "section": section,
                    "token_hash": token_hash(token),
                    "invited_by": invited_by,
                    "expires_at": timezone.now() + INVITATION_LASTS,
                },
            )
            sent.append(SentInvitation(invitation, token))
    return sent


def mail_invitations(sent: Iterable[SentInvitation], *, link_to: str) -> list[str]:
    """Send the mails, outside any transaction. `link_to` holds "TOKEN" where the token goes.

    Returns the addresses that could not be reached.
    """
    failed = []
    for item in sent:
        course = item.invitation.course
        try:
            send_mail(
                _("%(course)s: your place in the course") % {"course": course.title},
                _(
                    "You are invited to %(course)s as %(role)s.\n\n"
                    "Open this link to take your place:\n%(link)s\n\n"
                    "The link works until %(until)s, for one person only.\n"
                )
                % {
                    "course": course.title,
                    "role": item.invitation.get_role_display().lower(),
                    "link": link_to.replace("TOKEN", item.token),
                    "until": date_format(
                        timezone.localtime(item.invitation.expires_at, course.zone),
                        "DATE_FORMAT",
                    ),
                },
                None,
                [item.invitation.email],
            )
        except OSError as problem:  # its words may name the address
            kind = type(problem).__name__
            logger.warning("Invitation %s is not mailed: %s", item.invitation.pk, kind)
            failed.append(item.invitation.email)
    return failed


def open_invitation(token: str) -> Invitation | None:
    """The invitation this link opens, if it still opens anything."""
    offered = Invitation.objects.open().to_active_courses()
    return (
        offered.select_related("course", "section")
        .filter(token_hash=token_hash(token))
        .first()
    )


def invitations_for(user: User) -> QuerySet[Invitation]:
    """Open invitations to the addresses this person has shown to be theirs."""
    verified = user.emailaddress_set.filter(verified=True).values_list(  # type: ignore[attr-defined]
        "email", flat=True
    )
    offered = Invitation.objects.open().to_active_courses()
    return offered.select_related("course", "section").filter(
        email__in=[address.casefold() for address in verified]
    )


@transaction.atomic
def claim(invitation: Invitation, user: User) -> Membership:
    """Take the place offered. The same link or a verified address is the caller's check.

    One who is in the course already keeps a higher role and gets the offered one
    otherwise; a withdrawn member is let in again, for a teacher invited them. Raises
    ClosedDoor when somebody was faster, or the invitation has since been cancelled.
    """
    course = Course.objects.filter(pk=invitation.course_id, state=Course.State.ACTIVE)
    _lock_door(course)
    still_open = Invitation.objects.open().filter(pk=invitation.pk)
    if not still_open.update(accepted_at=timezone.now(), accepted_by=user):
        raise ClosedDoor
    section = _still_there(invitation.section)
    member, created = Membership.objects.get_or_create(
        course=invitation.course,
        user=user,
        defaults={"role": invitation.role, "section": section},
    )
    if not created and not member.is_active:
        member.is_active = True
        member.withdrawn_at = None
        member.role = invitation.role
        member.section = section
        member.save(update_fields=["is_active", "withdrawn_at", "role", "section"])
    return member


def _lock_door(course: QuerySet[Course]) -> None:
    """Let nobody archive the course or close its door until the transaction ends.

    Raises ClosedDoor where that has happened already.
    """
    if not _lock(course):
        raise ClosedDoor


def _lock(course: QuerySet[Course]) -> list[Course]:
    """The course's row, held until the transaction ends. Who removes a section holds it
    too."""
    return list(course.select_for_update(no_key=True))


def _still_there(section: Section | None) -> Section | None:
    """None for a section that has since been removed: as it is for its students."""
    return section and Section.objects.filter(pk=section.pk).first()


def revoke(invitation: Invitation) -> None:
    """Its link opens nothing any more."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
        revoked_at=timezone.now()
    )


@transaction.atomic
def change_member(
    member: Membership,
    *,
    role: str,
    section: Section | None,
    assists: Iterable[Section],
    assists_all: bool,
) -> Membership:
    """Change a member's role and sections, as far as they are others than they were.

    Raises LastInstructor when nobody would be left to teach.
    """
    _lock(Course.objects.filter(pk=member.course_id))
    if role != Membership.Role.INSTRUCTOR:
        _keep_an_instructor(member)
    wanted = {
        "role": role,
        "section": _still_there(section) if role == Membership.Role.STUDENT else None,
        "assists_all": assists_all or role != Membership.Role.ASSISTANT,
    }
    changed = [name for name in wanted if getattr(member, name) != wanted[name]]
    for name in changed:
        setattr(member, name, wanted[name])
    if changed:
        member.save(update_fields=changed)
    chosen = [] if member.assists_all else [section.pk for section in assists]
    member.assists.set(member.course.sections.filter(pk__in=chosen))
    return member


@transaction.atomic
def withdraw(member: Membership) -> None:
    """End a member's access. Their essays, comments and grades stay.

    Raises LastInstructor when nobody would be left to teach.
    """
    _keep_an_instructor(member)
    member.is_active = False
    member.withdrawn_at = timezone.now()
    member.save(update_fields=["is_active", "withdrawn_at"])


def readmit(member: Membership) -> None:
    """Let a withdrawn member in again, in their old role."""
    member.is_active = True
    member.withdrawn_at = None
    member.save(update_fields=["is_active", "withdrawn_at"])


def _keep_an_instructor(member: Membership) -> None:
    """Nobody's part changes until the transaction ends; somebody else has to teach.

    All who teach are held in one order, so that two who withdraw each other do not wait
    in a ring.
    """
    teachers = (
        Membership.objects.instructors()
        .filter(course_id=member.course_id)
        .order_by("pk")
        .select_for_update(no_key=True)
    )
    teaching = {teacher.pk for teacher in teachers}
    if teaching == {member.pk}:
        raise LastInstructor
