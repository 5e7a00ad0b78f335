"""The records of an import, sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from citations.exchange.imports.models import ImportRecord  # noqa: F401


class ImportRecordQuerySet(models.QuerySet["ImportRecord"]):
    """Records of imports."""

    def to_write(self) -> Self:
        """Chosen, and not on the shelf yet."""
        return self.filter(is_chosen=True, is_written=False)
