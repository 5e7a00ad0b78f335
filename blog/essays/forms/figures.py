"""A picture for an essay."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from blog.essays.models import Figure
from blog.essays.services.figures import FORMATS

TYPES = [f"image/{name.lower()}" for name in FORMATS]


class FigureForm(forms.ModelForm):
    """The file, what it shows, and whose it is. The file is read by its content later."""

    use_required_attribute = False

    image = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP or GIF, at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(TYPES)}),
        error_messages={
            "required": _("Choose a picture."),
            "empty": _("This file is empty."),
        },
    )
    credit_url = forms.URLField(
        label=_("Link to the original"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )

    class Meta:
        model = Figure
        fields: ClassVar = [
            "image",
            "alt",
            "caption",
            "credit",
            "credit_url",
            "licence",
        ]
        labels: ClassVar = {"alt": _("What the picture shows")}
        help_texts: ClassVar = {
            "alt": _("For readers who cannot see it. Required."),
            "credit": _("Who made it: “Drawing: N. Lindqvist”."),
        }
        error_messages: ClassVar = {
            "alt": {"required": _("Say what the picture shows.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["licence"].required = False
        for field in self.fields.values():
            if (
                field.required
            ):  # for the script, which says it before a large file travels
                field.widget.attrs["data-required"] = field.error_messages["required"]

    def clean_licence(self) -> str:
        """Not told is not known."""
        return self.cleaned_data["licence"] or Figure.Licence.UNKNOWN

    def clean_alt(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["alt"]).split())
