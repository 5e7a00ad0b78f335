"""What is said about records and files, by the codes of `citations.exchange`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from citations.library.forms import LABELS

FIELDS: dict[str, Any] = {
    **LABELS,
    "type": gettext_lazy("Type"),
    "DOI": gettext_lazy("DOI"),
    "ISBN": gettext_lazy("ISBN"),
    "ISSN": gettext_lazy("ISSN"),
    "title-short": gettext_lazy("Short title"),
    "collection-title": gettext_lazy("Series"),
    "collection-number": gettext_lazy("Number in the series"),
    "volume-title": gettext_lazy("Title of the volume"),
    "part-title": gettext_lazy("Title of the part"),
    "original-title": gettext_lazy("Original title"),
    "reviewed-title": gettext_lazy("Title of the work reviewed"),
    "section": gettext_lazy("Section"),
    "original-publisher": gettext_lazy("Original publisher"),
    "original-publisher-place": gettext_lazy("Original place"),
    "version": gettext_lazy("Version"),
    "number": gettext_lazy("Number"),
    "part-number": gettext_lazy("Part"),
    "supplement-number": gettext_lazy("Supplement"),
    "medium": gettext_lazy("Medium"),
    "archive-place": gettext_lazy("Place of the archive"),
    "archive_collection": gettext_lazy("Collection in the archive"),
    "event-place": gettext_lazy("Place of the event"),
    "source": gettext_lazy("Found through"),
    "language": gettext_lazy("Language"),
    "authority": gettext_lazy("Authority"),
    "reviewed-genre": gettext_lazy("Kind of the work reviewed"),
    "composer": gettext_lazy("Composers"),
    "guest": gettext_lazy("Guests"),
    "host": gettext_lazy("Hosts"),
    "illustrator": gettext_lazy("Illustrators"),
    "interviewer": gettext_lazy("Interviewers"),
    "narrator": gettext_lazy("Narrators"),
    "contributor": gettext_lazy("Contributors"),
    "series-creator": gettext_lazy("Creators of the series"),
    "collection-editor": gettext_lazy("Editors of the series"),
    "reviewed-author": gettext_lazy("Authors of the work reviewed"),
    "compiler": gettext_lazy("Compilers"),
    "editor-translator": gettext_lazy("Editors and translators"),
    "editorial-director": gettext_lazy("Editorial directors"),
    "recipient": gettext_lazy("Recipients"),
    "event-date": gettext_lazy("Date of the event"),
    "original-date": gettext_lazy("First published"),
}
"""Every field an import takes over, by what people call it."""

PROBLEMS: dict[str, Any] = {
    "no-title": gettext_lazy("It has no title."),
    "broken-entry": gettext_lazy(
        "The entry is not complete: a brace, a quotation mark, a comma or a “=” is missing before the next one begins."
    ),
    "no-entry-type": gettext_lazy("There is no type after the @, as in “@book”."),
    "too-deep": gettext_lazy("There are too many braces within braces."),
    "value-too-long": gettext_lazy("One of its fields is far too long."),
    "not-json": gettext_lazy("From here on this is not JSON; the rest was not read."),
    "not-an-item": gettext_lazy("This is not an object with fields."),
    "too-many": gettext_lazy(
        "An import takes at most %(about)s records; this one and those after it are left out. Import the rest from a separate file."
    ),
}

NOTES: dict[str, Any] = {
    "field-left-out": gettext_lazy("Left out: %(about)s makes no sense as it stands."),
    "name-left-out": gettext_lazy("A name was left out: %(about)s."),
    "cut": gettext_lazy("Cut, because it was too long: %(about)s."),
    "date-cut": gettext_lazy("Only the valid part of a date was kept: %(about)s."),
    "unknown-type": gettext_lazy("Its type is not known: “%(about)s”."),
    "unknown-string": gettext_lazy("“%(about)s” is not defined in the file."),
    "unknown-command": gettext_lazy("The command \\%(about)s is not known."),
    "and-others": gettext_lazy("“and others” was left out."),
    "repeated-key": gettext_lazy("The key “%(about)s” is used twice in the file."),
    "repeated-field": gettext_lazy("Given twice; the first was used: %(about)s."),
    "no-end": gettext_lazy("Its last line (ER) is missing."),
    "repeats": gettext_lazy("The same work is on line %(about)s of the file."),
    "several-fit": gettext_lazy(
        "Several sources on the shelf could be this one, so it is treated as new."
    ),
}

OF_FILES: dict[str, Any] = {
    "guessed-encoding": gettext_lazy(
        "The file does not name its encoding. It was read as %(about)s; check that accents and other alphabets are right."
    ),
    "empty-file": gettext_lazy("It is empty."),
    "unknown-format": gettext_lazy(
        "This does not look like a format that can be read: BibTeX, RIS or CSL-JSON."
    ),
    "no-records": gettext_lazy("No record was found in it."),
    "file-too-long": gettext_lazy("It is too large: at most 8 MB can be read."),
    "service-away": gettext_lazy(
        "%(about)s cannot be reached from here. Perhaps this site has no connection to the internet; try again later, or import a file."
    ),
    "service-slow": gettext_lazy("%(about)s did not answer in time. Try again later."),
    "service-busy": gettext_lazy("%(about)s asks us to wait. Try again later."),
    "service-odd": gettext_lazy(
        "%(about)s gave an answer that cannot be read. Try again later."
    ),
    "service-too-much": gettext_lazy("%(about)s sent more than can be read."),
    "not-found": gettext_lazy("%(about)s does not know it."),
    "not-public": gettext_lazy(
        "This group or collection is not public, so Zotero does not show it to us."
    ),
}


def note_sentence(note: Sequence[str]) -> str:
    """What a [code, about] or a [code, about, line] says, in a sentence."""
    code, about = note[0], note[1]
    if len(note) > 2:
        return _("Line %(line)s: %(said)s") % {
            "line": note[2],
            "said": note_sentence(note[:2]),
        }
    for texts in (PROBLEMS, NOTES, OF_FILES):
        if code in texts:
            return str(texts[code]) % {"about": str(FIELDS.get(about, about))}
    return _("Something about it looks wrong.")


def field_label(name: str) -> str:
    """What the source form calls a field; CSL's own name where the form has none."""
    return str(FIELDS.get(name, name))
