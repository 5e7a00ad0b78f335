"""Joining, inviting, and changing somebody's part in a course."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from blog.classroom.models import Course, Invitation, Membership
from blog.classroom.services.courses import normalise_join_code

MOST_INVITATIONS = 100


class JoinCodeForm(forms.Form):
    """The code an instructor gave."""

    code = forms.CharField(
        label=_("Course code"),
        max_length=60,
        help_text=_("Letters and digits; upper or lower case."),
        widget=forms.TextInput(
            attrs={
                "class": "input code-in",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        """The code as it is stored."""
        code = normalise_join_code(self.cleaned_data["code"])
        if not code:
            raise ValidationError(_("Enter the letters and digits of the code."))
        return code


class JoinForm(forms.Form):
    """Which section one belongs to, when the course has any."""

    section: Any = forms.ModelChoiceField(
        label=_("Your section"), queryset=None, empty_label=_("Choose a section")
    )

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = course.sections.all()
        if sections:
            self.fields["section"].queryset = sections  # type: ignore[attr-defined]
        else:
            del self.fields["section"]


class InvitationForm(forms.Form):
    """Several addresses, one role."""

    emails = forms.CharField(
        label=_("E-mail addresses"),
        max_length=20_000,
        widget=forms.Textarea(
            attrs={"rows": 4, "class": "input", "spellcheck": "false"}
        ),
        help_text=_(
            "One per line, or separated by commas. Each person gets their own link."
        ),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        initial=Membership.Role.STUDENT,
    )
    section: Any = forms.ModelChoiceField(
        label=_("Section"),
        queryset=None,
        required=False,
        empty_label=_("No section"),
        help_text=_("For students."),
    )

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course
        self.fields["section"].queryset = course.sections.all()  # type: ignore[attr-defined]

    def clean_emails(self) -> list[str]:
        """Folded addresses, each once; the error names those that are not addresses."""
        raw = self.cleaned_data["emails"].replace(",", "\n").replace(";", "\n")
        typed = [line.strip() for line in raw.splitlines() if line.strip()]
        folded = list(dict.fromkeys(address.casefold() for address in typed))
        if len(folded) > MOST_INVITATIONS:
            raise ValidationError(
                _("There are %(n)d addresses here. Invite at most %(most)d at a time."),
                params={"n": len(folded), "most": MOST_INVITATIONS},
            )
        wrong = [address for address in folded if not _is_email(address)]
        if wrong:
            raise ValidationError(
                _("Not an e-mail address: %(wrong)s. Correct or remove it."),
                params={"wrong": ", ".join(wrong[:5])[:300]},
            )
        self._refuse_members(folded)
        return folded

    def _refuse_members(self, folded: list[str]) -> None:
        members = self.course.memberships.active().filter(user__email__in=folded)
        names = [member.user.email for member in members.select_related("user")]
        if names:
            raise ValidationError(
                _(
                    "Already in this course: %(names)s. Remove the address from this list."
                ),
                params={"names": ", ".join(names[:5])},
            )


def _is_email(address: str) -> bool:
    """Of a form and a length in which an invitation can keep it."""
    try:
        for validate in Invitation._meta.get_field("email").validators:
            validate(address)
    except ValidationError:
        return False
    return True


class MemberForm(forms.Form):
    """A member's role, and the sections that go with it."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices)
    section: Any = forms.ModelChoiceField(
        label=_("Section"),
        queryset=None,
        required=False,
        empty_label=_("No section"),
        help_text=_("For students."),
    )
    assists_all = forms.BooleanField(
        label=_("Grades all sections"), required=False, help_text=_("For assistants.")
    )
    assists: Any = forms.ModelMultipleChoiceField(
        label=_("Or only these sections"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {
                "role": member.role,
                "section": member.section_id,
                "assists_all": member.assists_all,
                "assists": list(member.assists.values_list("pk", flat=True)),
            },
        )
        super().__init__(*args, **kwargs)
        sections = member.course.sections.all()
        for name in ("section", "assists"):
            self.fields[name].queryset = sections  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An assistant grades all sections or at least one."""
        data: dict[str, Any] = super().clean() or {}
        is_assistant = data.get("role") == Membership.Role.ASSISTANT
        if is_assistant and not data.get("assists_all") and not data.get("assists"):
            self.add_error(
                "assists", _("Choose a section, or tick “Grades all sections”.")
            )
        return data
