"""The words for why a place without a name is in its work: the one table of them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from citations.reading.reasons import PlaceReason

WORDS: dict[str, Promise | str] = {
    PlaceReason.NAMED_HERE: _("the work named in the same sentence"),
    PlaceReason.SPEAKS_HERE: _("the person speaking in the same sentence"),
    PlaceReason.CITED_BEFORE: _("the work cited just before"),
    PlaceReason.SPOKE_BEFORE: _("the last person to speak"),
    PlaceReason.NAMED_BEFORE: _("the work named just before"),
    PlaceReason.ONLY_WORK: _("the only work of the essay"),
    PlaceReason.MAIN_WORK: _("the work the essay is about"),
    PlaceReason.ONLY_PLAY: _("the only work cited by act and scene"),
    PlaceReason.ABBREVIATION: _("an abbreviation that the essay introduces"),
    PlaceReason.LISTED: _("the writer’s own list of works"),
}


def reason_words(code: str) -> str:
    """The words of a code; empty for none and for one that is not known."""
    return str(WORDS.get(code, ""))
