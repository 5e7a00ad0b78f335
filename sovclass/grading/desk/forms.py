"""Marks as graders type them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sovclass.grading.grades.models import Grade
from sovclass.grading.grades.services import TypedMark
from sovclass.grading.items.forms import PointsField
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import leading

LONGEST_FEEDBACK = 20_000


class DeskForm(forms.Form):
    """One student's marks and the private feedback, with the versions they were read at."""

    def __init__(
        self,
        *args: Any,
        items: Sequence[GradeItem],
        grades: Mapping[int, Grade],
        **kwargs: Any,
    ) -> None:
        self.items, self.grades = items, grades
        super().__init__(*args, **kwargs)
        for item in items:
            grade = grades.get(item.pk)
            points = PointsField(item)
            points.initial = grade.score if grade else None
            self.fields[f"score-{item.pk}"] = points
            self.fields[f"version-{item.pk}"] = forms.IntegerField(
                min_value=0,
                initial=grade.version if grade else 0,
                widget=forms.HiddenInput,
            )
        self.lead = leading(items)
        first = grades.get(self.lead.pk) if self.lead else None
        kept = getattr(first, "feedback", None) if first else None
        self.fields["feedback"] = forms.CharField(
            label=_("Private feedback"),
            required=False,
            max_length=LONGEST_FEEDBACK,
            initial=kept.body if kept else "",
            widget=forms.Textarea(attrs={"rows": 8, "class": "input"}),
        )

    def marks(self) -> list[TypedMark]:
        """What was typed, the feedback with the leading item."""
        data = self.cleaned_data
        return [
            TypedMark(
                item=item,
                score=data[f"score-{item.pk}"],
                version=data[f"version-{item.pk}"],
                feedback=data["feedback"] if item == self.lead else None,
            )
            for item in self.items
        ]
