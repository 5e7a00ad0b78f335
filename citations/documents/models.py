"""Documents, their citations, and what people decided about them.

Nothing here knows what a document is the text of."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from citations.documents.querysets import CitationQuerySet, DocumentQuerySet
from citations.documents.reasons import reason_words
from citations.items.pages import write_range
from citations.library.models import Library, Source


class DocumentLine(models.Model):
    """The thread through all documents of one text: its revisions, one after another.

    What people decided about a marker belongs to the line, so that it survives edits.
    """

    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="+")


class Document(models.Model):
    """One text whose citations are tracked, and by which reader it was read."""

    library = models.ForeignKey(
        Library,
        on_delete=models.CASCADE,
        db_index=False,  # the index of live documents begins with it
        related_name="documents",
    )
    line = models.ForeignKey(
        DocumentLine,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
    )
    reader_version = models.PositiveIntegerField()
    projection_version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    """The projection that offsets count in, in code points."""
    findings = models.JSONField(default=list, blank=True)
    """[{"code", "start", "end", "message"}], as the reader gave them."""
    is_live = models.BooleanField(default=False)
    """Counted and shown to others: a live revision, a visible comment."""
    read_at = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["library", "is_live", "id"], name="document_is_live")
        ]


class Citation(models.Model):
    """One work cited at one place of one document."""

    class State(models.TextChoices):
        LINKED = "linked", _("Linked")
        AMBIGUOUS = "ambiguous", _("Two works fit")
        UNKNOWN = "unknown", _("Not in the library")
        POSSIBLE = "possible", _("Perhaps a citation")

    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        db_index=False,  # the constraint's index begins with it
        related_name="citations",
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    marker = models.TextField()
    marker_key = models.CharField(max_length=200)
    context_key = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State.choices)
    source = models.ForeignKey(
        Source,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,  # the index by page begins with it
        related_name="citations",
    )
    candidates = models.JSONField(default=list, blank=True)
    """Keys of the sources that fit equally, when the state is ambiguous."""
    locator_label = models.CharField(max_length=20, blank=True)
    locator_first = models.CharField(max_length=40, blank=True)
    locator_last = models.CharField(max_length=40, blank=True)
    locator_more = models.JSONField(default=list, blank=True)
    """Of a list of places the others, each [first, last]."""
    reason = models.CharField(max_length=20, blank=True)
    """Of a place without a name: a code that says what it takes its work from."""
    first_page = models.PositiveIntegerField(null=True, blank=True)
    """The locator's first page as a number, where it is one."""
    is_page_outside = models.BooleanField(default=False)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    sentence = models.TextField(blank=True)
    """The sentence the citation is in, for the source's page."""

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["document", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "start", "end", "source"],
                name="one_citation_per_place_and_source",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="citation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="ambiguous") | models.Q(source=None),
                name="ambiguous_citation_names_no_source",
            ),
        ]
        indexes: ClassVar = [
            # With the document it answers what is counted without the table.
            models.Index(
                fields=["source", "first_page", "id", "document"],
                name="citation_of_page",
            )
        ]

    def __str__(self) -> str:
        return self.marker

    @property
    def shown_state(self) -> str:
        """The state as pages show it: "outside" for a page the source has not got."""
        return "outside" if self.is_page_outside else self.state

    @property
    def locator(self) -> str:
        """“407”, “262–264” or nothing."""
        places = [(self.locator_first, self.locator_last), *self.locator_more]
        return ", ".join(write_range(first, last) for first, last in places)

    @property
    def reason_in_words(self) -> str:
        """Why a place without a name is in this source; empty where it names it."""
        return reason_words(self.reason)


class CitationDecision(models.Model):
    """What a person decided about a marker in one line of documents."""

    line = models.ForeignKey(
        DocumentLine, on_delete=models.CASCADE, related_name="decisions"
    )
    marker_key = models.CharField(max_length=200)
    context_key = models.CharField(max_length=200)
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    """The source it is; none means “this is no citation”."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["line", "marker_key", "context_key"],
                name="one_decision_per_marker_and_context",
            )
        ]
