"""The course's sources, made easy to find by what students call them."""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress

from citations.items.romanise import is_cyrillic, skeleton, stems
from citations.reading.folding import fold
from citations.reading.slips import NearNames
from citations.reading.small_words import PARTICLES, SMALL, drop_article
from citations.reading.source_names import Shelved, shelve
from citations.reading.titles import Phrase, Titles
from citations.reading.types import ShelfSource
from citations.reading.words import folded


class Shelf:
    """The sources of one library, indexed. Building it is linear in their number."""

    def __init__(self, sources: Iterable[ShelfSource]) -> None:
        self.sources = list(sources)
        self.all = [shelve(source) for source in self.sources]
        self.by_id = {shelved.source.id: shelved for shelved in self.all}
        self.by_name: dict[str, list[Shelved]] = defaultdict(list)
        self.by_url: dict[str, list[Shelved]] = defaultdict(list)
        self.first_of_two: set[str] = set()
        """The first words of names of several words."""
        self.small_names: set[str] = set()
        """Names that are written without a capital: “hooks”, “boyd”."""
        self.titles = Titles()
        self.sites = Titles()
        """What the site or paper of a single work without authors is called."""
        self.remembered: dict[object, object] = {}
        """What was resolved before, by what was asked; see `resolve`."""
        self.acronyms: dict[str, list[Shelved]] = defaultdict(list)
        """“who” → the works of the World Health Organization."""
        self._near: NearNames | None = None
        self._opening: dict[str, list[Shelved]] | None = None
        self._holding: dict[str, list[Shelved]] | None = None
        self._openings: list[str] | None = None
        self._leads: dict[tuple[str, ...], list[Shelved]] | None = None
        self._others: dict[str, list[Shelved]] | None = None
        self._skeletons: dict[str, list[str]] | None = None
        self.has_cyrillic = False
        for shelved in self.all:
            self._index(shelved)
        self._add_leads()

    def _index(self, shelved: Shelved) -> None:
        for name in shelved.names:
            self.by_name[name].append(shelved)
            if " " in name:
                self.first_of_two.add(name.split(" ", 1)[0])
        for family in shelved.source.family_names:
            if family.islower() and family.isalpha() and family not in PARTICLES:
                self.small_names.add(family)
        self.titles.add(shelved)
        for words in shelved.long_names:
            self.acronyms[acronym_of(words)].append(shelved)
        if shelved.source.url:
            self.by_url[bare_url(shelved.source.url)].append(shelved)
        if any(is_cyrillic(family) for family in shelved.source.family_names):
            self.has_cyrillic = True

    def _add_leads(self) -> None:
        """“According to Wordhoard.com”: the site of one work names it in the text."""
        leads: dict[tuple[str, ...], list[Shelved]] = defaultdict(list)
        for shelved in self.all:
            if not shelved.families:
                for lead in shelved.source.leads:
                    leads[drop_article(folded(lead))].append(shelved)
        for words, sources in leads.items():
            if len(words) > 1 and len(sources) == 1:
                phrase = Phrase(sources[0], words, 0, is_whole=True, is_name=True)
                self.sites.root.grow(words[0], phrase)

    def helped_by(self, words: Sequence[str]) -> list[Shelved]:
        """Sources that somebody of this name translated or edited."""
        if self._others is None:
            self._others = defaultdict(list)
            for shelved in self.all:
                for family in shelved.source.others:
                    self._others[" ".join(folded(family))].append(shelved)
        return self._others.get(" ".join(words), _NOBODY)

    def named(self, word: str) -> list[Shelved]:
        """Sources with exactly this family name (folded; one or two words)."""
        return self.by_name.get(word, _NOBODY)

    def abbreviated(self, typed: str) -> list[Shelved]:
        """Sources of a body with these initials, typed in capitals: “WHO”."""
        if len(typed) < 3 or not typed.isupper():
            return _NOBODY
        return self.acronyms.get(fold(typed), _NOBODY)

    def spelt(self, typed: str) -> list[Shelved]:
        """Sources of the one family name that is this one in another alphabet or
        romanisation. `typed` is the word as it stands in the text."""
        if typed.isascii() and not self.has_cyrillic:
            return _NOBODY
        forms = [typed, *(stems(typed) if is_cyrillic(typed) else ())]
        for form in forms:
            exact = self.by_name.get(fold(form))
            if exact:
                return exact
            key = skeleton(form)
            names = self._by_skeleton().get(key, []) if key else []
            if len(names) == 1:
                return self.by_name[names[0]]
        return _NOBODY

    def _by_skeleton(self) -> dict[str, list[str]]:
        if self._skeletons is None:
            self._skeletons = defaultdict(list)
            for shelved in self.all:
                for family in shelved.source.family_names:
                    key, name = skeleton(family), " ".join(folded(family))
                    if key and name not in self._skeletons[key]:
                        self._skeletons[key].append(name)
        return self._skeletons

    def opening(self, word: str) -> list[Shelved]:
        """Sources whose title begins with this word, articles aside."""
        if self._opening is None:
            self._opening = defaultdict(list)
            for shelved in self.all:
                if shelved.title:
                    self._opening[shelved.title[0]].append(shelved)
        return self._opening.get(word, _NOBODY)

    def holding(self, word: str) -> list[Shelved]:
        """Sources whose title has this word anywhere."""
        if self._holding is None:
            self._holding = defaultdict(list)
            for shelved in self.all:
                for each in set(shelved.title):
                    self._holding[each].append(shelved)
        return self._holding.get(word, _NOBODY)

    def opening_like(self, start: str) -> list[Shelved]:
        """Sources whose title opens with the one word that begins so: “matt” of
        “Matthew”."""
        if self._openings is None:
            self.opening("")
            self._openings = sorted(self._opening or ())
        first = bisect_left(self._openings, start)
        after = [w for w in self._openings[first : first + 2] if w.startswith(start)]
        return self.opening(after[0]) if len(after) == 1 else _NOBODY

    def led_by(self, words: tuple[str, ...]) -> list[Shelved]:
        """Sources that a style leads with these words, of nobody's name."""
        if self._leads is None:
            self._leads = defaultdict(list)
            for shelved in self.all:
                for lead in shelved.source.leads:
                    key = drop_article(folded(lead))
                    self._leads[key].append(shelved)
        return self._leads.get(words, _NOBODY)

    def near(self, word: str) -> list[Shelved]:
        """Sources of the one family name that differs from this by a slip."""
        if self._near is None:
            self._near = NearNames(self.by_name)
        names = self._near.near(word)
        found = {s.source.id: s for name in names for s in self.by_name[name]}
        people = {tuple(s.families) for s in found.values()}
        return list(found.values()) if len(people) == 1 else _NOBODY


_NOBODY: list[Shelved] = []


def acronym_of(words: Sequence[str]) -> str:
    """Of the words that have a meaning: “who”."""
    return "".join(word[0] for word in words if word not in SMALL)


KEPT = 8
_kept: OrderedDict[tuple[str, ...], Shelf] = OrderedDict()


def indexed_shelf(sources: Iterable[ShelfSource] | Shelf) -> Shelf:
    """The shelf of these sources; the last few are kept, as a class reads many essays."""
    if isinstance(sources, Shelf):
        return sources
    asked = list(sources)
    key = tuple(source.id for source in asked)
    shelf = _kept.get(key)
    if shelf is None or shelf.sources != asked:
        shelf = _kept[key] = Shelf(asked)
    with suppress(KeyError):  # another thread may have let it go
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return shelf


def bare_url(url: str) -> str:
    """A URL without scheme, www, fragment and final slash, folded."""
    rest = fold(url.strip()).split("://", 1)[-1].split("#", 1)[0]
    return rest.removeprefix("www.").rstrip("/.,;:)")
