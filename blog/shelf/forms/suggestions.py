"""What people tell us about the life of a course's library."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from citations.library.forms import TOO_LONG, SourceForm


class SuggestForm(SourceForm):
    """The fields of one type, and a word to those who keep the library."""

    def _add_common(self) -> None:
        self.fields["note"] = forms.CharField(
            label=_("For your instructor"),
            max_length=2000,
            error_messages={"max_length": TOO_LONG},
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            help_text=_("Where you found it, or the whole reference if you have one."),
        )


class DeclineForm(forms.Form):
    """Why a suggestion is not put on the shelf."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_(
            "The person who suggested it can read this; nobody else in the class can."
        ),
        error_messages={
            "required": _("Say why, so that they know what to do."),
            "max_length": TOO_LONG,
        },
    )
