"""Longer work, done by the worker while people go on."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Course
from blog.jobs.querysets import JobQuerySet


class Job(models.Model):
    """One piece of work for a course. What may be done with it is in blog/jobs/services.py."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting for the worker")
        RUNNING = "running", _("Being done")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        related_name="jobs",
        verbose_name=_("course"),
    )
    kind = models.CharField(_("kind"), max_length=40)
    """The name its runner is registered by."""
    arguments = models.JSONField(default=dict, blank=True)
    arguments_key = models.CharField(max_length=64)
    """A hash of the arguments: what is asked for twice is done once."""
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.QUEUED
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    """What there is to say where it failed."""
    result = models.JSONField(default=dict, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    """How often it was begun. A run whose number is not this one any more has to stop."""
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(default=timezone.now)
    """The last sign of life. A running job without one for a while is begun again."""

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "kind", "arguments_key"],
                condition=models.Q(state__in=["queued", "running"]),
                name="one_active_job_per_course_kind_and_arguments",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "heartbeat_at"], name="job_by_heartbeat"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """Its progress."""
        return reverse("blog:job-detail", args=[self.course.slug, self.pk])

    @property
    def is_active(self) -> bool:
        """Waiting, or being done."""
        return self.state in {self.State.QUEUED, self.State.RUNNING}
