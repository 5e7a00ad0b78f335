"""A source, field by field: a plain form per type, CSL-JSON behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from citations.items.clean import clean_item
from citations.items.dates import whole_date
from citations.items.pages import are_ranges
from citations.library.models import Library, Source
from citations.library.people import from_csl_names, to_csl_names

T = Source.Type

LABELS: dict[str, Any] = {
    "author": _("Authors"),
    "editor": _("Editors"),
    "translator": _("Translators"),
    "director": _("Directors"),
    "container-author": _("Authors of the whole book"),
    "title": _("Title"),
    "container-title": _("In (book, journal, newspaper or site)"),
    "edition": _("Edition"),
    "volume": _("Volume"),
    "issue": _("Issue"),
    "number-of-volumes": _("Number of volumes"),
    "publisher": _("Publisher"),
    "publisher-place": _("Place"),
    "archive": _("Archive"),
    "archive_location": _("Folder, box or call number"),
    "event-title": _("Event"),
    "genre": _("Kind"),
    "page": _("Pages in it"),
    "URL": _("Web address"),
    "issued": _("Published"),
    "accessed": _("Accessed"),
}

HINTS: dict[str, Any] = {
    "author": _("One per line, family name first: “Freeze, Gregory L.”"),
    "editor": _("One per line, family name first."),
    "translator": _("One per line, family name first."),
    "director": _("One per line, family name first."),
    "issued": _("For example 2009, 2009-03 or 2009-03-17."),
    "accessed": _("For example 2026-03-17."),
    "page": _("For example 134-159."),
}

KEY_TAKEN = _("Another source in this library has this key.")
TOO_LONG = _(
    "This is too long: at most %(limit_value)d characters fit here, and it has %(show_value)d."
)
"""For a field's `max_length`."""

NAMES = ("author", "editor", "translator", "director", "container-author")
DATES = ("issued", "accessed")

FIELDS: dict[str, tuple[str, ...]] = {
    T.BOOK: ("author", "title", "translator", "edition", "volume", "number-of-volumes", "publisher", "publisher-place", "issued", "URL"),
    T.EDITED_BOOK: ("editor", "title", "edition", "volume", "publisher", "publisher-place", "issued", "URL"),
    T.CHAPTER: ("author", "title", "container-title", "editor", "edition", "publisher", "issued", "page", "URL"),
    T.ARTICLE: ("author", "title", "container-title", "volume", "issue", "issued", "page", "URL"),
    T.NEWSPAPER: ("author", "title", "container-title", "issued", "page", "URL"),
    T.WEB_PAGE: ("author", "title", "container-title", "publisher", "issued", "URL", "accessed"),
    T.WEB_SITE: ("title", "editor", "publisher", "issued", "URL", "accessed"),
    T.FILM: ("title", "director", "publisher", "issued", "URL"),
    T.SPEECH: ("author", "title", "event-title", "publisher-place", "issued", "URL"),
    T.ARCHIVE: ("author", "title", "issued", "archive", "archive_location", "URL"),
    T.REPORT: ("author", "title", "publisher", "issued", "URL"),
    T.THESIS: ("author", "title", "genre", "publisher", "issued", "URL"),
}  # fmt: skip
"""Which CSL fields each type asks for, in order."""

_FOUR_DIGITS = re.compile(r"\s*\d{4}(?!\d)")
_NO_ADDRESS = _(
    "This is not a web address. Enter all of it, such as https://example.org/page."
)
_NO_TITLE = _("Enter the title.")
_TOO_MUCH = _("This is too long, or there are too many names.")
_LEFT_OUT = {"URL": _NO_ADDRESS, "title": _NO_TITLE}
"""What is said where cleaning leaves nothing of a field."""


class SourceForm(forms.Form):
    """The fields of one type, with the names students use and the first and last page."""

    def __init__(
        self,
        *args: Any,
        kind: str,
        library: Library,
        source: Source | None = None,
        **kw: Any,
    ) -> None:
        self.kind, self.library, self.source = kind, library, source
        if source is not None:
            kw.setdefault("initial", initial(source))
        super().__init__(*args, **kw)
        for name in FIELDS[kind]:
            self.fields[name] = _field(name)
        self._add_common()

    def _add_common(self) -> None:
        self.fields["short_title"] = forms.CharField(
            label=_("Short title"),
            max_length=300,
            error_messages={"max_length": TOO_LONG},
            required=False,
            help_text=_("Added to a citation when two works by one author fit."),
        )
        self.fields["aliases"] = forms.CharField(
            label=_("Other names students use"),
            max_length=2000,
            error_messages={"max_length": TOO_LONG},
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One per line: “Short Course”, “17 Moments”."),
        )
        self.fields["first_page"] = _page_field(_("First page"))
        self.fields["last_page"] = _page_field(_("Last page"))
        self.fields["key"] = forms.CharField(
            label=_("Key"),
            max_length=100,
            error_messages={"max_length": TOO_LONG},
            required=False,
            help_text=_(
                "Its name in exports; made from author and year if left empty."
            ),
        )

    def clean_key(self) -> str:
        """Unique in the library."""
        key = str(self.cleaned_data["key"]).strip()
        others = self.library.sources.all()
        if self.source is not None:
            others = others.exclude(pk=self.source.pk)
        if key and others.filter(key=key).exists():
            raise ValidationError(KEY_TAKEN)
        return key

    def clean(self) -> dict[str, Any]:
        """Dates, pages and the page range are what they say; nothing is left out."""
        data: dict[str, Any] = super().clean() or {}
        for name in DATES:
            if data.get(name) and not is_date(data[name]):
                self.add_error(name, _("Enter a date as 2009, 2009-03 or 2009-03-17."))
        if data.get("page") and not are_ranges(data["page"]):
            self.add_error("page", _("Enter pages as 134-159."))
        for note in clean_item(self._typed())[1]:
            said = _TOO_MUCH if note.code == "cut" else _LEFT_OUT.get(note.about)
            if said and note.about in self.fields and not self.has_error(note.about):
                self.add_error(note.about, said)
        first, last = data.get("first_page", ""), data.get("last_page", "")
        if first.isdigit() and last.isdigit() and int(last) < int(first):
            self.add_error("last_page", _("The last page comes before the first."))
        return data

    def csl(self) -> dict[str, Any]:
        """The clean CSL-JSON item, without its id. Fields the form does not show are
        kept as they are."""
        kept = {
            name: value
            for name, value in (self.source.csl if self.source else {}).items()
            if name not in FIELDS[self.kind]
        }
        return kept | clean_item(self._typed())[0]

    def _typed(self) -> dict[str, Any]:
        """What was typed, as CSL has it."""
        typed: dict[str, Any] = {"type": csl_type(self.kind)}
        for name in FIELDS[self.kind]:
            said = str(self.cleaned_data.get(name) or "")
            typed[name] = to_csl_names(said) if name in NAMES else said.strip()
        return typed

    def alias_list(self) -> list[str]:
        """The other names, each once."""
        lines = (line.strip() for line in self.cleaned_data["aliases"].splitlines())
        return list(dict.fromkeys(line[:200] for line in lines if line))[:30]


def csl_type(kind: str) -> str:
    """CSL's name of one of our types: edited books are books, sites are web pages."""
    return {T.EDITED_BOOK: "book", T.WEB_SITE: "webpage"}.get(T(kind), kind)


def _field(name: str) -> forms.Field:
    options: dict[str, Any] = {
        "label": LABELS[name],
        "help_text": HINTS.get(name, ""),
        "required": name == "title",
        "error_messages": {"required": _NO_TITLE, "max_length": TOO_LONG},
    }
    if name in NAMES:
        widget = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(max_length=2000, widget=widget, **options)
    if name == "URL":
        options["error_messages"]["invalid"] = _NO_ADDRESS
        return forms.URLField(max_length=1000, assume_scheme="https", **options)
    return forms.CharField(max_length=1000 if name == "title" else 300, **options)


def _page_field(label: Any) -> forms.Field:
    return forms.RegexField(
        r"^(\d{1,6}|[ivxlcdmIVXLCDM]{1,10})?$",
        label=label,
        required=False,
        error_messages={"invalid": _("Enter a page number, such as 12 or xii.")},
    )


def is_date(text: str) -> bool:
    """“2009-03-17” is one; a year has four digits."""
    return bool(_FOUR_DIGITS.match(text)) and whole_date(text) is not None


def initial(source: Source) -> dict[str, Any]:
    """What the form shows for a source."""
    return dict.fromkeys(FIELDS[source.type], "") | {
        **as_typed(source.csl, source.type),
        "short_title": source.short_title,
        "aliases": "\n".join(source.aliases),
        "first_page": source.first_page,
        "last_page": source.last_page,
        "key": source.key,
    }


def as_typed(csl: Mapping[str, Any], kind: str) -> dict[str, str]:
    """The fields that an item fills in on the form of a type."""
    shown = {name: _from_csl(name, csl.get(name)) for name in FIELDS[kind]}
    return {name: text for name, text in shown.items() if text}


def _from_csl(name: str, value: Any) -> str:
    if name in NAMES:
        return from_csl_names(value)
    if name in DATES and isinstance(value, Mapping):
        parts = (value.get("date-parts") or [[]])[0]
        return "-".join(
            f"{part:02d}" if i else str(part) for i, part in enumerate(parts)
        )
    return "" if value is None else str(value)
