"""Who and what, for sources and the citations of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from citations.reading.folding import fold

if TYPE_CHECKING:
    from citations.library.models import Source  # noqa: F401


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
