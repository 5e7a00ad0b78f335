"""What somebody says about an essay."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from blog.discussion.models import Comment
from blog.essays.models import Post


def new_sent_key() -> str:
    """Names one sending of the form."""
    return uuid.uuid4().hex


class CommentForm(forms.Form):
    """The words, what they answer, and a key that makes a double click one comment."""

    body = forms.CharField(
        label=_("Your comment"),
        max_length=settings.COMMENT_MAX_CHARACTERS,
        widget=forms.Textarea(
            attrs={"rows": 4, "class": "input", "data-keep": "", "dir": "auto"}
        ),
        help_text=_("Citations work here too: (Freeze 352) becomes a link."),
        error_messages={
            "required": _("There is nothing to post yet. Write something.")
        },
    )
    parent = forms.ModelChoiceField(
        queryset=Comment.objects.none(), required=False, widget=forms.HiddenInput
    )
    sent_key = forms.RegexField(
        r"^[0-9a-zA-Z-]{8,40}$", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, post: Post | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if post is not None and self.is_bound and self.data.get("parent"):
            # A reply must stay on its page, and answer what is there.
            standing = Comment.objects.filter(post_id=post.pk).standing()
            self.fields["parent"].queryset = standing  # type: ignore[attr-defined]

    def clean_body(self) -> str:
        """More than white space."""
        body: str = self.cleaned_data["body"].strip()
        if not body:
            raise ValidationError(_("There is nothing to post yet. Write something."))
        return body

    def clean_sent_key(self) -> str:
        """A key of our own where none came."""
        return self.cleaned_data["sent_key"] or new_sent_key()


class CommentEditForm(forms.Form):
    """Changing one's own words."""

    body = forms.CharField(
        label=_("Your comment"),
        max_length=settings.COMMENT_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8, "class": "input", "dir": "auto"}),
    )
