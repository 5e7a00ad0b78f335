"""The cast: ada writes, ben is her classmate, prof teaches, outsider is in no course."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client

from blog.classroom.models import Course, Membership
from sovclass.accounts.models import User
from tests.database import copy_of_the_database
from tests.factories import make_course, make_member, make_user
from tests.soak import load_profile

pytest_plugins = ["tests.browser.chromium"]  # for browser/ and i18n/, once a worker

load_profile()


@pytest.fixture(autouse=True)
def _empty_cache():
    """Limits are counted in the cache: each test begins with none used up, and with no
    part of a page kept."""
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Before pytest-django makes the test database: see tests/database.py."""
    copy = copy_of_the_database()
    with django_db_blocker.unblock():
        copy.begin()
    return copy


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_modify_db_settings, django_db_blocker):
    """And when it stands."""
    with django_db_blocker.unblock():
        django_db_modify_db_settings.finish()


USES_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """On a second database, only what touches one and may come out otherwise there."""
    if os.environ.get("SOVCLASS_TEST_DATABASE_ONLY") != "1":
        return
    chosen, others = [], []
    for item in items:
        touches = item.get_closest_marker("django_db") or (
            USES_DATABASE & set(getattr(item, "fixturenames", ()))
        )
        differs = touches and not item.get_closest_marker("any_database")
        (chosen if differs else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = chosen


@pytest.fixture
def course(db) -> Course:
    return make_course(slug="russia", title="Twentieth-Century Russia", code="HIST 242")


@pytest.fixture
def ada(course) -> User:
    user = make_user("Ada Writer", email="ada@example.org")
    make_member(course, user)
    return user


@pytest.fixture
def ben(course) -> User:
    user = make_user("Ben Classmate", email="ben@example.org")
    make_member(course, user)
    return user


@pytest.fixture
def prof(course) -> User:
    user = make_user("Prof Teacher", email="prof@example.org")
    make_member(course, user, role="instructor")
    return user


@pytest.fixture
def outsider(db) -> User:
    return make_user("Otto Outsider", email="outsider@example.org")


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """`as_user(ada)`: a client signed in as ada."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="sovclass.accounts.backends.PasswordBackend")
        return client

    return sign_in


@pytest.fixture
def member_of(course) -> Callable[[User], Membership]:
    """`member_of(ada)`: her membership in the course."""

    def find(user: User) -> Membership:
        return Membership.objects.select_related("course", "user").get(
            course=course, user=user
        )

    return find
