"""What allauth asks the site."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Course
from blog.classroom.services.members import open_invitation
from blog.classroom.views.join import SESSION_CODE, SESSION_TOKEN
from sovclass import errors
from sovclass.accounts.models import User, fold_email


def open_door(request: HttpRequest) -> str | None:
    """The address of the join link or invitation this visitor has opened, if it still
    opens a course; else None."""
    token = request.session.get(SESSION_TOKEN)
    if token and open_invitation(token):
        return reverse("blog:invitation-claim", args=[token])
    code = request.session.get(SESSION_CODE)
    if code and _opens_a_course(code):
        return reverse("blog:join", args=[code])
    return None


def _opens_a_course(code: str) -> bool:
    return Course.objects.filter(
        join_code=code, is_join_open=True, state=Course.State.ACTIVE
    ).exists()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up needs a door; addresses are folded; too many tries are a 429."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "E-mail and password do not match. Check both, or ask for a code by e-mail."
        ),
        "incorrect_code": _("This is not the code from the e-mail. Check it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only for those who opened a join link or an invitation."""
        return open_door(request) is not None

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """On through the door that was opened before signing in, or home."""
        return open_door(request) or str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """As after signing in."""
        return self.get_login_redirect_url(request)

    def clean_email(self, email: str) -> str:
        """The one form an address is stored in, if it can be."""
        folded = fold_email(email)
        for validate in User._meta.get_field("email").validators:
            validate(folded)
        return folded

    def save_user(self, *args: Any, **kwargs: Any) -> Any:
        """A second click that comes before the first one's answer waits for the code too."""
        try:
            with transaction.atomic():
                return super().save_user(*args, **kwargs)
        except IntegrityError:
            answer = redirect("account_email_verification_sent")
            raise ImmediateHttpResponse(answer) from None

    def set_password(self, user: User, password: str) -> None:
        """The password alone: a name changed at the same time stays."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Beyond the rate limit: a 429 page instead of one more form error."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(errors.too_many(request)) from None
