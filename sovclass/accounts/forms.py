"""What people tell us about themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sovclass.accounts.models import User, guess_sort_name
from sovclass.accounts.names import clean_name


class SignupNamesForm(forms.Form):
    """Added to allauth's sign-up form."""

    name = forms.CharField(
        label=_("Your name, as you write it"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )

    def clean_name(self) -> str:
        """Any script; see accounts.names."""
        return clean_name(self.cleaned_data["name"])

    def signup(self, request: Any, user: User) -> None:
        """Called by allauth with the new user."""
        user.name = self.cleaned_data["name"]
        user.sort_name = ""  # guessed again, now that there is a name
        user.save(update_fields=["name", "sort_name"])


class ProfileForm(forms.ModelForm):
    """One's own name, and how lists order it."""

    class Meta:
        model = User
        fields = ("name", "sort_name")
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "sort_name": forms.TextInput(attrs={"dir": "auto"}),
        }

    def clean_name(self) -> str:
        """Any script; see accounts.names."""
        return clean_name(self.cleaned_data["name"])

    def clean_sort_name(self) -> str:
        """Empty is guessed from the name; so is a guess whose name has changed."""
        given = self.cleaned_data["sort_name"]
        guessed = given == guess_sort_name(self.initial.get("name", ""))
        if not given or (guessed and "name" in self.changed_data):
            return ""
        return clean_name(given)
