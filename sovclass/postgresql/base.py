"""Django's PostgreSQL, which sees without asking whether a connection still stands."""

from __future__ import annotations

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, with a cheaper look at kept connections.

    CONN_HEALTH_CHECKS sends `SELECT 1` before each request's first query. A server that
    has gone, or has ended the session, has closed the connection, which shows here; one
    that fell silent would leave `SELECT 1` waiting as well.
    """

    def is_usable(self) -> bool:
        """Whether queries can be sent: open, and nothing unread from the other side."""
        if self.connection is None or self.connection.closed:
            return False
        waiting, _, _ = select.select([self.connection.fileno()], [], [], 0)
        return bool(super().is_usable()) if waiting else True
