"""A request whose user is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.template.loader import render_to_string

__all__ = ("User", "UserRequest", "say_with_link")

if TYPE_CHECKING:
    # The one place where blog looks up: a user is the site's, and only a type here.
    from sovclass.accounts.models import User

    class UserRequest(HttpRequest):
        """Closed by default: the user is never anonymous."""

        user: User
else:
    User = AbstractBaseUser
    UserRequest = HttpRequest


def say_with_link(request: HttpRequest, said: str, address: str, link: str) -> None:
    """Tell on the next page what was done, and what follows from it."""
    shown = {"said": said, "address": address, "link": link}
    text = render_to_string("components/_message_link.html", shown)
    messages.success(request, text)
