"""Which citations and documents are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from citations.reading.reader import READER_VERSION
from citations.reading.text import PROJECTION_VERSION

if TYPE_CHECKING:
    from citations.documents.models import Citation, Document  # noqa: F401


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations, wherever they are."""

    def live(self) -> Self:
        """Those in live revisions and visible comments; the only ones counted."""
        return self.filter(document__is_live=True)

    def live_in(self, library_id: int) -> Self:
        """The live ones of a library: said so, they are counted by indexes alone."""
        return self.live().filter(document__library_id=library_id)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Texts whose citations are tracked."""

    def live(self) -> Self:
        """Counted and shown."""
        return self.filter(is_live=True)

    def read_by_an_older_reader(self) -> Self:
        """Read before the reader, or how a text is laid out for it, was changed."""
        return self.filter(
            Q(reader_version__lt=READER_VERSION)
            | Q(projection_version__lt=PROJECTION_VERSION)
        )
