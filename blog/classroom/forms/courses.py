"""What teachers tell us about a course."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Course, Section
from blog.web.changes import save_changes
from citations.library.style_names import style_choices


def zone_choices() -> list[tuple[str, str]]:
    """Every zone of the tz database, by name."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones())]


class CourseForm(forms.ModelForm):
    """Title, code, term, dates, zone and colour."""

    timezone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        initial="UTC",
        help_text=_("Deadlines are shown in this time zone."),
    )

    class Meta:
        model = Course
        fields: ClassVar = [
            "title",
            "code",
            "term",
            "description",
            "starts_on",
            "ends_on",
            "timezone",
            "accent",
        ]
        widgets: ClassVar = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error(
                "ends_on",
                _("The course ends before it starts. Choose a later last day."),
            )
        return data


class StyleForm(forms.Form):
    """The citation style of the whole course."""

    style = forms.ChoiceField(label=_("Citation style"), choices=style_choices)


NAME_TAKEN = _("This course already has a section with that name. Choose another.")


class SectionForm(forms.ModelForm):
    """A section's name, unique in its course."""

    class Meta:
        model = Section
        fields: ClassVar = ["name"]

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course

    def clean_name(self) -> str:
        """No second section of this name."""
        name: str = self.cleaned_data["name"]
        if self.is_taken(name):
            raise ValidationError(NAME_TAKEN)
        return name

    def is_taken(self, name: str) -> bool:
        """Another section of the course is called so."""
        others = self.course.sections.exclude(pk=self.instance.pk)
        return others.filter(name__iexact=name).exists()

    def save_or_refuse(self) -> bool:
        """Save it; False, and an error, if somebody else has taken the name."""
        try:
            save_changes(self)
        except IntegrityError:
            if not self.is_taken(self.cleaned_data["name"]):
                raise
            self.add_error("name", NAME_TAKEN)
        return not self.errors
