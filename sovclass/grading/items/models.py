"""What of an assignment is graded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sovclass.grading.items.querysets import GradeItemQuerySet


class GradeItem(models.Model):
    """What is graded for an assignment."""

    class Kind(models.TextChoices):
        ESSAY = "essay", _("Essay")
        PARTICIPATION = "participation", _("Discussion")
        OTHER = "other", _("Other")

    assignment = models.ForeignKey(
        "blog.Assignment", on_delete=models.CASCADE, related_name="grade_items"
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=100)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    weight = models.DecimalField(_("weight"), max_digits=5, decimal_places=2, default=1)
    position = models.PositiveSmallIntegerField(default=0)

    objects = GradeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("grade item")
        verbose_name_plural = _("grade items")
        ordering: ClassVar = ["assignment__number", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment", "kind"],
                condition=~Q(kind="other"),
                name="one_item_per_kind_and_assignment",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0), name="item_points_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=0), name="item_weight_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.title
