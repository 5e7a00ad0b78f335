"""Essays: the post, its working copy, and its revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from blog.assignments.models import Assignment
from blog.classroom.models import Course
from blog.essays.querysets import FigureQuerySet, PostQuerySet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blog.classroom.names import Named  # a type only


class Post(models.Model):
    """An essay, from the first word of its draft on."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        HANDED_IN = "handed_in", _("Handed in")

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        db_index=False,  # the index of the newest begins with it
        related_name="posts",
        verbose_name=_("course"),
    )
    assignment = models.ForeignKey(
        Assignment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # an index of its own begins with it
        related_name="posts",
        verbose_name=_("assignment"),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    slug = models.SlugField(max_length=80, blank=True, allow_unicode=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    """When it was first published. Never changes."""
    revised_at = models.DateTimeField(_("revised"), null=True, blank=True)
    """When it was last published after the hand-in."""
    reopened_at = models.DateTimeField(_("reopened"), null=True, blank=True)
    """An instructor lets it be revised although its assignment is locked."""
    live_revision = models.OneToOneField(
        "blog.Revision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="live_post",
    )
    line = models.OneToOneField(
        "citations.DocumentLine", on_delete=models.PROTECT, related_name="+"
    )
    comment_count = models.PositiveIntegerField(_("comments"), default=0)
    """Visible comments; kept by the services that write them."""
    last_comment_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("essay")
        verbose_name_plural = _("essays")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="draft", handed_in_at=None, live_revision=None)
                | Q(
                    state="handed_in",
                    handed_in_at__isnull=False,
                    live_revision__isnull=False,
                ),
                name="handed_in_essay_has_time_and_revision",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["course", "-handed_in_at", "-id"], name="post_newest"),
            models.Index(
                fields=["assignment", "handed_in_at", "id"], name="post_by_assignment"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    def get_absolute_url(self) -> str:
        """The essay's reading page."""
        return reverse("blog:post-detail", args=[self.course.slug, self.pk])

    @cached_property
    def authors(self) -> Sequence[Named]:
        """Who wrote it, in order. `add_authors` and `with_byline` fetch them for many."""
        return [authorship.user for authorship in self.authorships.all()]

    @property
    def is_handed_in(self) -> bool:
        """Others in the course can read it."""
        return self.state == self.State.HANDED_IN

    @property
    def is_late(self) -> bool:
        """Handed in after its assignment was due."""
        return (
            self.assignment is not None
            and self.handed_in_at is not None
            and self.handed_in_at > self.assignment.due_at
        )


class Authorship(models.Model):
    """Who wrote an essay, in order. The assignment is repeated for the constraint."""

    post = models.ForeignKey(
        Post,
        on_delete=models.CASCADE,
        db_index=False,  # the constraint's index begins with it
        related_name="authorships",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="authorships"
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "user"], name="one_authorship_per_post_and_user"
            ),
            models.UniqueConstraint(
                fields=["user", "assignment"],
                condition=Q(assignment__isnull=False),
                name="one_essay_per_author_and_assignment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class Draft(models.Model):
    """The working copy. Only its authors see it; saving carries `version`."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="draft")
    title = models.CharField(max_length=300, blank=True)
    standfirst = models.CharField(max_length=500, blank=True)
    body_html = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    base_revision = models.ForeignKey(
        "blog.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """An essay as it was published once. Append-only; what is derived may be derived again."""

    class WorksCited(models.TextChoices):
        READY = "ready", _("Ready")
        PENDING = "pending", _("Pending")

    post = models.ForeignKey(
        Post,
        on_delete=models.CASCADE,
        db_index=False,  # two constraints' indexes begin with it
        related_name="revisions",
    )
    number = models.PositiveIntegerField()
    draft_version = models.PositiveIntegerField()
    """The draft it was published from: a second click finds it instead of making another."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    title = models.CharField(max_length=300)
    standfirst = models.CharField(max_length=500, blank=True)
    body_html = models.TextField()
    """What was written, sanitised."""
    document = models.OneToOneField(
        "citations.Document", on_delete=models.PROTECT, related_name="+"
    )
    figures = models.ManyToManyField(
        "blog.Figure", blank=True, related_name="revisions"
    )
    hero = models.ForeignKey(
        "blog.Figure",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    # Derived once, at publication (DESIGN.md, idea 2).
    finished_html = models.TextField()
    """The body with its citations linked, for readers."""
    marked_html = models.TextField()
    """The same with every citation's state, for authors and graders."""
    excerpt = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    direction = models.CharField(max_length=3, default="ltr")
    word_count = models.PositiveIntegerField(default=0)
    citation_counts = models.JSONField(default=dict)
    """{"linked": 5, "ambiguous": 1, "unknown": 0, "possible": 0, "outside": 0, "quotation": 1}"""
    works_cited = models.JSONField(default=list)
    """[{"key", "text", "html", "at"}] in the list's order."""
    works_cited_state = models.CharField(
        max_length=10, choices=WorksCited.choices, default=WorksCited.PENDING
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar = ["post", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "number"], name="one_revision_per_number"
            ),
            models.UniqueConstraint(
                fields=["post", "draft_version"],
                name="one_revision_per_draft_version",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["post"],
                condition=Q(works_cited_state="pending"),
                name="revision_pending",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"


class Figure(models.Model):
    """A picture of an essay: re-encoded, in two sizes, private like its essay."""

    class Licence(models.TextChoices):
        OWN = "own", _("My own work")
        PUBLIC_DOMAIN = "public-domain", _("Public domain")
        CC_BY = "cc-by", _("CC BY")
        CC_BY_SA = "cc-by-sa", _("CC BY-SA")
        CC_BY_NC = "cc-by-nc", _("CC BY-NC")
        FAIR_USE = "fair-use", _("Quoted for study")
        UNKNOWN = "unknown", _("I do not know")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="figures")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    large = models.ImageField(
        upload_to="figures/%Y/%m/", width_field="width", height_field="height"
    )
    small = models.ImageField(upload_to="figures/%Y/%m/")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(_("alternative text"), max_length=500)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    credit_url = models.URLField(_("link to the original"), max_length=500, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.UNKNOWN
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.alt
