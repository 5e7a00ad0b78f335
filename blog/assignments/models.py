"""What a class is asked to write, and from what."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.assignments.querysets import AssignmentQuerySet
from blog.classroom.models import Course


class Assignment(models.Model):
    """A prompt with its deadline.

    Deadlines are kept as wall time in the course's zone (`…_wall`, ISO 8601 without
    an offset); the instants (`…_at`) are derived from them, so that 23:59 stays
    23:59 when the zone or the course's clock changes.
    """

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        related_name="assignments",
        verbose_name=_("course"),
    )
    number = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1)]
    )
    title = models.CharField(_("title"), max_length=200)
    guidelines_html = models.TextField(_("guidelines"), blank=True)
    opens_wall = models.CharField(max_length=16, blank=True)
    due_wall = models.CharField(max_length=16)
    locks_wall = models.CharField(max_length=16, blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"))
    locks_at = models.DateTimeField(_("locks"), null=True, blank=True)
    points = models.DecimalField(
        _("points"), max_digits=6, decimal_places=2, default=20
    )
    words_min = models.PositiveIntegerField(_("words, at least"), null=True, blank=True)
    words_max = models.PositiveIntegerField(_("words, at most"), null=True, blank=True)
    sources_wanted = models.PositiveSmallIntegerField(_("sources wanted"), default=0)
    replies_wanted = models.PositiveSmallIntegerField(_("replies wanted"), default=0)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "number"], name="one_assignment_per_number"
            ),
            models.CheckConstraint(
                condition=Q(words_max=None)
                | Q(words_min=None)
                | Q(words_max__gte=F("words_min")),
                name="words_at_most_is_not_below_at_least",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(due_at__gte=F("opens_at")),
                name="assignment_is_due_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(locks_at=None) | Q(locks_at__gte=F("due_at")),
                name="assignment_locks_after_it_is_due",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0), name="assignment_points_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """The assignment's page."""
        return reverse("blog:assignment-detail", args=[self.course.slug, self.number])

    @property
    def is_in_order(self) -> bool:
        """It opens, is due and locks one after the other; the constraints say the same."""
        opens, due, locks = self.opens_at, self.due_at, self.locks_at
        return (opens is None or opens <= due) and (locks is None or due <= locks)

    @property
    def is_open(self) -> bool:
        """Essays may be begun."""
        return self.is_open_at(timezone.now())

    def is_open_at(self, moment: datetime) -> bool:
        """Whether it has opened by this moment."""
        return self.opens_at is None or self.opens_at <= moment

    @property
    def is_past_due(self) -> bool:
        """What is handed in from now on is late."""
        return self.due_at < timezone.now()

    @property
    def is_locked(self) -> bool:
        """Nothing more can be handed in or revised."""
        return self.is_locked_at(timezone.now())

    def is_locked_at(self, moment: datetime) -> bool:
        """Whether it has locked by this moment."""
        return self.locks_at is not None and self.locks_at <= moment


class Reading(models.Model):
    """A source and the pages of it to read: “Freeze, pp. 406-433”."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="readings"
    )
    source = models.ForeignKey(
        "citations.Source",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("source"),
    )
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.source}, {self.pages}" if self.pages else str(self.source)
