"""allauth's forms in our words. Apart from forms.py, which allauth itself imports."""

# allauth carries no types:
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object


class _OurWords(_Form):
    """Labels instead of placeholders."""

    words: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)


_EMAIL = {"email": _("E-mail")}
_CODE_HINT = {"code": _("From the e-mail we sent you; upper or lower case.")}


class SignInForm(_OurWords, allauth_forms.LoginForm):
    """E-mail and password."""

    words: ClassVar = {
        "login": _("E-mail"),
        "remember": _("Stay signed in on this device"),
    }
    hints: ClassVar = {"password": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].initial = True


class SignUpForm(_OurWords, allauth_forms.SignupForm):
    """Name, e-mail, and a password twice."""

    words: ClassVar = {**_EMAIL, "password2": _("Password again")}
    field_order: ClassVar = ["name", "email", "password1", "password2"]


class CodeForm(_OurWords, allauth_forms.RequestLoginCodeForm):
    """Where to mail the code."""

    words = _EMAIL


class ConfirmCodeForm(_OurWords, allauth_forms.ConfirmLoginCodeForm):
    """The code that was mailed to sign in."""

    hints = _CODE_HINT


class ConfirmEmailForm(_OurWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    """The code that shows that an address is one's own."""

    hints = _CODE_HINT


class AddAddressForm(_OurWords, allauth_forms.AddEmailForm):
    """One more address."""

    words = _EMAIL


class ForgottenForm(_OurWords, allauth_forms.ResetPasswordForm):
    """Where to mail the link."""

    words = _EMAIL


class NewPasswordForm(_OurWords, allauth_forms.ResetPasswordKeyForm):
    """A new password, after the mailed link."""

    words: ClassVar = {"password2": _("New password again")}


class ChangePasswordForm(_OurWords, allauth_forms.ChangePasswordForm):
    """Old password, new password."""

    words: ClassVar = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    hints: ClassVar = {"oldpassword": ""}


class SetPasswordForm(_OurWords, allauth_forms.SetPasswordForm):
    """A first password, for one who signs in by code."""

    words: ClassVar = {"password2": _("Password again")}


class ConfirmPasswordForm(_OurWords, allauth_forms.ReauthenticateForm):
    """The password again, before something that matters."""
