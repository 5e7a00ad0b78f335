"""Who was shown a student's feedback, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sovclass.grading.grades.models import Grade


class FeedbackDisclosure(models.Model):
    """The recorded act by which a site admin reads private feedback."""

    grade = models.ForeignKey(
        Grade, on_delete=models.PROTECT, related_name="disclosures"
    )
    admin = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(default=timezone.now)
