"""A source's text: a file or pasted words, and the ground on which it is held."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from blog.web.forms import SayingForm
from citations.library.forms import TOO_LONG
from citations.quotations.extract import Problem


class SourceTextForm(SayingForm):
    """The file is read by its content later, in a process of its own."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "PDF with a text layer, EPUB, HTML or plain text in UTF-8, at most 24 MB."
        ),
        error_messages={"empty": _("This file is empty.")},
        max_length=255,
    )
    pasted = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        max_length=1_500_000,
        error_messages={"max_length": TOO_LONG},
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_(
            "A line containing only [p. 407] begins page 407. Without such lines, the text is one page without a number."
        ),
    )
    first_label = forms.IntegerField(
        label=_("Number of the first page"),
        required=False,
        min_value=0,
        max_value=99_999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("Enter a number from 0 to 99999, such as 406."),
        ),
        help_text=_(
            "Only if the file does not say: for example, a PDF that counts from 1 although the article begins on page 406."
        ),
    )
    rights = forms.CharField(
        label=_("The course may hold this text because"),
        max_length=500,
        help_text=_(
            "“Public domain”, “the library’s licence for course packs”, “the author agreed”. Kept with the text."
        ),
        error_messages={
            "required": _("Say why the course may hold it."),
            "max_length": TOO_LONG,
        },
    )
    confirmed = forms.BooleanField(
        label=_("I confirm that the course has the right to hold this text."),
        error_messages={
            "required": _("Without that right, the course cannot hold the text.")
        },
    )
    students_may_read = forms.BooleanField(
        label=_("Students may read the pages"),
        required=False,
        help_text=_(
            "Otherwise, they see only the words that differ from their own quotations."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        data = super().clean() or {}
        if "file" not in self.errors and "pasted" not in self.errors:
            if data.get("file") and (data.get("pasted") or "").strip():
                self.add_error(
                    "pasted", _now("Choose a file or paste the text, not both.")
                )
            elif not data.get("file") and not (data.get("pasted") or "").strip():
                self.add_error("file", _now("Choose a file, or paste the text below."))
        return data


def problem_sentence(problem: Problem) -> str:
    """What is wrong with a file, and what to do."""
    return {
        Problem.EMPTY: _now("This file is empty."),
        Problem.UNKNOWN_FORM: _now(
            "This is not a PDF, EPUB, HTML or plain text file. Save it as one of these."
        ),
        Problem.NOT_UTF8: _now(
            "This text is not in UTF-8. Save it again with that encoding."
        ),
        Problem.BROKEN: _now("This file is damaged and cannot be read."),
        Problem.ENCRYPTED: _now(
            "This file is locked. Use a copy without a password or copy protection."
        ),
        Problem.UNSAFE: _now("This file is built in a way that is not safe to open."),
        Problem.NO_TEXT: _now(
            "There is no text in this file. If its pages are pictures, have them recognised (OCR) first."
        ),
        Problem.TOO_MANY_PAGES: _now("This file has too many pages: at most 3,000."),
        Problem.TOO_MUCH_TEXT: _now(
            "This file has too much text: at most 8 million characters, 200,000 on a page."
        ),
        Problem.TOO_SLOW: _now(
            "Reading this file takes too long. Split it, or save it as plain text."
        ),
    }[problem]


def too_big_sentence(most: int) -> str:
    """For a file of more bytes than are taken."""
    return _now("This file is too large: a text can have at most %(limit)s.") % {
        "limit": filesizeformat(most)
    }
