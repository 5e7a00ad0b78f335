"""A part of a bracket that the library explains: a citation, or a mention in passing.

A page or a year beside a known name cites; a name alone does only where a citation
stands, and (BNH) behind the body's full name says what it is called.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citations.reading.anatomy import Anatomy
from citations.reading.find import Bracket, Part
from citations.reading.fits import Fit, Match
from citations.reading.locators import PICTURED
from citations.reading.lookalikes import is_acronym, looks_like_date
from citations.reading.scene import Scene, Seen, can_have, state_of
from citations.reading.types import Kind, State
from citations.reading.years import typed_year


def read_known(
    scene: Scene,
    bracket: Bracket,
    part: Part,
    said: Anatomy,
    match: Match,
    place: tuple[int, int],
) -> Seen | None:
    if looks_like_date(part.text) and not _is_of_its_year(said, match):
        return None
    if _introduces(scene, bracket, said, match):
        return None
    said = typed_year(page_or_year(said, match), match)
    state = state_of(match.ids)
    if not _is_sure(scene, bracket, said, match):
        if bracket.is_square:
            return None
        state = State.POSSIBLE
    return scene.see(
        *place, citation_kind(said, match), state, match.ids, said.locator, said.year
    )


def _introduces(scene: Scene, bracket: Bracket, said: Anatomy, match: Match) -> bool:
    """“the World Health Organization (WHO)”: what it is called from here on."""
    if said.locator or said.has_year or not is_acronym(said.head):
        return False
    names = {name for fit in match.fits for name in fit.shelved.names}
    quoted = scene.quotation_before(bracket.start, bracket.end) is not None
    return not names & set(said.words) and not quoted


def _is_of_its_year(said: Anatomy, match: Match) -> bool:
    """“(Carr 1950–78)” of a work that came out from 1950 on."""
    years = {said.year or said.tail_number, said.other_year} - {""}
    fits = (fit for fit in match.fits if fit.by_name)
    return any(fit.shelved.source.year in years for fit in fits)


def page_or_year(said: Anatomy, match: Match) -> Anatomy:
    """A bare 1953 after a name is a page where the source has such a page."""
    if not said.tail_number:
        return said
    number = int(said.tail_number)
    for fit in match.fits:
        source = fit.shelved.source
        if source.year == said.tail_number:
            break
        if source.last_page.isdecimal() and can_have(source, number):
            return replace(said, year="")
    return replace(said, year=said.tail_number, locator=None)


def _is_sure(scene: Scene, bracket: Bracket, said: Anatomy, match: Match) -> bool:
    """A page, a year or “see” makes a known name a citation; alone, its place must.

    “(Khrushchev)” in the middle of a sentence says who is meant. So does a single word
    that opens a title, “(Russia)”, or a piece of one, “(Communist Party)”.
    """
    fit = match.fits[0]
    has_place = said.locator is not None and said.locator.label not in PICTURED
    is_a_word = not (fit.by_name or fit.opens or fit.is_whole) and fit.title_words == 1
    if has_place and is_a_word and not said.is_labelled:
        return scene.ends_a_sentence(bracket.start, bracket.end)
    if has_place or said.has_year or said.is_quoted_in:
        return True
    if said.locator or _explains(said, fit):
        return False
    if said.signalled or scene.quotation_before(bracket.start, bracket.end):
        return True
    stands = scene.ends_a_sentence(bracket.start, bracket.end) or scene.after_a_stop(
        bracket.start
    )
    if fit.by_name:
        return stands or fit.by_title
    if not (fit.is_whole or fit.opens):
        return fit.title_words > 2 or 2 * fit.title_words >= len(fit.shelved.title)
    if fit.title_words > 1:
        return not said.head.islower()
    names = {str(alias).casefold() for alias in fit.shelved.source.aliases}
    is_title = len(fit.shelved.title) == 1 or said.head.casefold() in names
    return stands and is_title


_FOR_EXAMPLE = re.compile(r"\W*(?:e\.\s?g|i\.\s?e|for example|also|both|in|по)\b")


def _explains(said: Anatomy, fit: Fit) -> bool:
    """Without a place it says who or what is meant: “(e.g. Stalin)”, “(Stalin's)”,
    “(Lenin, Trotsky, Stalin)”, “(the Virgin Lands)”."""
    if said.head[-2:].lower() in {"’s", "'s"}:
        return True
    if fit.by_title:
        is_common = said.head.startswith(("the ", "a ", "an "))
        return is_common and not fit.is_whole and not fit.by_name
    is_list = fit.unexplained > 1 and said.head.count(",") > 1
    return is_list or _FOR_EXAMPLE.match(said.typed) is not None


def citation_kind(said: Anatomy, match: Match) -> Kind:
    """What a part that a source explains is made of."""
    if said.is_quoted_in:
        return Kind.QUOTED_IN
    by_name = any(fit.by_name for fit in match.fits)
    by_title = any(fit.by_title for fit in match.fits)
    if said.year:
        return Kind.AUTHOR_DATE
    if by_title:
        attributed = any(fit.unexplained for fit in match.fits)
        if by_name or attributed:
            return Kind.AUTHOR_TITLE
        return Kind.TITLE_PAGE if said.locator else Kind.TITLE_ONLY
    return Kind.AUTHOR_PAGE if said.locator else Kind.AUTHOR_ONLY
