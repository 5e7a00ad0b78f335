"""Who is signed in: Django's and allauth's backends; the person is looked up by a
prepared query, since every page begins with it (docs/performance.md)."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from citations.prepared import Param, prepared
from sovclass.accounts.models import User


@prepared
def _person() -> QuerySet[User]:
    return User.objects.filter(pk=Param("pk"))


class _ByPreparedQuery:
    def get_user(self, user_id: int) -> User | None:
        """The person of a session; None when gone or switched off."""
        user = _person().first(pk=user_id)
        return user if user is not None and user.is_active else None


class PasswordBackend(_ByPreparedQuery, ModelBackend):
    """Django's own, and the permissions."""


class AddressBackend(_ByPreparedQuery, AuthenticationBackend):  # type: ignore[misc]
    """allauth's: by address and password, or by a mailed code."""
