"""Connections to PostgreSQL that are kept from request to request."""

from __future__ import annotations

import psycopg2
import pytest
from django.db import connection, connections

pytestmark = [
    pytest.mark.skipif("connection.vendor != 'postgresql'"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def pid():
    """Our session's process on the server; the connection is new."""
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        yield cursor.fetchone()[0]
    connection.close()


def end(pid):
    """End a session from another one."""
    other = psycopg2.connect(**connections["default"].get_connection_params())
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
            cursor.execute("SELECT pg_sleep(0.2)")
    finally:
        other.close()


def test_a_session_that_the_server_ended_is_not(pid):
    end(pid)

    assert not connection.is_usable()


def test_a_closed_connection_is_not(pid):
    connection.connection.close()
    assert not connection.is_usable()
    connection.close()
    assert not connection.is_usable()


def test_the_next_request_gets_a_new_connection(client, pid):
    end(pid)

    connection.close_if_unusable_or_obsolete()  # as Django does before each request
    assert client.get("/readyz").status_code == 200
