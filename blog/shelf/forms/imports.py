"""Where an import comes from: a file, a text, a collection, a number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from blog.web.forms import SayingForm
from citations.exchange.compare import isbn_of
from citations.exchange.formats.encodings import decode
from citations.exchange.formats.records import MOST_BYTES
from citations.exchange.remote import zotero
from citations.items.clean import Note, doi_in
from citations.library.forms import TOO_LONG

LONGEST_PASTE = 400_000


class ImportForm(SayingForm):
    """A file or a pasted text."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("BibTeX, RIS or CSL-JSON, at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".bib,.bibtex,.ris,.json,.txt"}),
        error_messages={"empty": _("This file is empty.")},
    )
    text = forms.CharField(
        label=_("Or paste the records here"),
        required=False,
        strip=False,  # lines are counted from the first one
        max_length=LONGEST_PASTE,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean_file(self) -> UploadedFile | None:
        """No larger than what is read."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("It is too large: at most 8 MB can be read."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            is_file, is_pasted = bool(data.get("file")), bool(data["text"].strip())
            if not is_file and not is_pasted:
                self.add_error("text", _("Choose a file, or paste some records."))
            if is_file and is_pasted:
                sentence = _("Choose a file or paste the records, not both.")
                self.add_error("text", sentence)
        return data

    def given(self) -> tuple[str, str, tuple[Note, ...]]:
        """(the text, the file's name, how its letters were guessed)."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return self.cleaned_data["text"], "", ()
        text, notes = decode(file.read())
        return text.replace("\0", ""), file.name or "", notes


class ZoteroForm(SayingForm):
    """A group or a collection by its web address. Only its numbers are used."""

    use_required_attribute = False

    address = forms.CharField(
        label=_("Address of a Zotero group or collection"),
        max_length=500,
        help_text=_(
            "For example https://www.zotero.org/groups/123/name. It has to be public."
        ),
        error_messages={
            "required": _("Paste the address of a group."),
            "max_length": TOO_LONG,
        },
    )

    def clean_address(self) -> str:
        """The path at Zotero's own address, and nothing else of what was typed."""
        path = zotero.path_of(self.cleaned_data["address"])
        if not path:
            raise ValidationError(
                _(
                    "This is not the address of a Zotero group or of a collection in one."
                )
            )
        return path


class NumberForm(SayingForm):
    """One work by its DOI or ISBN."""

    use_required_attribute = False

    number = forms.CharField(
        label=_("DOI or ISBN"),
        max_length=300,
        help_text=_("For example 10.2307/2499923 or 978-0-19-956041-7."),
        error_messages={
            "required": _("Type a DOI or an ISBN."),
            "max_length": TOO_LONG,
        },
    )

    def clean_number(self) -> str:
        """A DOI, or an ISBN whose check digit is right."""
        number = str(self.cleaned_data["number"])
        if doi_in(number):
            return number
        if isbn_of(number):
            return isbn_of(number)
        raise ValidationError(
            _(
                "This is neither a DOI (which begins with “10.”) nor an ISBN with a valid last digit."
            )
        )

    @property
    def is_doi(self) -> bool:
        """Otherwise an ISBN."""
        return bool(doi_in(self.cleaned_data["number"]))
