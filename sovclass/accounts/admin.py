"""People, for support."""

from __future__ import annotations

from typing import Any

from allauth.usersessions import admin as _registers_itself  # noqa: F401
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blog.web.changes import SavesChanges
from sovclass.accounts.models import User
from sovclass.accounts.names import clean_name

# Where people are signed in is theirs to see, on their own settings page.
admin.site.unregister(UserSession)

admin.site.site_title = admin.site.site_header = _("Sovclass support")
admin.site.index_title = _("Accounts and courses")


class PersonAddForm(AdminUserCreationForm):
    """A new person; without a password they sign in by mailed code."""

    class Meta:
        model = User
        fields = ("email", "name")

    def clean_name(self) -> str:
        """Any script; see accounts.names."""
        return clean_name(self.cleaned_data["name"])


class PersonChangeForm(UserChangeForm):
    """Without the password, which has its own page."""

    class Meta:
        model = User
        fields = "__all__"

    def clean_name(self) -> str:
        """Any script; see accounts.names."""
        return clean_name(self.cleaned_data["name"])


@admin.register(User)
class PersonAdmin(SavesChanges, UserAdmin):
    """Addresses are changed by their owner, or under “email addresses”."""

    form = PersonChangeForm
    add_form = PersonAddForm
    list_display = ("email", "name", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active")
    search_fields = ("email", "name")
    ordering = ("sort_key", "pk")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password", "name", "sort_name")}),
        (
            _("Permissions"),
            {
                "fields": (
                    "is_active",
                    "is_staff",
                    "is_superuser",
                    "groups",
                    "user_permissions",
                )
            },
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    # Django's pair of boxes has labels that screen readers may not read.
    filter_horizontal = ()
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "usable_password", "password1", "password2")},
        ),
    )

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> list[str] | tuple[Any, ...]:
        """The address is read-only once the person exists."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "email") if obj else fields
