"""Who and what, for sources and the citations of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from citations.parsing.folding import fold
from citations.parsing.reader import READER_VERSION
from citations.parsing.text import PROJECTION_VERSION

if TYPE_CHECKING:
    from citations.models import Citation, Document, ImportRecord, Source  # noqa: F401


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources of a library."""

    def approved(self) -> Self:
        """What citations may link to."""
        return self.filter(status="approved")

    def suggested(self) -> Self:
        """What waits for somebody to approve or decline it."""
        return self.filter(status="suggested")

    def readable(self, user_id: int, *, is_keeper: bool) -> Self:
        """What one may look at: all that was on the shelf once, and one's own
        suggestions. Who keeps the library looks at everything."""
        if is_keeper:
            return self
        on_shelf = Q(status__in=("approved", "retired", "merged"))
        return self.filter(on_shelf | Q(added_by_id=user_id))

    def in_order(self) -> Self:
        """By author or title, as a works cited list is."""
        return self.order_by("sort_key", "pk")

    def matching(self, query: str) -> Self:
        """Sources whose names, titles or aliases hold each word of the query."""
        found = self
        for word in query.split()[:8]:
            found = found.filter(search_text__contains=fold(word))
        return found


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations, wherever they stand."""

    def live(self) -> Self:
        """Those in live revisions and visible comments; the only ones counted."""
        return self.filter(document__is_live=True)


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


class ImportRecordQuerySet(models.QuerySet["ImportRecord"]):
    """Records of imports."""

    def to_write(self) -> Self:
        """Chosen, and not on the shelf yet."""
        return self.filter(is_chosen=True, is_written=False)
