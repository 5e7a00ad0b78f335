"""Every name that is shown goes through here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext as _

from blog.web.requests import User

if TYPE_CHECKING:
    from blog.classroom.models import Membership


class Named(Protocol):
    """A person of whom no more is known."""

    @property
    def pk(self) -> int:
        """The account's."""

    @property
    def name(self) -> str:
        """As they write it."""


def display_name(member: Membership | User | Named, viewer: Membership | None) -> str:
    """The name `viewer` may see for this member (or their user).

    One place, so that a later choice (an alias readers see) changes one function.
    """
    person: Any = getattr(member, "user", member)
    return str(person.name) or _("Somebody without a name")


class Signed(Protocol):
    """An essay, as far as its byline goes."""

    @property
    def authors(self) -> Iterable[Any]:
        """Members or people, in order."""


def byline(post: Signed, viewer: Membership | None) -> list[str]:
    """The names of an essay's authors, in order."""
    return [display_name(author, viewer) for author in post.authors]


def initials(name: str) -> str:
    """One or two letters for an avatar."""
    parts = name.replace("-", " ").split()
    letters = [part[0] for part in parts if part[0].isalpha()]
    if not letters:
        return "–"
    return (letters[0] + (letters[-1] if len(letters) > 1 else "")).upper()


def hue(user_id: int) -> int:
    """Which of the eight avatar colours a person has."""
    return user_id % 8 + 1
