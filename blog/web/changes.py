"""What a form changes of a row, and nothing else of it.

Two people may have one row open. `save()` writes all columns as they were when the row
was read, and so undoes what somebody else has since written to the others.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import DatabaseError, IntegrityError, models, transaction
from django.forms import ModelForm
from django.http import Http404, HttpRequest

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
    """Save what a valid form says: a new row, or the changed columns of one there is.

    Raises Http404 if somebody else has since removed the row.
    """
    row = form.save(commit=False)
    if row._state.adding:
        with transaction.atomic():
            row.save(force_insert=True)
    elif changed := changed_columns(form):
        _update(row, changed)
    return row


def _update(row: models.Model, columns: list[str]) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=columns)
    except IntegrityError:
        raise
    except DatabaseError:
        if type(row)._base_manager.filter(pk=row.pk).exists():
            raise
        raise Http404 from None


class SavesChanges:
    """For the admin's pages: they save what was changed there, and nothing else."""

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Called by Django for a valid form."""
        save_changes(form)
