"""What an import is made of, from the file to the last written source.

Kept until it is confirmed or thrown away; the records go as soon as they are written.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from citations.exchange.imports.querysets import ImportRecordQuerySet


class Import(models.Model):
    """One file, text, look-up or collection on its way to a shelf."""

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        READY = "ready", _("Ready to be looked at")
        WRITING = "writing", _("Being put on the shelf")
        DONE = "done", _("Done")
        FAILED = "failed", _("Could not be read")

    class Origin(models.TextChoices):
        FILE = "file", _("File")
        PASTE = "paste", _("Pasted text")
        ZOTERO = "zotero", _("Zotero")
        DOI = "doi", _("DOI")
        ISBN = "isbn", _("ISBN")

    library = models.ForeignKey(
        "citations.Library",
        on_delete=models.CASCADE,
        related_name="imports",
        verbose_name=_("library"),
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices)
    name = models.CharField(_("name"), max_length=300, blank=True)
    """The file's name, the address, the number looked up."""
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.READING
    )
    text = models.TextField(blank=True)
    """What is still to be read, or was pasted and could not be; of Zotero, the path of
    the collection."""
    notes = models.JSONField(default=list, blank=True)
    """[[code, about]] of the whole file, [[code, about, line]] of records where none can
    be read; the last ones say why it failed."""
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes: ClassVar = [
            models.Index(fields=["library", "created_at", "id"], name="import_newest")
        ]

    def __str__(self) -> str:
        return self.name or self.get_origin_display()


class ImportRecord(models.Model):
    """One record: what it says, and what became of it beside the shelf."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("On the shelf already")
        BAD = "bad", _("Cannot be read")

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="records")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    key = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    csl = models.JSONField(default=dict, blank=True)
    more = models.JSONField(default=dict, blank=True)
    """Aliases and the first and last page, where the file has them."""
    shown = models.CharField(max_length=1000, blank=True)
    """The title, or the beginning of what could not be read."""
    problem = models.JSONField(default=list, blank=True)
    """[code, about] of a bad one."""
    notes = models.JSONField(default=list, blank=True)
    changes = models.JSONField(default=list, blank=True)
    """[[field, old, new]]"""
    source = models.ForeignKey(
        "citations.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    """What it is the same as, or would change."""
    is_chosen = models.BooleanField(default=False)
    is_written = models.BooleanField(default=False)

    objects = ImportRecordQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["batch", "position"], name="one_record_per_place_and_import"
            ),
            models.CheckConstraint(
                condition=models.Q(is_chosen=False)
                | models.Q(state__in=["new", "changed"]),
                name="only_new_and_changed_records_are_chosen",
            ),
        ]

    def __str__(self) -> str:
        return self.shown
