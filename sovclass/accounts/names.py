"""What a person's name may contain: any script, but nothing that deceives the eye."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 200
MOST_MARKS = 4
"""Accents on one letter; more is decoration that covers the lines around it."""
_KIND_MARKS = "\u200c\u200d\u200e\u200f\u061c"
"""Invisible, but needed to write Persian, Indic scripts and mixed directions."""
_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
"""Alphabets whose letters pass for each other."""


def clean_name(raw: str) -> str:
    """The name in NFC with single spaces.

    Raises ValidationError, with a sentence, for names that are too long or without a
    letter, control and direction-changing characters, piles of accents, and words that
    mix alphabets which look alike.
    """
    text = unicodedata.normalize("NFC", raw.replace("\ufeff", ""))
    name = " ".join(text.split())
    if len(name) > LONGEST:  # letters can come apart: more than were typed
        raise ValidationError(_("This name is too long."))
    if not any(unicodedata.category(c).startswith("L") for c in name):
        raise ValidationError(_("Enter a name with at least one letter."))
    if any(_is_hidden(c) for c in name):
        raise ValidationError(
            _("The name contains invisible characters. Type it again by hand.")
        )
    if _longest_pile(name) > MOST_MARKS:
        raise ValidationError(_("The name has too many accents on one letter."))
    if any(len(_alphabets(word)) > 1 for word in name.split()):
        raise ValidationError(
            _("A word in the name mixes look-alike letters from two alphabets.")
        )
    return name


def _is_hidden(c: str) -> bool:
    code = ord(c)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in _KIND_MARKS


def _longest_pile(name: str) -> int:
    longest = run = 0
    for c in name:
        run = run + 1 if unicodedata.category(c) in {"Mn", "Me"} else 0
        longest = max(longest, run)
    return longest


def _alphabets(word: str) -> set[str]:
    return {unicodedata.name(c, "").split(" ")[0] for c in word} & _ALIKE
