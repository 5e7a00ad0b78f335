"""A form that says what was found out after it was sent."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms


class SayingForm(forms.Form):
    """Its errors appear beside their fields, also when it is shown again later."""

    def say(self, field: str, sentences: Sequence[str]) -> None:
        """Say this beside a field, though nothing may have been sent just now."""
        self.errors[field] = self.error_class(sentences, renderer=self.renderer)
