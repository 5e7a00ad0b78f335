"""Grades and private feedback. Nothing in here is ever a comment with a flag."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sovclass.grading.grades.querysets import GradeQuerySet
from sovclass.grading.items.models import GradeItem


class Grade(models.Model):
    """One student's mark for one item; hidden from the student until released."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        RELEASED = "released", _("Released")

    item = models.ForeignKey(GradeItem, on_delete=models.PROTECT, related_name="grades")
    membership = models.ForeignKey(
        "blog.Membership", on_delete=models.PROTECT, related_name="grades"
    )
    revision = models.ForeignKey(
        "blog.Revision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    """The revision that was graded."""
    score = models.DecimalField(
        _("points"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.DRAFT
    )
    released_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    """Counts saves; a save that names an older one is refused."""
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(default=timezone.now)

    objects = GradeQuerySet.as_manager()

    class Meta:
        verbose_name = _("grade")
        verbose_name_plural = _("grades")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "membership"], name="one_grade_per_item_and_student"
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0),
                name="score_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(released_at__isnull=False),
                name="released_grade_has_a_time",
            ),
        ]


class Feedback(models.Model):
    """What the graders tell one student, and nobody else may read."""

    grade = models.OneToOneField(
        Grade, on_delete=models.CASCADE, related_name="feedback"
    )
    body = models.TextField(_("feedback"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(default=timezone.now)


class GradeEvent(models.Model):
    """Append-only history of every change to a grade; triggers refuse anything else."""

    class Verb(models.TextChoices):
        SAVED = "saved", _("Saved")
        RELEASED = "released", _("Released")
        TAKEN_BACK = "taken-back", _("Taken back")

    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    """{"score", "state", "feedback", "revision"}: strings and numbers as they were."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["grade", "version"], name="one_event_per_grade_version"
            )
        ]
