"""Is the process up; is the site ready. For load balancers; open to everybody."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; the database is not asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and every migration is applied, else 503."""
    try:
        waiting = has_waiting_migrations()
    except Error:
        logger.exception("readyz: the database does not answer")
        return _not_ready("The database does not answer.\n")
    if waiting:
        return _not_ready("Migrations are waiting: run manage.py migrate.\n")
    return HttpResponse("ready\n", content_type="text/plain")


def has_waiting_migrations() -> bool:
    """Whether the code knows migrations the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _not_ready(sentence: str) -> HttpResponse:
    answer = HttpResponse(sentence, content_type="text/plain", status=503)
    answer["Retry-After"] = "5"
    return answer
