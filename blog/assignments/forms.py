"""What a class is asked to write."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _

from blog.assignments.models import Assignment, Reading
from blog.assignments.walltime import WALL_FORMAT, to_instant
from blog.classroom.models import Course
from blog.html.sanitiser import TooMuch, clean_guidelines
from blog.web.converters import NumberConverter
from citations.items.pages import are_ranges
from citations.library.models import Source


class WallTimeField(forms.CharField):
    """A date and time without a zone, kept as it is written."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"type": "datetime-local", "class": "input"}),
        )
        super().__init__(max_length=25, **kwargs)

    def clean(self, value: Any) -> str:
        """ "2027-03-14T23:59", or the empty string."""
        text = str(super().clean(value)).strip().replace(" ", "T")[:16]
        if not text:
            return ""
        try:
            datetime.strptime(text, WALL_FORMAT)  # noqa: DTZ007  a wall time has no zone
        except ValueError:
            raise ValidationError(
                _("This is not a date and time. Enter it as 2027-03-14 23:59.")
            ) from None
        if not "1990" <= text[:4] <= "2200":
            raise ValidationError(_("Enter a year between 1990 and 2200."))
        return text


class AssignmentForm(forms.ModelForm):
    """Everything but the readings, which are a formset of their own."""

    opens_wall = WallTimeField(label=_("Opens"), required=False)
    due_wall = WallTimeField(label=_("Due"))
    locks_wall = WallTimeField(
        label=_("Locks"),
        required=False,
        help_text=_("After this, nothing can be handed in or revised."),
    )

    number = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=NumberConverter.most
    )
    points = forms.DecimalField(
        label=_("Points"), min_value=0, max_digits=6, decimal_places=2, initial=20
    )

    class Meta:
        model = Assignment
        fields: ClassVar = [
            "number",
            "title",
            "guidelines_html",
            "opens_wall",
            "due_wall",
            "locks_wall",
            "points",
            "words_min",
            "words_max",
            "sources_wanted",
            "replies_wanted",
        ]
        widgets: ClassVar = {
            "guidelines_html": forms.Textarea(
                attrs={"rows": 10, "class": "input", "data-rich-text": ""}
            ),
        }

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.course = course

    def clean_number(self) -> int:
        """No second assignment of this number."""
        number: int = self.cleaned_data["number"]
        others = self.instance.course.assignments.exclude(pk=self.instance.pk)
        if others.filter(number=number).exists():
            raise _number_taken(number)
        return number

    def refuse_number(self) -> None:
        """Somebody else has taken it at the same moment."""
        self.add_error("number", _number_taken(self.cleaned_data["number"]))

    def clean_guidelines_html(self) -> str:
        """Sanitised."""
        try:
            return clean_guidelines(self.cleaned_data["guidelines_html"])
        except TooMuch as problem:
            raise ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        """Opens, due and locks in this order; the word range the right way round."""
        data: dict[str, Any] = super().clean() or {}
        # As moments: where the clock is put forward, a later hour can be an earlier one.
        zone = self.instance.course.zone
        opens = to_instant(data.get("opens_wall", ""), zone, is_deadline=False)
        due = to_instant(data.get("due_wall", ""), zone, is_deadline=True)
        locks = to_instant(data.get("locks_wall", ""), zone, is_deadline=True)
        if due and opens and opens > due:
            self.add_error("due_wall", _("It is due before it opens."))
        if due and locks and locks < due:
            self.add_error("locks_wall", _("It locks before it is due."))
        low, high = data.get("words_min"), data.get("words_max")
        if low is not None and high is not None and high < low:
            self.add_error("words_max", _("The maximum is smaller than the minimum."))
        return data


def _number_taken(number: int) -> ValidationError:
    return ValidationError(
        _("There is already an assignment %(number)d. Choose another number."),
        params={"number": number},
    )


class ReadingForm(forms.ModelForm):
    """A source and its pages."""

    class Meta:
        model = Reading
        fields: ClassVar = ["source", "pages"]

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources  # type: ignore[attr-defined]
        self.fields["source"].empty_label = str(_("Choose a source"))  # type: ignore[attr-defined]

    def clean_pages(self) -> str:
        """“406-433”, “12”, “ix-xii, 3-40”, or nothing."""
        pages: str = self.cleaned_data["pages"].strip()
        if not are_ranges(pages):
            raise ValidationError(_("Enter pages as 406-433, separated by commas."))
        return pages


class ReadingFormSet(BaseInlineFormSet):
    """The readings of one assignment."""

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        edited = getattr(kwargs.get("instance"), "pk", None)
        used = Reading.objects.filter(assignment__in=[edited] if edited else [])
        sources = Source.objects.filter(library=course.library_id).filter(
            Q(status=Source.Status.APPROVED) | Q(pk__in=used.values("source"))
        )
        kwargs["form_kwargs"] = {"sources": sources.in_order()}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """A reading that is changed here is still there."""
        if any("id" in form.errors for form in self.initial_forms):
            raise ValidationError(
                _(
                    "A reading has been removed in the meantime, perhaps in another "
                    "window. Open this page in a second tab and continue from there."
                )
            )


make_reading_forms = inlineformset_factory(
    Assignment,
    Reading,
    form=ReadingForm,
    formset=ReadingFormSet,
    extra=3,
    max_num=40,
    can_delete=True,
)
