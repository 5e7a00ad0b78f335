"""The words for why a place without a name is in its work: the one table of them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from citations.reading.reasons import Reason

WORDS: dict[str, Promise | str] = {
    Reason.NAMED_HERE: _("the work named in the same sentence"),
    Reason.SPEAKS_HERE: _("whoever speaks in the same sentence"),
    Reason.CITED_BEFORE: _("the work cited just before"),
    Reason.SPOKE_BEFORE: _("whoever spoke last"),
    Reason.NAMED_BEFORE: _("the work named just before"),
    Reason.ONLY_WORK: _("the only work of the essay"),
    Reason.MAIN_WORK: _("the work the essay is about"),
    Reason.ONLY_PLAY: _("the only work cited by act and scene"),
    Reason.ABBREVIATION: _("an abbreviation that the essay introduces"),
    Reason.LISTED: _("the writer’s own list of works"),
}


def reason_words(code: str) -> str:
    """The words of a code; empty for none and for one that is not known."""
    return str(WORDS.get(code, ""))
