"""Who says something in a sentence: “As Freeze notes”, “according to Kotkin”.

A name or a title is taken to be speaking when a verb of saying stands behind it or
before it, or words such as “according to”. What stands inside quotation marks are other
people's words and is not looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citations.reading import verbs
from citations.reading.mentions import Mention, joined_mentions
from citations.reading.words import Words

_LEFT_OUT = {
    "as", "in", "the", "and", "but", "while", "when", "although", "though", "if", "for",
    "on", "by", "to", "according", "however", "since", "because", "so", "yet", "after",
    "before", "like", "both", "where", "what", "why", "how", "even", "only", "here",
    "there", "then", "this", "that", "these", "those", "his", "her", "their", "its",
    "our", "my", "we", "he", "she", "they", "it", "i", "from", "with", "at", "of",
    "or", "not", "also", "unlike", "per", "see", "one", "source", "citing", "quoting",
    "thus", "therefore", "kak", "po", "v", "selon", "laut", "segun", "secondo", "d'apres", "during", "later", "today", "indeed",
}  # fmt: skip
"""Words with a capital at a sentence's start that are no first name."""
_GAP = ' \u00a0”"’»*_'


@dataclass(frozen=True, slots=True)
class Attribution:
    """A name (with first names and verb) or a title that says something."""

    start: int
    end: int
    mention: Mention
    is_sure: bool
    """False for the past tense of plain speech, “Lenin said”, which needs more."""
    is_present: bool = True
    """“Freeze describes how Khrushchev spoke”: the one who says it is Freeze."""


class Attributions:
    """Finds them and looks them up by place."""

    def __init__(
        self,
        words: Words,
        mentions: Sequence[Mention],
        is_quoted: Callable[[int, int], bool],
    ) -> None:
        self._text = words.text
        self._words = words
        self._word = words.word
        self.all: list[Attribution] = []
        for mention in joined_mentions(words.text, mentions):
            if mention.is_weak or is_quoted(mention.start, mention.end):
                continue
            found = self._of(mention)
            if found is not None:
                self.all.append(found)
        self.all = list(_by_themselves(self.all))
        self._starts = [a.mention.start for a in self.all]

    def before(self, place: int, since: int) -> Attribution | None:
        """The last one whose name starts in [since, place)."""
        last = None
        for number in range(bisect_right(self._starts, place - 1) - 1, -1, -1):
            if self._starts[number] < since or place - self._starts[number] > 1000:
                break
            last = last or self.all[number]
            if self.all[number].is_present:
                return self.all[number]
        return last

    def around(self, place: int) -> Attribution | None:
        """The last one whose name starts before a place."""
        number = bisect_right(self._starts, place) - 1
        return self.all[number] if number >= 0 else None

    def of(self, mention: Mention) -> Attribution | None:
        """What a name that says something says it with."""
        number = bisect_right(self._starts, mention.start) - 1
        if number < 0 or self._starts[number] != mention.start:
            return None
        return self.all[number]

    def _of(self, mention: Mention) -> Attribution | None:
        start = self.name_start(mention)
        first = self._words.numbers(start, start + 1).start
        lead = self._word(first - 1) if first and self._joined(first - 1) else ""
        is_object = lead in verbs.NO_SUBJECT_BEHIND or (
            lead == "by" and self._word(first - 2) not in verbs.WORK_NOUNS
        )
        after = None if is_object else self._said_after(mention)
        if after is not None:
            end, is_sure, is_present = after
            is_sure = is_sure or lead == "as"
            if not mention.is_name:
                start, end = mention.start, mention.end
            return Attribution(start, end, mention, is_sure, is_present)
        if self._said_before(mention):
            return Attribution(start, self._bare_end(mention), mention, is_sure=True)
        return None

    def name_start(self, mention: Mention) -> int:
        """Where a name begins with its first names: “James von Geldern”."""
        if not mention.is_name:
            return mention.start
        first = mention.first
        while first > 0 and mention.first - first < 3:
            gap = self._words.between(first - 1)
            if gap not in {" ", ". ", "."} or not self._is_first_name(first - 1, gap):
                break
            first -= 1
        return self._words.spans[first][0]

    def _is_first_name(self, number: int, gap: str) -> bool:
        typed, word = self._words.typed(number), self._word(number)
        if len(typed) == 1 and typed.isupper() and gap[:1] == ".":
            return True  # “С. В. Чирина”
        if not typed[0].isupper() or word in _LEFT_OUT:
            return False
        return not (gap != " " and len(typed) > 3) and not word.endswith("ly")

    def _bare_end(self, mention: Mention) -> int:
        """The end of a name without “’s”."""
        tail = self._text[mention.start : mention.end]
        return mention.end - 2 if tail[-2:].lower() in {"’s", "'s"} else mention.end

    # --- Behind the name --------------------------------------------------------------

    def _said_after(self, mention: Mention) -> tuple[int, bool, bool] | None:
        """(end of the verb, whether it is a sure sign, whether it is in the present)."""
        number = mention.after
        if number >= len(self._words):
            return None
        gap = self._text[mention.end : self._words.spans[number][0]]
        if "\n" in gap or _is_cut_off(mention, gap):
            return None
        is_possessive = self._bare_end(mention) != mention.end
        if is_possessive or not mention.is_name:
            skipped = self._skip_nouns(number)
            if is_possessive and skipped == number:
                return None
            number = skipped
        elif gap.strip(_GAP) == ",":
            number = self._behind_insertion(number)
        elif gap.strip(_GAP) in {"(", "[", ", ("}:
            number = self._behind_bracket(mention.end, number)
        elif gap.strip(_GAP + "."):
            return None  # “et al.” is part of the tokens that follow
        said = self._text[mention.start : mention.end]
        return self._verb(
            number,
            any(j in said for j in (" and ", "&", ", ", " и ", " y ", " et ", " und ")),
        )

    def _skip_nouns(self, number: int) -> int:
        for _ in range(2):
            if self._word(number) in verbs.WORK_NOUNS and self._joined(number):
                number += 1
        return number

    def _behind_insertion(self, number: int) -> int:
        """“Freeze, in Russia: A History, argues”: the word behind the second comma."""
        for ahead in range(number, min(number + 14, len(self._words) - 1)):
            gap = self._words.between(ahead)
            if gap.strip() == ",":
                return ahead + 1
            if gap.strip(' ’”"“:-–'):
                break
        return number

    def _behind_bracket(self, place: int, number: int) -> int:
        """“Freeze (2009) argues”: the word behind the bracket."""
        closed = self._text.find(")", place, place + 40)
        if closed < 0:
            return number
        behind = self._words.numbers(closed, closed + 30)
        if (
            not behind
            or self._text[closed + 1 : self._words.spans[behind[0]][0]] != " "
        ):
            return number
        return behind[0]

    def _verb(self, number: int, several: bool) -> tuple[int, bool, bool] | None:
        for ahead in range(number, min(number + 5, len(self._words))):
            if ahead > number and not self._joined(ahead - 1):
                return None
            word = self._word(ahead)
            if word == "would" and self._word(ahead + 1) in {"have", "say"}:
                return None  # “as Pasteur would have said”
            found = self._speaks(word, ahead, several)
            if found is not None:
                return found
            if word in verbs.AND_OTHERS:
                several = True
            elif several and self._words.typed(ahead)[0].isupper():
                continue  # the second of two authors
            elif word not in verbs.BETWEEN and not word.endswith("ly"):
                return None
            else:
                several = several or word in {"to", "do", "would", "does", "did", "can"}
        return None

    def _joined(self, number: int) -> bool:
        """Nothing but a space (or “al.”) between a word and the next."""
        if number + 1 >= len(self._words):
            return False
        gap = self._words.between(number)
        return not gap.strip(" \u00a0.") and (
            "." not in gap or self._word(number) == "al"
        )

    def _speaks(
        self, word: str, number: int, several: bool
    ) -> tuple[int, bool, bool] | None:
        end = self._words.spans[number][1]
        if word in verbs.WITH and self._joined_word(number, verbs.WITH[word]):
            is_past = word in verbs.WITH_PAST
            return self._words.spans[number + 1][1], not is_past, not is_past
        following = self._word(number + 1) if self._joined(number) else ""
        if word in verbs.NOUNS and following in verbs.NO_VERB_BEFORE:
            return None
        if word in verbs.PRESENT or (word in verbs.BASE and several):
            return end, True, True
        if self._word(number - 1) in {"has", "have"} and word in verbs.PARTICIPLES:
            return end, True, True
        if word in verbs.PAST:
            return end, True, False
        return (end, False, False) if word in verbs.SPOKE else None

    def _joined_word(self, number: int, words: Sequence[str]) -> bool:
        return (
            number + 1 < len(self._words)
            and self._word(number + 1) in words
            and self._joined(number)
        )

    # --- Before the name --------------------------------------------------------------

    def _said_before(self, mention: Mention) -> bool:
        first = mention.first
        name_start = self.name_start(mention)
        while first > 0 and self._words.spans[first - 1][0] >= name_start:
            first -= 1
        before = self._words_before(first)
        gap = self._words.between(first - 1) if first else ""
        if not before or gap.strip(' \u00a0“"«*_‘'):
            return False
        while before and before[-1] in verbs.PEOPLE_NOUNS:
            before.pop()
            first -= 1
        if before[-2:] in (["according", "to"], ["to", "quote"], ["po", "mneniiu"], ["po", "slovam"], ["acuerdo", "con"]):  # fmt: skip
            return True
        if before[-4:] == ["in", "the", "words", "of"] or before[-1:] in _BY_WORD_OF:
            return True
        if before[-1:] == ["in"] and self._bare_end(mention) != mention.end:
            return self._word(mention.after) in verbs.VIEW_NOUNS
        return _as_in(before) or self._inverted(before, first, mention)

    def _words_before(self, first: int) -> list[str]:
        """At most five words of the same sentence before the one of this number."""
        found: list[str] = []
        for number in range(first - 1, max(-1, first - 6), -1):
            if found and any(c in "\n.!?;" for c in self._words.between(number)):
                break
            found.insert(0, self._word(number))
        return found

    def _inverted(self, before: Sequence[str], first: int, mention: Mention) -> bool:
        """““…,” writes Freeze”, “comme l’écrit Anselme”, “как пишет Хлевнюк”."""
        verb = _ELISION.sub("", before[-1]) if before else ""
        if not (verb in verbs.PRESENT or verb in verbs.PAST):
            return False
        if verb in verbs.FOREIGN or before[-2:-1] in (["kak"], ["as"]):
            return True
        start = self._words.spans[first - 1][0]
        lead = self._text[max(0, start - 3) : start].rstrip()
        if lead[-1:] in {"”", '"', "»", "’"}:
            return True
        if lead[-1:] != ",":
            return False
        after = self._text[mention.end : mention.end + 2].strip()
        return verb in verbs.ONLY_VERBS or not after or after[0] in ".,;:)"


_ELISION = re.compile(r"^[ldnst]'(?=.)")


_BY_WORD_OF = (
    *(["soglasno"], ["selon"], ["segun"], ["laut"]),
    *(["d'apres"], ["secondo"], ["gemass"]),
)


def _by_themselves(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Of “Okoro and Brandt have argued”, two authors of two works, each by itself."""
    for one, following in pairwise(found):
        is_within = one.mention.end <= following.mention.start < one.end
        if is_within and not set(one.mention.ids) & set(following.mention.ids):
            yield replace(one, end=one.mention.end)
        else:
            yield one
    yield from found[-1:]


def _is_cut_off(mention: Mention, gap: str) -> bool:
    """Marks stand between a title and its verb; or a name stands in quotation marks, as
    in “the household name “Saad” invokes”."""
    if not mention.is_name:
        return bool(gap.strip(_GAP))
    return gap.strip()[:1] in {"”", "»"}


def _as_in(before: Sequence[str]) -> bool:
    """“as noted by Freeze”, “as we see in Seventeen Moments”."""
    if before[-1:] not in (["by"], ["in"]):
        return False
    if before[-4:-3] == ["as"] and before[-1] == "in":
        return before[-3] in verbs.READERS
    return before[-3:-2] == ["as"] and before[-2] in verbs.PARTICIPLES
