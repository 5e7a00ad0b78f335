"""What people tell us about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sovclass.accounts.models import User


class SignupNamesForm(forms.Form):
    """Added to allauth's sign-up form."""

    name = forms.CharField(label=_("Your name"), max_length=200)

    def signup(self, request: Any, user: User) -> None:
        """Called by allauth with the new, unsaved user."""
        user.name = self.cleaned_data["name"]
        user.save()
