"""A request whose user is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

__all__ = ("User", "UserRequest")

if TYPE_CHECKING:
    # The one place where blog looks up: a user is the site's, and only a type here.
    from sovclass.accounts.models import User

    class UserRequest(HttpRequest):
        """Closed by default: the user is never anonymous."""

        user: User
else:
    User = AbstractBaseUser
    UserRequest = HttpRequest
