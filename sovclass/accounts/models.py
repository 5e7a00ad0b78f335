"""People. Nothing here knows about courses."""

from __future__ import annotations

import unicodedata
from typing import Any, ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def fold_email(address: str) -> str:
    """The one form an address is stored and looked up in (NFKC, casefolded)."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def sort_key_of(sort_name: str) -> str:
    """What people are ordered by: accents dropped, case folded."""
    decomposed = unicodedata.normalize("NFKD", sort_name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())[:200]


def guess_sort_name(name: str) -> str:
    """“Mei-Ling Zhao” → “Zhao, Mei-Ling”; a guess that its owner can mend."""
    *given, family = name.split() or [""]
    return f"{family}, {' '.join(given)}"[:200] if given else family


class UserManager(BaseUserManager["User"]):
    """Makes users whose e-mail is folded and whose sort name is filled in."""

    use_in_migrations = False

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """A saved user; without a password, one who signs in by mailed code."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(force_insert=True, using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """A site admin."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, username: str | None) -> User:
        """The user who signs in with this address, however it is typed."""
        return self.get(email=fold_email(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """A person, who signs in by e-mail and may have any roles in any courses."""

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody already signs in with this address.")},
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As you write it, in any script.")
    )
    sort_name = models.CharField(
        _("sort name"),
        max_length=200,
        blank=True,
        help_text=_("How lists order you, family name first: “Zhao, Mei-Ling”."),
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    is_staff = models.BooleanField(_("site admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fold the address and the sort key; both are lookups, never shown."""
        self.email = fold_email(self.email)
        self.sort_name = self.sort_name.strip() or guess_sort_name(self.name)
        self.sort_key = sort_key_of(self.sort_name)
        columns = kwargs.get("update_fields")
        if columns is not None and {"name", "sort_name"} & set(columns):
            kwargs["update_fields"] = {*columns, "sort_name", "sort_key"}
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name as its owner writes it."""
        return self.name
