"""What classmates and instructors say about an essay."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Course
from blog.discussion.querysets import CommentQuerySet
from blog.essays.models import Post, Revision


class Comment(models.Model):
    """A comment in a thread. Removed ones leave a tombstone, so that replies stay."""

    course = models.ForeignKey(
        Course,
        on_delete=models.CASCADE,
        db_index=False,  # the index of the newest begins with it
        related_name="+",
        verbose_name=_("course"),
    )
    """The essay's: what is newest in a course is found without a join."""
    post = models.ForeignKey(
        Post,
        on_delete=models.CASCADE,
        db_index=False,  # the thread's index begins with it
        related_name="comments",
        verbose_name=_("essay"),
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    """The revision it was written on."""
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        db_index=False,  # two indexes begin with it
        related_name="comments",
        verbose_name=_("author"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
    )
    path = models.CharField(max_length=200, blank=True)
    """The ids from the root down, zero-padded: ordering by it gives the thread."""
    depth = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(_("comment"))
    """As typed: plain text, blank lines between paragraphs."""
    finished_html = models.TextField()
    """Paragraphs with their citations linked, for readers."""
    document = models.OneToOneField(
        "citations.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    sent_key = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001  unset must not collide
    """Chosen by the form: the same one sent twice makes one comment."""
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "sent_key"], name="one_comment_per_sent_key"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["post", "path"], name="comment_thread"),
            models.Index(fields=["author", "created_at"], name="comment_by_author"),
            models.Index(fields=["author", "post", "removed_at"], name="comment_said"),
            models.Index(fields=["course", "created_at"], name="comment_newest"),
        ]

    def __str__(self) -> str:
        return "–" if self.is_removed else self.body[:60]

    def get_absolute_url(self) -> str:
        """Its permalink, which finds the right page of the thread."""
        return reverse("blog:comment-detail", args=[self.post.course.slug, self.pk])

    @property
    def is_removed(self) -> bool:
        """Only a tombstone is left."""
        return self.removed_at is not None
