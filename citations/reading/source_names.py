"""A source by what students call it: its people, its bodies, its titles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from citations.reading.small_words import PARTICLES, SMALL, drop_article
from citations.reading.types import ShelfSource
from citations.reading.words import folded


@dataclass(slots=True, eq=False)
class Shelved:
    """A source with its folded names and phrases."""

    source: ShelfSource
    names: set[str] = field(default_factory=set)
    """Family names, whole and by the word that counts (“von geldern”, “geldern”)."""
    families: list[str] = field(default_factory=list)
    """The word that counts of each family name, in order."""
    long_names: list[tuple[str, ...]] = field(default_factory=list)
    """Names of three or more words: “world health organization”."""
    given: set[str] = field(default_factory=set)
    short: set[tuple[str, ...]] = field(default_factory=set)
    """Aliases, the short title, the title before its colon and, where it says enough, the
    one behind it, the whole title."""
    title: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def shelve(source: ShelfSource) -> Shelved:
    """A source with what students call it, folded."""
    shelved = Shelved(source)
    for family in source.family_names:
        _add_name(shelved, folded(family))
    shelved.given = {w for name in source.given_names for w in folded(name)}
    shelved.title = drop_article(folded(source.title))
    if shelved.title:
        shelved.short.add(shelved.title)
    main, colon, behind = source.title.partition(":")
    for phrase in (main if colon else "", source.short_title, *source.aliases):
        short = drop_article(folded(phrase)) if phrase else ()
        if short:
            shelved.short.add(short)
    subtitle = drop_article(folded(behind))  # “Short Course”, and never “A History”
    if sum(word not in SMALL for word in subtitle) > 1:
        shelved.short.add(subtitle)
    return shelved


def _add_name(shelved: Shelved, parts: list[str]) -> None:
    """A family name: the whole, and what is left without “von” and the like.

    Of two family names or a hyphenated one, each; of a body's name, only the whole.
    """
    if not parts:
        return
    for others in _other_states(parts):
        shelved.names.add(" ".join(others))
        shelved.long_names.append(tuple(others))
    own = [part for part in parts if part not in PARTICLES] or parts[-1:]
    shelved.names.add(" ".join(parts))
    if len(parts) > 2:
        shelved.long_names.append(tuple(parts))
    if len(own) > 2:
        shelved.families.append(" ".join(parts))
        return
    shelved.families.append(own[-1])
    shelved.names.update(own)
    for part in own:
        shelved.names.update(p for p in part.split("-") if len(p) > 2)


_STATES = [
    (("u", "s"), ("us",), ("united", "states")),
    (("u", "k"), ("uk",), ("united", "kingdom")),
    (("u", "n"), ("un",), ("united", "nations")),
    (("e", "u"), ("eu",), ("european", "union")),
]


def _other_states(parts: list[str]) -> list[list[str]]:
    """“US Department of State”, “United States Department …” of “U.S. Department …”."""
    for forms in _STATES:
        for form in forms:
            rest = parts[len(form) :]
            if rest and tuple(parts[: len(form)]) == form:
                return [[*other, *rest] for other in forms if other != form]
    return []
