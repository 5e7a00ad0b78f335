"""The form in which an administrator says why they must read feedback."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DisclosureForm(forms.Form):
    """Why a site admin reads private feedback."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_("It is kept, with your name and the time."),
    )
