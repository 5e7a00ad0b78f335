"""Courses and their members, for support. Drafts, grades and feedback are not here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from blog.assignments.models import Assignment
from blog.classroom.models import Course, Invitation, Membership, Section
from blog.discussion.models import Comment
from blog.essays.models import Post
from blog.web.changes import SavesChanges
from citations.admin import ReadOnlyAdmin

admin.site.unregister(DBTaskResult)  # numbers in a queue; what they are about is a Job


class KeptAdmin(SavesChanges, admin.ModelAdmin):
    """Made and removed on the site itself, where the rules are; corrected here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Course)
class CourseAdmin(KeptAdmin):
    """Title, dates, state."""

    list_display = ("title", "code", "term", "state")
    list_filter = ("state",)
    search_fields = ("title", "code", "slug")
    ordering = ("title", "pk")
    fields = (
        "slug",
        "title",
        "code",
        "term",
        "description",
        "starts_on",
        "ends_on",
        "timezone",
        "accent",
        "state",
        "is_join_open",
        "created_by",
        "created_at",
    )
    readonly_fields = ("slug", "timezone", "created_by", "created_at")


@admin.register(Section)
class SectionAdmin(KeptAdmin):
    """Names of sections."""

    list_display = ("name", "course")
    list_select_related = ("course",)
    search_fields = ("name", "course__title")
    fields = ("course", "name")
    readonly_fields = ("course",)


@admin.register(Membership)
class MembershipAdmin(SavesChanges, admin.ModelAdmin):
    """Who is in which course as what."""

    list_display = ("user", "course", "role", "section", "is_active")
    list_filter = ("role", "is_active")
    list_select_related = ("user", "course", "section")
    search_fields = ("user__name", "user__email", "course__title")
    autocomplete_fields = ("course", "user", "section", "assists")
    fields = (
        "course",
        "user",
        "role",
        "section",
        "assists_all",
        "assists",
        "is_active",
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Members are withdrawn; their work stays."""
        return False


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Who was invited; the token stays with the invited."""

    list_display = ("email", "course", "role", "created_at", "accepted_at")
    list_select_related = ("course",)
    search_fields = ("email", "course__title")
    fields = (
        "course",
        "email",
        "role",
        "section",
        "invited_by",
        "created_at",
        "expires_at",
        "accepted_at",
        "accepted_by",
        "revoked_at",
    )


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyAdmin):
    """Deadlines as they stand; they are changed on the site."""

    list_display = ("course", "number", "title", "due_at", "locks_at")
    list_display_links = ("title",)
    list_select_related = ("course",)
    search_fields = ("title", "course__title")
    fields = ("course", "number", "title", "opens_at", "due_at", "locks_at", "points")


class _HandedInOnly(ReadOnlyAdmin):
    """Nothing of an essay before it is handed in, not even its title."""

    handed_in = "state"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        rows: QuerySet[Model] = super().get_queryset(request)
        return rows.filter(**{self.handed_in: Post.State.HANDED_IN})


@admin.register(Post)
class PostAdmin(_HandedInOnly):
    """That an essay exists, and since when; its text is on the site."""

    list_display = ("title", "course", "handed_in_at", "revised_at", "comment_count")
    list_select_related = ("course",)
    search_fields = ("title", "course__title")
    fields = (
        "course",
        "assignment",
        "title",
        "handed_in_at",
        "revised_at",
        "reopened_at",
        "comment_count",
    )


@admin.register(Comment)
class CommentAdmin(_HandedInOnly):
    """The first words of what was said, for questions about moderation."""

    handed_in = "post__state"
    list_display = ("first_words", "author", "post", "created_at", "removed_at")
    list_select_related = ("author", "post")
    search_fields = ("author__name", "author__email")
    fields = ("post", "author", "first_words", "created_at", "removed_at")

    @admin.display(description=_("first words"))
    def first_words(self, comment: Comment) -> str:
        """Nothing of a comment that was removed."""
        return "–" if comment.is_removed else Truncator(comment.body).chars(80)
