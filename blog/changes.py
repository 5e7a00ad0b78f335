"""What a form changes of a row, and nothing else of it.

Two people may have one row open. `save()` writes all columns as they were when the row
was read, and so undoes what somebody else wrote into the others meanwhile.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.forms import ModelForm

T = TypeVar("T", bound=models.Model)


def changed_columns(form: ModelForm[Any]) -> list[str]:
    """The columns to which a valid form gives other values than the row was read with."""
    row, before = form.instance, form.initial
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.name in form.cleaned_data
        and field.value_from_object(row) != before.get(field.name)
    ]


def save_changes(form: ModelForm[T]) -> T:
    """Save what a valid form says: a new row, or the changed columns of one there is."""
    row = form.save(commit=False)
    if row._state.adding:
        row.save(force_insert=True)
    elif changed := changed_columns(form):
        row.save(update_fields=changed)
    return row
