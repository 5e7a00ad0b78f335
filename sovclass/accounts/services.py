"""What is written about accounts outside allauth's own flows."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from sovclass.accounts.models import User


def mark_verified(user: User) -> None:
    """Take the user's address as shown to be theirs: for accounts this machine makes
    itself (the demo class), never for an address somebody typed."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
