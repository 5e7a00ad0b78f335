"""Libraries and their sources. Nothing here knows who owns a library."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from citations.items.pages import write_range
from citations.library.querysets import SourceQuerySet
from citations.reading.types import ShelfSource
from citations.styles.registry import DEFAULT


class Library(models.Model):
    """A shelf of sources and the style they are cited in."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    style = models.CharField(_("style"), max_length=60, default=DEFAULT.name)
    """One of `citations.styles.registry`. It has no `choices`: they would stand in the
    migrations, and every new style would need one."""

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def __str__(self) -> str:
        return self.name


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}


class Source(models.Model):
    """One work. `csl` is the truth; the columns are derived from it for look-up."""

    class Status(models.TextChoices):
        APPROVED = "approved", _("Approved")
        SUGGESTED = "suggested", _("Suggested")
        DECLINED = "declined", _("Declined")
        RETIRED = "retired", _("Retired")
        MERGED = "merged", _("Merged")

    class Type(models.TextChoices):
        BOOK = "book", _("Book")
        EDITED_BOOK = "edited-book", _("Edited book")
        CHAPTER = "chapter", _("Chapter")
        ARTICLE = "article-journal", _("Journal article")
        NEWSPAPER = "article-newspaper", _("Newspaper article")
        WEB_PAGE = "webpage", _("Web page")
        WEB_SITE = "website", _("Web site")
        FILM = "motion_picture", _("Film")
        SPEECH = "speech", _("Speech")
        ARCHIVE = "document", _("Archive document")
        REPORT = "report", _("Report")
        THESIS = "thesis", _("Thesis")

    library = models.ForeignKey(
        Library,
        on_delete=models.CASCADE,
        related_name="sources",
        verbose_name=_("library"),
    )
    key = models.CharField(_("key"), max_length=100)
    csl = models.JSONField(_("reference"), default=dict)
    type = models.CharField(_("type"), max_length=20, choices=Type.choices)
    title = models.CharField(_("title"), max_length=1000)
    short_title = models.CharField(_("short title"), max_length=300, blank=True)
    family_names = models.JSONField(_("family names"), default=list, blank=True)
    year = models.CharField(_("year"), max_length=20, blank=True)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    first_page = models.CharField(_("first page"), max_length=20, blank=True)
    last_page = models.CharField(_("last page"), max_length=20, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.APPROVED
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    """What a merged source leads to."""
    note = models.TextField(_("note"), blank=True)
    """What who suggested it said about it."""
    reason = models.TextField(_("reason"), blank=True)
    """Why it was declined, for who suggested it."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    sort_key = models.CharField(max_length=300, editable=False)
    search_text = models.TextField(editable=False)
    reference_text = models.TextField(_("reference"), editable=False, blank=True)
    reference_html = models.TextField(editable=False, blank=True)
    full_note = models.JSONField(default=dict, editable=False, blank=True)
    """{"whole", "place"} (styles.full_notes.FullNote) in a style with notes, else {}."""
    citation_count = models.PositiveIntegerField(
        _("citations"), default=0, editable=False
    )
    """How often live texts cite it; kept by `record` and `retire`, so that a page costs
    the same however much a class has cited."""
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["library", "key"], name="one_source_per_key_and_library"
            ),
            models.CheckConstraint(
                condition=models.Q(status="merged", merged_into__isnull=False)
                | (~models.Q(status="merged") & models.Q(merged_into=None)),
                name="merged_source_leads_to_another",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["library", "sort_key", "id"], name="source_order"),
            models.Index(fields=["library", "status", "id"], name="source_by_status"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def byline(self) -> str:
        """Family names as one line: “Freeze”, “Fitzpatrick and Geldern”."""
        return ", ".join(self.family_names)

    @property
    def page_range(self) -> str:
        """“1–576”, or nothing where nobody has said how many pages it has."""
        return (
            write_range(self.first_page or "1", self.last_page)
            if self.last_page
            else ""
        )

    @property
    def item(self) -> dict[str, object]:
        """The CSL item with this source's key as its id.

        CSL has one type for a site and its pages; `custom` says which it is.
        """
        item = {**self.csl, "id": self.key}
        if self.type == self.Type.WEB_SITE:
            item["custom"] = {**_mapping(self.csl.get("custom")), "is-site": True}
        return item

    @property
    def standing(self) -> Source:
        """The source itself, or what it was merged into."""
        return self.merged_into or self

    def as_shelf_source(self) -> ShelfSource:
        """What the reader needs to know of this source."""
        return ShelfSource.from_csl(
            {
                **self.csl,
                "id": self.key,
                "custom": {
                    "aliases": list(self.aliases),
                    "first_page": self.first_page,
                    "last_page": self.last_page,
                },
            }
        )


class FormattedWorks(models.Model):
    """Works cited as the style engine printed them, by content hash."""

    key = models.CharField(max_length=64, primary_key=True)
    entries = models.JSONField()
    """[{"source", "text", "html"}]"""
    created_at = models.DateTimeField(auto_now_add=True)
