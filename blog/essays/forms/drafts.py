"""What a draft consists of."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = {"title": 300, "standfirst": 500}
"""Characters; the pages' own fields have the same."""


class DraftForm(forms.Form):
    """Title, standfirst and text, with the version they were written on."""

    use_required_attribute = False

    version = forms.IntegerField(
        min_value=0,
        max_value=2_000_000_000,
        widget=forms.HiddenInput,
        error_messages={"required": _("The draft’s version is missing.")},
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=LONGEST["title"],
        error_messages={
            "max_length": _("A title can have at most %(limit_value)d characters.")
        },
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        max_length=LONGEST["standfirst"],
        error_messages={
            "max_length": _("A standfirst can have at most %(limit_value)d characters.")
        },
    )
    body = forms.CharField(label=_("Text"), required=False, strip=False)

    def clean_title(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_standfirst(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["standfirst"]).split())

    @property
    def fields_to_save(self) -> dict[str, str]:
        """Title, standfirst and body of a valid form."""
        return {
            name: str(self.cleaned_data[name])
            for name in ("title", "standfirst", "body")
        }
