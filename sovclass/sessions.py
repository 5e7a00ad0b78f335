"""Sessions in the database, as Django keeps them; looked up by a prepared query."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from citations.prepared import Param, prepared


@prepared
def _session() -> QuerySet[Session]:
    return Session.objects.filter(
        session_key=Param("key"), expire_date__gt=Param("now")
    )


class SessionStore(db.SessionStore):
    """Every page begins with this look-up (docs/performance.md)."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Django's own table: nothing about what is stored is ours."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = None
        if self.session_key:
            found = _session().first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
