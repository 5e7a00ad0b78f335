"""Courses, their sections, and who is in them."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from blog.classroom.querysets import (
    CourseQuerySet,
    InvitationQuerySet,
    MembershipQuerySet,
)


class Course(models.Model):
    """One class in one term."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        ARCHIVED = "archived", _("Archived")

    class Accent(models.TextChoices):
        RED = "red", _("Red")
        OCHRE = "ochre", _("Ochre")
        GREEN = "green", _("Green")
        TEAL = "teal", _("Teal")
        BLUE = "blue", _("Blue")
        VIOLET = "violet", _("Violet")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    code = models.CharField(_("code"), max_length=30, blank=True)
    term = models.CharField(_("term"), max_length=60, blank=True)
    description = models.CharField(_("in one sentence"), max_length=300, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=60, default="UTC")
    accent = models.CharField(
        _("colour"), max_length=10, choices=Accent.choices, default=Accent.RED
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.ACTIVE
    )
    library = models.OneToOneField(
        "citations.Library", on_delete=models.PROTECT, related_name="+"
    )
    join_code = models.CharField(max_length=40, unique=True)
    is_join_open = models.BooleanField(_("join link open"), default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"), default=now)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        permissions: ClassVar = [("may_create_courses", "May create courses")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The course's front page."""
        return reverse("blog:course-detail", args=[self.slug])

    @property
    def is_archived(self) -> bool:
        """Read-only."""
        return self.state == self.State.ARCHIVED

    @property
    def zone(self) -> ZoneInfo:
        """The zone that deadlines are written in."""
        return ZoneInfo(self.timezone)

    @property
    def zone_city(self) -> str:
        """What people call it: “New York” of America/New_York."""
        return self.timezone.rsplit("/", 1)[-1].replace("_", " ")


class Section(models.Model):
    """A part of a course, with its own assistants."""

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        related_name="sections",
        verbose_name=_("course"),
    )
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "name"], name="one_section_per_name_and_course"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role in a course. Withdrawn members stay, inactive."""

    class Role(models.TextChoices):
        INSTRUCTOR = "instructor", _("Instructor")
        ASSISTANT = "assistant", _("Assistant")
        STUDENT = "student", _("Student")
        OBSERVER = "observer", _("Observer")

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("course"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    section = models.ForeignKey(
        Section,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="students",
        verbose_name=_("section"),
    )
    """A student's section."""
    assists_all = models.BooleanField(_("all sections"), default=True)
    assists = models.ManyToManyField(
        Section, blank=True, related_name="assistants", verbose_name=_("sections")
    )
    """Which sections an assistant grades, when it is not all of them."""
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    visited_at = models.DateTimeField(null=True, blank=True)
    """The last visit, written at most once in five minutes."""
    previous_visit_at = models.DateTimeField(null=True, blank=True)
    """The end of the visit before this one: what came later is new."""

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "user"], name="one_membership_per_course"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        """The page with this member's essays."""
        return reverse("blog:member-detail", args=[self.course.slug, self.pk])

    @property
    def is_instructor(self) -> bool:
        """Teaches the course."""
        return self.role == self.Role.INSTRUCTOR

    @property
    def is_assistant(self) -> bool:
        """Grades some or all sections."""
        return self.role == self.Role.ASSISTANT

    @property
    def is_staff(self) -> bool:
        """Teaches or assists: sees what is not for students."""
        return self.is_instructor or self.is_assistant

    @property
    def is_student(self) -> bool:
        """Writes essays that are graded."""
        return self.role == self.Role.STUDENT

    @property
    def is_observer(self) -> bool:
        """Reads along and writes nothing."""
        return self.role == self.Role.OBSERVER

    @property
    def assists_everybody(self) -> bool:
        """An assistant of the whole course."""
        return self.is_assistant and self.assists_all

    @property
    def assists_some(self) -> bool:
        """An assistant of some sections, and of nobody else's students."""
        return self.is_assistant and not self.assists_all


class Invitation(models.Model):
    """A place in a course offered to an address. Claimed by its link or a verified address."""

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("course"),
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=Membership.Role.choices)
    section = models.ForeignKey(
        Section,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the link's token; the token itself is only in the mail."""
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("created"), default=now)
    expires_at = models.DateTimeField(_("good until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.email
