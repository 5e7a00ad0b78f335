"""The texts of sources, page by page, and what was found when quotations were checked.

A part of `citations.models`. A text belongs to those who may hold it: nothing here
decides who reads it.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceText(models.Model):
    """A source's own text: held, or extracted and waiting to be confirmed."""

    class State(models.TextChoices):
        PREVIEW = "preview", _("To be confirmed")
        HELD = "held", _("Held")

    class Form(models.TextChoices):
        PLAIN = "plain", _("Plain text")
        PDF = "pdf", _("PDF")
        EPUB = "epub", _("EPUB")
        HTML = "html", _("HTML")

    source = models.ForeignKey(
        "citations.Source",
        on_delete=models.CASCADE,
        related_name="texts",
        verbose_name=_("source"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PREVIEW
    )
    form = models.CharField(_("form"), max_length=10, choices=Form.choices)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    """As it was called where it came from; shown, never used."""
    digest = models.CharField(max_length=64, editable=False)
    """Of its pages; the same text has the same."""
    page_count = models.PositiveIntegerField(_("pages"))
    rights = models.CharField(_("right to hold it"), max_length=500)
    """The ground on which it is held, as confirmed by the person who added it."""
    students_may_read = models.BooleanField(_("students may read it"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("text of a source")
        verbose_name_plural = _("texts of sources")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "state"], name="one_text_per_source_and_state"
            )
        ]


class TextUpload(models.Model):
    """A file or a pasted text on its way to be a source's text: waiting for the worker,
    or refused, with what was said about it in the form."""

    source = models.OneToOneField(
        "citations.Source", on_delete=models.CASCADE, related_name="text_upload"
    )
    data = models.BinaryField()
    """The file's bytes; gone when it is refused. A pasted text stays, to be put back."""
    is_pasted = models.BooleanField(default=False)
    file_name = models.CharField(max_length=200, blank=True)
    rights = models.CharField(max_length=500)
    students_may_read = models.BooleanField(default=False)
    first_label = models.PositiveIntegerField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    problem = models.CharField(max_length=20, blank=True)
    """Why it was refused (`citations.quotations.extract.Problem`)."""
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("text of a source on its way")
        verbose_name_plural = _("texts of sources on their way")


class SourcePage(models.Model):
    """One page of a text."""

    text = models.ForeignKey(SourceText, on_delete=models.CASCADE, related_name="pages")
    position = models.PositiveIntegerField()
    """From 0, in the order of the text."""
    label = models.CharField(max_length=20, blank=True)
    """The number printed on it: “407”, “xii”."""
    body = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text", "position"], name="one_page_per_position"
            )
        ]


class QuotationCheck(models.Model):
    """What was found about the quotation that a citation supports."""

    class Verdict(models.TextChoices):
        FOUND = "found", _("Found")
        ELSEWHERE = "elsewhere", _("Found on another page")
        NEARLY = "nearly", _("Nearly")
        UNVERIFIED = "unverified", _("Could not verify")

    citation = models.OneToOneField(
        "citations.Citation",
        on_delete=models.CASCADE,
        related_name="quotation_check",
    )
    text = models.ForeignKey(
        SourceText, on_delete=models.CASCADE, related_name="checks"
    )
    """What it was checked against: a text that goes takes its checks with it."""
    key = models.CharField(max_length=64)
    """Of the quotation and its pages; another key means it has to be checked again."""
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    label = models.CharField(max_length=60, blank=True)
    """The page it was found on: “407”, “407–408”."""
    position = models.PositiveIntegerField(null=True, blank=True)
    changes = models.JSONField(default=list, blank=True)
    """[[typed, on the page, alike]] of a quotation that is nearly there."""
    reason = models.CharField(max_length=20, blank=True)
    checked_at = models.DateTimeField(auto_now=True)
