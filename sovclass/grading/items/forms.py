"""The form of a grade item, and points as they are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from blog.assignments.models import Assignment
from blog.web.changes import save_changes
from sovclass.grading.items.models import GradeItem


class PointsField(forms.DecimalField):
    """Points of one item: 0 to its most, with a comma or a dot."""

    def __init__(self, item: GradeItem) -> None:
        self.item = item
        super().__init__(
            label=item.title,
            required=False,
            max_digits=6,
            decimal_places=2,
            widget=forms.TextInput(
                attrs={
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "class": "input input-num",
                }
            ),
            help_text=_("of %(most)s") % {"most": localize(item.points.normalize())},
        )

    def to_python(  # type: ignore[override]  # the stubs say int
        self, value: Any
    ) -> Decimal | None:
        """A comma is a decimal point too."""
        if isinstance(value, str):
            value = value.strip().replace(",", ".")
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        """Between nothing and the item's most."""
        super().validate(value)
        if value is None:
            return
        if not 0 <= value <= self.item.points:
            raise ValidationError(
                _("%(typed)s is out of range for this item. Enter 0 to %(most)s."),
                params={
                    "typed": localize(value),
                    "most": localize(self.item.points.normalize()),
                },
            )


KIND_TAKEN = _("This assignment already has an item of that kind.")


class ItemForm(forms.ModelForm):
    """What is graded."""

    points = forms.DecimalField(
        label=_("Points"), min_value=0, max_digits=6, decimal_places=2
    )
    weight = forms.DecimalField(
        label=_("Weight"),
        min_value=0,
        max_digits=5,
        decimal_places=2,
        initial=1,
        help_text=_("In the course total; 0 leaves it out."),
    )

    class Meta:
        model = GradeItem
        fields: ClassVar = ["kind", "title", "points", "weight"]

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.assignment = assignment

    def clean(self) -> dict[str, Any]:
        """One essay item and one discussion item at most; no mark above the points."""
        data: dict[str, Any] = super().clean() or {}
        item = self.instance
        if self.is_taken(data.get("kind")):
            self.add_error("kind", KIND_TAKEN)
        points = data.get("points")
        is_set = item.pk is not None and points is not None
        if is_set and item.grades.filter(score__gt=points).exists():
            self.add_error("points", _("Somebody already has more points than that."))
        return data

    def is_taken(self, kind: Any) -> bool:
        """Of essay and discussion the assignment has one already."""
        if kind == GradeItem.Kind.OTHER:
            return False
        others = GradeItem.objects.filter(assignment=self.instance.assignment)
        return others.exclude(pk=self.instance.pk).filter(kind=kind).exists()

    def save_or_refuse(self) -> bool:
        """Save it; False, and an error, if somebody else has made one of that kind."""
        try:
            save_changes(self)
        except IntegrityError:
            if not self.is_taken(self.cleaned_data["kind"]):
                raise
            self.add_error("kind", KIND_TAKEN)
        return not self.errors
