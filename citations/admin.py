"""Libraries and sources, for support. Sources are changed on the course's shelf, where
what is derived from them is derived again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from citations.library.models import Library, Source
from citations.library.style_names import style_label


class ReadOnlyAdmin(admin.ModelAdmin):
    """Looked at, never changed."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Library)
class LibraryAdmin(ReadOnlyAdmin):
    """A course's shelf."""

    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    fields = ("name", "slug", "cites_in")

    @admin.display(description=_("style"))
    def cites_in(self, library: Library) -> str:
        """The style's name as people say it."""
        return style_label(library.style)


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """One work on a shelf."""

    list_display = ("reference_text", "library", "type", "key")
    list_filter = ("type",)
    list_select_related = ("library",)
    search_fields = ("reference_text", "key")
    fields = ("library", "key", "type", "reference_text", "csl", "aliases")
